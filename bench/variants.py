"""The readers that are measured beside each other. Fields are made of their pages by the very same extraction."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from bench.pages import CountedPages
from bench.stock import StockPages
from chalicelib.pipeline.pages import OcrPages, PageSource
from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.reader import AGAIN, Reader
from ocr.recogniser import RECOGNISER, TEXT, Recogniser
from ocr.steps import Steps

SECOND, LINES = "second", (TEXT, RECOGNISER)


@dataclass(frozen=True)
class Variant:
    """``weights``: a folder with another recogniser; ``without``: a step left out; ``stock``: tesseract alone."""

    name: str
    weights: Path | None = None
    without: str | None = None
    stock: bool = False


WHOLE = Variant("whole")
STOCK = Variant("stock tesseract", stock=True)


def open_model(weights: Path) -> Variant:
    """The unmodified open recogniser, of a folder with recogniser.onnx and recogniser.json."""
    return Variant("open model", weights=weights)


def without(step: str) -> Variant:
    return Variant(f"without {step}", without=step)


def steps() -> tuple[str, ...]:
    """What can be left out: either network that reads lines, the second engine, each small network that reads them
    again, each step that makes a picture ready."""
    return *LINES, SECOND, *AGAIN, *(field.name for field in dataclasses.fields(Steps))


def pages_of(variant: Variant, keep: Path | None) -> CountedPages:
    """The variant's pages, its networks loaded once a process; what it reads is kept in a folder of its own."""
    folder = keep / variant.name.replace(" ", "-") if keep and variant != WHOLE else keep
    return _pages(variant, folder)


@cache
def _pages(variant: Variant, folder: Path | None) -> CountedPages:
    source: PageSource = StockPages() if variant.stock else OcrPages(partial(reader, variant))
    return CountedPages(folder, source)


def reader(variant: Variant) -> Reader:
    left_out = {} if variant.without in (None, *LINES, SECOND, *AGAIN) else {str(variant.without): False}
    again = [name for name in AGAIN if name != variant.without]
    return Reader(second=variant.without != SECOND, again=again, open_engine=_engine(variant), steps=Steps(**left_out))


def _engine(variant: Variant) -> OpenEngine | None:
    """Another one than the whole reader's, where the variant has one."""
    if variant.weights:
        return OpenEngine(Detector(), Recogniser(variant.weights))
    if variant.without in LINES:
        (left,) = (name for name in LINES if name != variant.without)
        return OpenEngine(Detector(), Recogniser(name=left))
    return None
