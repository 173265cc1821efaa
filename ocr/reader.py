"""The reader that a warm worker keeps: a file and a page number in, the page's words and its upright picture out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PIL import Image

from ocr.detector import Detector
from ocr.engine import Engine, OpenEngine
from ocr.errors import OcrError
from ocr.files import examine, kind_of
from ocr.images import load, rendered
from ocr.limits import Limits
from ocr.model import Line, Page
from ocr.quality import measured
from ocr.recogniser import Recogniser
from ocr.tesseract import tesseract
from ocr.textlayer import TextLayer, text_layer
from ocr.upright import Upright, upright

EngineName = Literal["open", "tesseract"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read, and the upright image that its boxes refer to."""

    page: Page
    image: Image.Image

    def preview(self, max_side: int = 1600, quality: int = 80) -> bytes:
        """The upright page as a JPEG; its scale against the boxes is its width over ``page.width``."""
        small = self.image.copy()
        small.thumbnail((max_side, max_side), Image.Resampling.BOX, reducing_gap=2.0)
        kept = io.BytesIO()
        small.save(kept, "JPEG", quality=quality, optimize=True)
        return kept.getvalue()


class Reader:
    """Holds the loaded networks. Not for two threads at once; run one a process.

    ``engine`` fills ``Page.lines``; with ``second``, the other engine reads the page too, into ``Page.second``.
    """

    def __init__(self, limits: Limits | None = None, engine: EngineName = "open", second: bool = False) -> None:
        self.limits = limits or Limits()
        self._open = OpenEngine(Detector(), Recogniser())
        self._engine = engine
        self._tesseract: Engine | None = None
        if second or engine == "tesseract":
            self._tesseract = tesseract(self.limits.second_milliseconds)
        self._second = second

    def page(self, path: Path, number: int) -> Reading:
        """Page ``number`` from 1. Raises OcrError for what the page holds; a blank page is read, as no lines."""
        try:
            return self._text_page(path, number) or self._picture_page(path, number)
        except MemoryError:
            raise OcrError("page-too-expensive") from None

    def _text_page(self, path: Path, number: int) -> Reading | None:
        """The page by its own text, where it is a PDF that has one which agrees with what is seen."""
        if kind_of(path) != "pdf":
            return None
        layer = text_layer(path, number, self.limits)
        if layer is None:
            return None
        image, scale = rendered(path, number, self.limits)
        lines = layer.lines(scale)
        if not self._agrees(image, lines):
            return None
        page = Page(number, image.width, image.height, 0, "text", lines, (), measured(image, 0.0))
        return Reading(page, image)

    def _agrees(self, image: Image.Image, lines: tuple[Line, ...]) -> bool:
        return TextLayer.agrees(image.convert("L"), lines, self._open)

    def _picture_page(self, path: Path, number: int) -> Reading:
        stood = upright(load(path, number, self.limits), self._open)
        own = self._read_open(stood) if self._engine == "open" or self._second else ()
        other = tuple(self._tesseract.read(stood.grey)) if self._tesseract else ()
        lines, second = (own, other) if self._engine == "open" else (other, own)
        page = Page(number, *stood.image.size, stood.rotation, "ocr", lines, (), measured(stood.grey, stood.skew))
        return Reading(replace(page, second=second) if self._second else page, stood.image)

    def _read_open(self, stood: Upright) -> tuple[Line, ...]:
        return tuple(self._open.read_found(stood.grey, stood.found))


def read(path: Path, reader: Reader | None = None) -> Iterator[Page]:
    """The pages of a file, one after the other. Raises OcrError."""
    reader = reader or Reader()
    for number in range(1, examine(path, reader.limits).pages + 1):
        yield reader.page(path, number).page
