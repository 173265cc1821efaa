"""Scans as files: JPEG, PNG, TIFF (also G4) and PDF, the same bytes for the same pixels."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image

from forms.scan import Scan

PDF_DPI = 300


@dataclass(frozen=True)
class Saved:
    """The file, and the factor from the scan's pixels to those of the page as a reader sees it.

    A PDF is rendered at 300 dpi whatever its image has, so its boxes are given there.
    """

    path: Path
    scale: float = 1.0


@dataclass(frozen=True)
class Form:
    """A kind of file: its suffix, Pillow's name and options for it, and what is done to each page first."""

    suffix: str
    format: str
    options: dict[str, Any]
    prepare: Callable[[Image.Image], Image.Image] = lambda image: image
    pages: bool = False


def bilevel(image: Image.Image) -> Image.Image:
    """Black and white as a fax or a copier's scanner decides: by a threshold under the paper's own grey."""
    grey = image.convert("L")
    histogram = grey.histogram()
    paper = max(range(128, 256), key=histogram.__getitem__)
    return grey.point([255 if value > paper * 0.68 else 0 for value in range(256)], "1")


JPEG = Form(".jpg", "JPEG", {})
PNG = Form(".png", "PNG", {})
TIFF = Form(".tif", "TIFF", {"compression": "jpeg"}, pages=True)
G4 = Form(".tif", "TIFF", {"compression": "group4"}, bilevel, pages=True)
PDF = Form(".pdf", "PDF", {}, pages=True)

# Level → how often each kind of file comes, and the range of JPEG quality.
_KINDS: dict[str, tuple[tuple[tuple[Form, int], ...], tuple[int, int]]] = {
    "clean": (((JPEG, 3), (PNG, 3), (PDF, 2), (G4, 1)), (90, 95)),
    "office": (((JPEG, 12), (PDF, 4), (TIFF, 2), (G4, 2)), (60, 85)),
    "hard": (((JPEG, 8), (PDF, 1)), (35, 60)),
}


def save(pages: tuple[Scan, ...], stem: Path, level: str, rng: Random, today: date) -> Saved:
    """Write the scans beside ``stem`` in one of the kinds of file that come at this level."""
    kinds, (low, high) = _KINDS[level]
    fit = [(form, weight) for form, weight in kinds if form.pages or len(pages) == 1]
    form = rng.choices([form for form, _ in fit], [weight for _, weight in fit])[0]
    return save_as(form, pages, stem, rng.randint(low, high), today)


def save_as(form: Form, pages: tuple[Scan, ...], stem: Path, quality: int, today: date) -> Saved:
    """Write the scans as ``form``. A page that was turned is stored upside down.

    ValueError when there are more pages than the kind of file can hold.
    """
    if len(pages) > 1 and not form.pages:
        raise ValueError(f"{form.format} holds one page, not {len(pages)}: use TIFF or PDF")
    path, dpi = stem.with_suffix(form.suffix), pages[0].dpi
    first, *others = (form.prepare(_as_stored(page)) for page in pages)
    options = {**form.options, "dpi": (dpi, dpi)}
    if first.mode != "1":
        options["quality"] = quality
    if form is PDF:
        at: time.struct_time = today.timetuple()
        options |= {"resolution": dpi, "creationDate": at, "modDate": at}
    if others:
        options |= {"save_all": True, "append_images": others}
    first.save(path, form.format, **options)
    return Saved(path, PDF_DPI / dpi if form is PDF else 1.0)


def save_pdf(content: bytes, proof: Scan, stem: Path) -> Saved:
    """Write a PDF that a program made; its boxes are those of its ``proof``."""
    path = stem.with_suffix(PDF.suffix)
    path.write_bytes(content)
    return Saved(path, PDF_DPI / proof.dpi)


def _as_stored(page: Scan) -> Image.Image:
    return page.image.transpose(Image.Transpose.ROTATE_180) if page.turned else page.image
