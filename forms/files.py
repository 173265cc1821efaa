"""Scans as files: JPEG, PNG, TIFF (also G4) and PDF, the same bytes for the same pixels."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from PIL import Image

from forms.degrade import Scan


@dataclass(frozen=True)
class Saved:
    """The file, and the factor from the scan's pixels to those of the page as a reader renders it.

    A PDF is rendered at 300 dpi whatever its image has, so its boxes are given there.
    """

    path: Path
    scale: float = 1.0


Saver = Callable[[Image.Image, Path, int, int, time.struct_time], Saved]
PDF_DPI = 300


def _jpeg(image: Image.Image, stem: Path, dpi: int, quality: int, _at: time.struct_time) -> Saved:
    path = stem.with_suffix(".jpg")
    image.save(path, "JPEG", quality=quality, dpi=(dpi, dpi))
    return Saved(path)


def _png(image: Image.Image, stem: Path, dpi: int, _quality: int, _at: time.struct_time) -> Saved:
    path = stem.with_suffix(".png")
    image.save(path, "PNG", dpi=(dpi, dpi))
    return Saved(path)


def _tiff(image: Image.Image, stem: Path, dpi: int, quality: int, _at: time.struct_time) -> Saved:
    path = stem.with_suffix(".tif")
    image.save(path, "TIFF", compression="jpeg", quality=quality, dpi=(dpi, dpi))
    return Saved(path)


def bilevel(image: Image.Image) -> Image.Image:
    """Black and white as a fax or a copier's scanner decides: by a threshold under the paper's own grey."""
    grey = image.convert("L")
    histogram = grey.histogram()
    paper = max(range(128, 256), key=histogram.__getitem__)
    return grey.point([255 if value > paper * 0.68 else 0 for value in range(256)], "1")


def _g4(image: Image.Image, stem: Path, dpi: int, _quality: int, _at: time.struct_time) -> Saved:
    path = stem.with_suffix(".tif")
    bilevel(image).save(path, "TIFF", compression="group4", dpi=(dpi, dpi))
    return Saved(path)


def _pdf(image: Image.Image, stem: Path, dpi: int, quality: int, at: time.struct_time) -> Saved:
    path = stem.with_suffix(".pdf")
    image.save(path, "PDF", resolution=dpi, quality=quality, creationDate=at, modDate=at)
    return Saved(path, PDF_DPI / dpi)


# Level → how often each kind of file comes, and the range of JPEG quality.
_KINDS: dict[str, tuple[dict[Saver, int], tuple[int, int]]] = {
    "clean": ({_jpeg: 3, _png: 3, _pdf: 2, _g4: 1}, (90, 95)),
    "office": ({_jpeg: 12, _pdf: 4, _tiff: 2, _g4: 2}, (60, 85)),
    "hard": ({_jpeg: 8, _pdf: 1}, (35, 60)),
}


def save(scan: Scan, stem: Path, level: str, rng: Random, today: date) -> Saved:
    """Write the scan beside ``stem`` in one of the kinds of file that come at this level."""
    image = scan.image.transpose(Image.Transpose.ROTATE_180) if scan.turned else scan.image
    savers, (low, high) = _KINDS[level]
    saver = rng.choices(list(savers), list(savers.values()))[0]
    return saver(image, stem, scan.dpi, rng.randint(low, high), today.timetuple())
