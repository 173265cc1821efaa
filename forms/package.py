"""A package: the documents of one applicant for one service, drawn, scanned and written with their truth."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from forms import decor
from forms.canvas import Canvas, Pen
from forms.card import national_card
from forms.degrade import LEVELS, Scan
from forms.facts import FAULTS, Values, facts, plant, values_of
from forms.files import Saved, save
from forms.fonts import Fonts
from forms.sheet import form
from forms.words import DocumentSpec, document_spec, services

Drawing = Callable[[DocumentSpec, Values, Random, Fonts, int], Canvas]
_DRAWINGS: dict[str, Drawing] = {"national_card": national_card}
_DPI: dict[str, tuple[int, ...]] = {"clean": (300,), "office": (200, 240, 300, 300), "hard": (150, 170, 200)}
_STAMPS = (
    ["شهرداری کرج", "منطقه", "واحد شهرسازی"],
    ["دفتر خدمات الکترونیک شهر", "ثبت دبیرخانه", "کرج"],
    ["اداره ثبت اسناد و املاک کرج", "دفتر املاک", "ثبت شد"],
)


@dataclass(frozen=True)
class Document:
    """One document of a package: its type, its canonical values and its scan."""

    type: str
    values: Values
    scan: Scan


@dataclass(frozen=True)
class Package:
    service: str
    level: str
    documents: list[Document]
    planted: list[str]


def generate(service: str, level: str, seed: str, fonts: Fonts, today: date, *, faults: Sequence[str] = ()) -> Package:
    """Draw and scan one package. The same arguments (and the same fonts) give the same pixels.

    ``faults`` are codes of ``forms.facts.FAULTS``. KeyError for an unknown service, level or fault.
    """
    rng = Random(f"{seed}/facts")
    values = values_of(facts(rng, today))
    for code in faults:
        plant(code, values, rng, today)
    documents = [
        _document(kind, values[kind], level, Random(f"{seed}/{kind}/{level}"), fonts) for kind in services()[service]
    ]
    return Package(service, level, documents, list(faults))


def _document(kind: str, values: Values, level: str, rng: Random, fonts: Fonts) -> Document:
    drawing = _DRAWINGS.get(kind, form)
    canvas = drawing(document_spec(kind), values, rng, fonts, rng.choice(_DPI[level]))
    _stamps(canvas, level, rng)
    return Document(kind, values, LEVELS[level](Scan.of(canvas), rng))


def _stamps(canvas: Canvas, level: str, rng: Random) -> None:
    """Office: at the edges and in free places. Hard: the last one stands across a value."""
    pen = Pen(canvas.fonts.pick(rng).bold, 0, rng.choice(decor.STAMP_INKS))
    width, height = canvas.image.size
    taken = [line.box for line in canvas.lines]
    for _ in range(rng.choice((0, 1, 1, 2)) if level != "clean" else rng.choice((0, 1))):
        place = decor.free_place(rng, canvas.mm(20), taken, (0, height * 0.5, width, height))
        if place:
            taken.append(decor.stamp(canvas, place, rng.choice(_STAMPS), pen, rng))
    if level == "hard" and rng.random() < 0.6:
        box = canvas.values[rng.choice(sorted(canvas.values))][0]
        decor.stamp(canvas, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), rng.choice(_STAMPS), pen, rng)


def write(package: Package, folder: Path, seed: str, today: date) -> None:
    """Put the package's files and ``truth.json`` (project design, section 5) into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    truth: list[dict[str, Any]] = []
    for document in package.documents:
        saved = save(
            document.scan, folder / document.type, package.level, Random(f"{seed}/{document.type}/file"), today
        )
        truth.append(_truth(document, saved))
    planted = [{"code": code, "fields": list(FAULTS[code].shows)} for code in package.planted]
    content = {"service": package.service, "level": package.level, "documents": truth, "planted": planted}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


def _truth(document: Document, saved: Saved) -> dict[str, Any]:
    fields = {
        name: {"value": document.values[name], "box": [round(edge * saved.scale) for edge in box]}
        for name, box in document.scan.values.items()
    }
    return {"file": saved.path.name, "type": document.type, "fields": fields}
