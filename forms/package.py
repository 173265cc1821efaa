"""A package: the documents of one applicant for one service, drawn and scanned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random

from chalicelib.catalogue import Catalogue
from forms.degrade import LEVELS, Scan
from forms.draft import Draft
from forms.drawings import DRAWINGS
from forms.faults import Planted
from forms.fonts import Fonts
from forms.pressed import press_stamps
from forms.script import Script, Wish, script_of
from forms.sheet import back
from forms.values import Paper, Values
from forms.words import look

_DPI: dict[str, tuple[int, ...]] = {"clean": (300,), "office": (200, 240, 300, 300), "hard": (150, 170, 200)}


@dataclass(frozen=True)
class Document:
    """One document: its file's stem, its type, its canonical values, and a scan for each page. The fields are on the
    first page."""

    stem: str
    type: str
    values: Values
    pages: tuple[Scan, ...]


@dataclass(frozen=True)
class Package:
    service: str
    level: str
    applicant: str
    documents: tuple[Document, ...]
    planted: tuple[Planted, ...]


def generate(
    service: str, level: str, seed: str, fonts: Fonts, today: date, *, wish: Wish, catalogue: Catalogue
) -> Package:
    """Draw and scan one package. The same arguments (and the same fonts) give the same pixels.

    KeyError for an unknown service or level, WishError for a fault that can't be planted.
    """
    script = script_of(catalogue, service, seed, today, wish)
    documents = tuple(
        draw(paper, level, Random(f"{seed}/{paper.stem}/{level}"), fonts, script) for paper in script.papers
    )
    return Package(service, level, script.applicant, documents, script.planted)


def draw(paper: Paper, level: str, rng: Random, fonts: Fonts, script: Script) -> Document:
    """One document with its paper's values; one in five that have a back comes with it."""
    design = look(paper.type.id)
    canvas = DRAWINGS[design.drawing](
        Draft(paper, design, partial(script.author.aside, paper.type)), rng, fonts, rng.choice(_DPI[level])
    )
    press_stamps(canvas, design, level, rng)
    sides = [canvas, back(design, canvas, rng)] if design.back and rng.random() < 0.2 else [canvas]
    return Document(paper.stem, paper.type.id, paper.values, tuple(LEVELS[level](Scan.of(side), rng) for side in sides))
