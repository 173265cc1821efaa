"""A package on disk: its files and ``truth.json``, whose shape is a promise to scripts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from forms.canvas import Box
from forms.files import Saved, save, save_pdf
from forms.package import Document, Package


def write(package: Package, folder: Path, seed: str, today: date, *, lines: bool = False) -> None:
    """Save each document as a kind of file that fits the package's level, and write the truth beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for document in package.documents:
        rng, stem = Random(f"{seed}/{document.stem}/file"), folder / document.stem
        if document.pdf is None:
            saved.append(save(document.pages, stem, package.level, rng, today))
        else:
            saved.append(save_pdf(document.pdf, document.pages[0], stem))
    write_truth(package, saved, folder, lines=lines)


def write_truth(package: Package, saved: list[Saved], folder: Path, *, lines: bool = False) -> None:
    """Put ``truth.json`` of the package, saved as these files, into ``folder``; with ``lines``, also ``lines.json``.

    A field's value is canonical; its ``text`` is as printed. ``complete``: a field of the type that isn't here isn't
    printed either, which can't be said of a labelled scan from life. A box is x0, y0, x1, y1 in pixels of the upright
    page (of a PDF: at 300 dpi), the smallest upright one around the value's ink after skew and perspective.
    ``lines.json`` maps a file to every piece of text on its first page, for character error rates.
    """
    documents, texts = [], {}
    for document, file in zip(package.documents, saved, strict=True):
        documents.append(_truth(document, file.path.name, file.scale))
        pieces = document.pages[0].lines
        texts[file.path.name] = [{"text": line.text, "box": _box(line.box, file.scale)} for line in pieces]
    planted = [{"code": fault.code, "fields": list(fault.fields)} for fault in package.planted]
    head = {"service": package.service, "applicant": package.applicant, "level": package.level}
    _dump({**head, "documents": documents, "planted": planted}, folder / "truth.json")
    if lines:
        _dump(texts, folder / "lines.json")


def _truth(document: Document, file: str, scale: float) -> dict[str, Any]:
    front = document.pages[0]
    fields: dict[str, dict[str, Any]] = {
        name: {"value": document.values[name], "box": _box(box, scale)} for name, box in front.values.items()
    }
    for name in fields.keys() & front.texts.keys():
        fields[name]["text"] = front.texts[name]
    return {"file": file, "type": document.type, **front.made, "complete": True, "fields": fields}


def _box(box: Box, scale: float) -> list[int]:
    return [round(edge * scale) for edge in box]


def _dump(content: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
