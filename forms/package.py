"""A package: the documents of one applicant for one service, drawn and scanned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random

from chalicelib.catalogue import Catalogue
from forms.draft import Draft
from forms.faults import Planted
from forms.fonts import Fonts
from forms.scan import Scan
from forms.script import Script, Wish, script_of
from forms.values import Paper, Values
from forms.ways import Order, Way, drawn
from forms.words import look


@dataclass(frozen=True)
class Document:
    """One document: its file's stem, its type, its canonical values, and a scan for each page. The fields are on the
    first page. ``pdf``: the file itself, where a program wrote it and nobody scanned it."""

    stem: str
    type: str
    values: Values
    pages: tuple[Scan, ...]
    pdf: bytes | None = None


@dataclass(frozen=True)
class Package:
    service: str
    level: str
    applicant: str
    documents: tuple[Document, ...]
    planted: tuple[Planted, ...]


def generate(
    service: str,
    level: str,
    seed: str,
    fonts: Fonts,
    today: date,
    *,
    wish: Wish,
    catalogue: Catalogue,
    way: Way = drawn,
    wear: bool = True,
) -> Package:
    """Make one package in this way. The same arguments (and the same fonts and programs) give the same pixels.

    ``wear``: whether paper is folded, punched, written on and copied as its level has it; without, a page has only
    what the scanner does. KeyError for an unknown service or level, WishError for a fault that can't be planted.
    """
    script = script_of(catalogue, service, seed, today, wish)

    def document(paper: Paper) -> Document:
        key = f"{seed}/{paper.stem}/{level}"
        worn = Random(f"{key}/wear") if wear else None
        hand = f"{key}/hand" if wish.hand and paper.type.counter_form else ""
        made = way(Order(_draft(paper, script, hand), level, today, Random(key), worn), fonts)
        return Document(paper.stem, paper.type.id, paper.values, made.pages, made.pdf)

    return Package(service, level, script.applicant, tuple(map(document, script.papers)), script.planted)


def _draft(paper: Paper, script: Script, hand: str) -> Draft:
    return Draft(paper, look(paper.type.id), partial(script.author.aside, paper.type), hand)
