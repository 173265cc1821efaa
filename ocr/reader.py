"""The reader that a warm worker keeps: a file and a page number in, the page's words and its upright picture out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PIL import Image

from ocr.codes import codes_on
from ocr.detector import Detector
from ocr.engine import Engine, OpenEngine
from ocr.errors import OcrError
from ocr.files import examine, kind_of
from ocr.images import load, rendered
from ocr.limits import Limits
from ocr.model import Line, Page
from ocr.quality import measured
from ocr.recogniser import Recogniser
from ocr.stopwatch import Stopwatch
from ocr.tesseract import tesseract
from ocr.textlayer import LEAST_CHARACTERS, agrees, text_layer
from ocr.upright import Upright, straightened, turned, upright

EngineName = Literal["open", "tesseract"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read; its picture as it came, how it has to be turned and straightened (``Upright``) for the page's
    boxes; and the processor seconds that each step of reading it took."""

    page: Page
    picture: Image.Image
    turn: int = 0
    skew: float = 0.0
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def image(self) -> Image.Image:
        """The upright picture, which the page's boxes refer to."""
        return self._upright(self.picture)

    def preview(self, max_side: int = 1600, quality: int = 80) -> bytes:
        """The upright page as a JPEG; its scale against the boxes is its width over ``page.width``."""
        small = self.picture.copy()
        small.thumbnail((max_side, max_side), Image.Resampling.BOX, reducing_gap=2.0)
        kept = io.BytesIO()
        self._upright(small).save(kept, "JPEG", quality=quality)
        return kept.getvalue()

    def _upright(self, picture: Image.Image) -> Image.Image:
        return straightened(turned(picture, self.turn), self.skew)


class Reader:
    """Holds the loaded networks. Not for two threads at once; run one a process.

    ``engine`` fills ``Page.lines``; with ``second``, the other engine reads the page too, into ``Page.second``.
    ``open_engine`` is the open engine to use, which also turns pages upright: another size of it, for instance.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        engine: EngineName = "open",
        second: bool = False,
        open_engine: OpenEngine | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._open = open_engine or OpenEngine(Detector(), Recogniser())
        self._engine = engine
        self._tesseract: Engine | None = None
        if second or engine == "tesseract":
            self._tesseract = tesseract(self.limits.second_milliseconds)
        self._second = second

    def page(self, path: Path, number: int) -> Reading:
        """Page ``number`` from 1. Raises OcrError for what the page holds; a blank page is read, as no lines."""
        try:
            if kind_of(path) == "pdf":
                return self._pdf_page(path, number)
            return self._picture_page(load(path, number, self.limits), number)
        except MemoryError:
            raise OcrError("page-too-expensive") from None

    def _pdf_page(self, path: Path, number: int) -> Reading:
        """The page by its own text, where it has one that agrees with what is seen; else by its picture."""
        seen = rendered(path, number, self.limits)
        layer = text_layer(path, number, self.limits) if seen.characters >= LEAST_CHARACTERS else None
        lines = layer.lines(seen.scale) if layer else ()
        if not lines or not agrees(seen.image.convert("L"), lines, self._open):
            return self._picture_page(seen.image, number)
        quality, codes = measured(seen.image, lines, 0.0), codes_on(seen.image)
        page = Page(number, *seen.image.size, 0, "text", lines, (), quality, codes)
        return Reading(page, seen.image)

    def _picture_page(self, image: Image.Image, number: int) -> Reading:
        watch = Stopwatch()
        stood = upright(image, self._open, watch)
        with watch.step("recognition"):
            own = self._read_open(stood) if self._engine == "open" or self._second else ()
        with watch.step("second reading"):
            other = tuple(self._tesseract.read(stood.grey)) if self._tesseract else ()
        lines, second = (own, other) if self._engine == "open" else (other, own)
        with watch.step("quality"):
            quality = measured(stood.grey, lines, stood.skew)
        with watch.step("codes"):
            codes = codes_on(stood.grey)
        page = Page(number, *stood.grey.size, stood.rotation, "ocr", lines, second, quality, codes)
        return Reading(page, image, stood.rotation, stood.skew, watch.seconds)

    def _read_open(self, stood: Upright) -> tuple[Line, ...]:
        return tuple(self._open.read_found(stood.grey, stood.found, stood.read))


def read(path: Path, reader: Reader | None = None) -> Iterator[Page]:
    """The pages of a file, one after the other. Raises OcrError."""
    reader = reader or Reader()
    for number in range(1, examine(path, reader.limits).pages + 1):
        yield reader.page(path, number).page
