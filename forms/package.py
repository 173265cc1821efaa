"""A package: the documents of one applicant for one service, drawn and scanned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from forms import decor
from forms.canvas import Canvas, Pen
from forms.card import national_card
from forms.degrade import LEVELS, Scan
from forms.facts import Values, facts, plant, values_of
from forms.fonts import Fonts
from forms.sheet import back, form
from forms.words import DocumentSpec, document_spec, services

Drawing = Callable[[DocumentSpec, Values, Random, Fonts, int], Canvas]
_DRAWINGS: dict[str, Drawing] = {"national_card": national_card}
_DPI: dict[str, tuple[int, ...]] = {"clean": (300,), "office": (200, 240, 300, 300), "hard": (150, 170, 200)}
_STAMPS: dict[str, tuple[int, ...]] = {"clean": (0, 1), "office": (0, 1, 1, 2), "hard": (0, 1, 2)}


@dataclass(frozen=True)
class Document:
    """One document: its type, its canonical values, and a scan for each page. The fields are on the first page."""

    type: str
    values: Values
    pages: tuple[Scan, ...]


@dataclass(frozen=True)
class Package:
    service: str
    level: str
    documents: tuple[Document, ...]
    planted: tuple[str, ...]


def generate(service: str, level: str, seed: str, fonts: Fonts, today: date, *, faults: Sequence[str] = ()) -> Package:
    """Draw and scan one package. The same arguments (and the same fonts) give the same pixels.

    ``faults`` are codes of ``forms.facts.FAULTS``. KeyError for an unknown service, level or fault.
    """
    rng = Random(f"{seed}/facts")
    values = values_of(facts(rng, today))
    for code in faults:
        plant(code, values, rng, today)
    documents = tuple(
        draw(document_spec(kind), values[kind], level, Random(f"{seed}/{kind}/{level}"), fonts)
        for kind in services()[service]
    )
    return Package(service, level, documents, tuple(faults))


def draw(spec: DocumentSpec, values: Values, level: str, rng: Random, fonts: Fonts) -> Document:
    """One document with these values; one in five that have a back comes with it."""
    canvas = _DRAWINGS.get(spec.id, form)(spec, values, rng, fonts, rng.choice(_DPI[level]))
    _stamps(canvas, spec, level, rng)
    sides = [canvas, back(spec, canvas, rng)] if spec.back and rng.random() < 0.2 else [canvas]
    return Document(spec.id, values, tuple(LEVELS[level](Scan.of(side), rng) for side in sides))


def _stamps(canvas: Canvas, spec: DocumentSpec, level: str, rng: Random) -> None:
    """In free places and over the edges; at the hard level the last one stands across a value."""
    pen = Pen(canvas.fonts.pick(rng).bold, 0, rng.choice(decor.STAMP_INKS))
    width, height = canvas.image.size
    taken = [line.box for line in canvas.lines]
    sheet = height > canvas.mm(100)
    for _ in range(rng.choice(_STAMPS[level]) if sheet else 0):
        place = decor.free_place(rng, canvas.mm(20), taken, (0, height * 0.4, width, height))
        if place:
            taken.append(decor.stamp(canvas, place, rng.choice(spec.stamps), pen, rng))
    if level == "hard" and rng.random() < 0.6:
        box = canvas.values[rng.choice(sorted(canvas.values))][0]
        decor.stamp(canvas, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), rng.choice(spec.stamps), pen, rng)
