"""The reader that a warm worker keeps: a file and a page number in, the page's words and its upright picture out."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from PIL import Image

from ocr.again import OWN, Again
from ocr.alternatives import with_letters, with_numbers, without_commas
from ocr.born import believe, look
from ocr.codes import codes_on
from ocr.detector import Detector
from ocr.engine import OpenEngine, crops
from ocr.errors import OcrError
from ocr.files import examine, kind_of
from ocr.images import load
from ocr.leaders import without_leaders
from ocr.limits import Limits
from ocr.model import Box, Line, Page
from ocr.prepare import prepared
from ocr.quality import TEXT_LAYER, measured
from ocr.recogniser import LETTERS, NUMBERS, NUMERALS, TEXT, Recogniser
from ocr.steps import Steps
from ocr.stopwatch import Stopwatch
from ocr.tesseract import MARGINS, LineEngine, tesseract
from ocr.unboxed import unboxed
from ocr.upright import Upright, straightened, turned, upright

EngineName = Literal["open", "tesseract"]
COARSE = 544
AGAIN = tuple(OWN)
"""The small networks, each of which reads words of its own once more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read; the sheet's picture, how it has to be turned and straightened (``Upright``) for the
    page's boxes; and the processor seconds that each step of reading it took."""

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

    ``engine`` fills ``Page.lines``; with ``second``, the other engine reads the page too, into ``Page.second``; the
    networks of ``again`` read the numbers and the letters once more, into ``Page.numbers``, ``numerals`` and
    ``letters``.
    ``open_engine`` is the open engine to use, which also turns pages upright: another size of it, for instance.
    ``steps``: which steps clean a picture first, all where none is said.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        engine: EngineName = "open",
        *,
        second: bool = False,
        again: Collection[str] = (),
        open_engine: OpenEngine | None = None,
        steps: Steps | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._open = open_engine or OpenEngine(Detector(), Recogniser(name=TEXT), Recogniser())
        self._engine = engine
        self._tesseract: LineEngine | None = None
        if second or engine == "tesseract":
            self._tesseract = tesseract(self.limits.second_milliseconds)
        self._second = second
        self._again = {name: Again(name, OpenEngine(self._open.detector, Recogniser(name=name))) for name in again}
        self._steps = steps or Steps()

    def page(self, path: Path, number: int) -> Reading:
        """Page ``number`` from 1. Raises OcrError for what the page holds; a blank page is read, as no lines."""
        try:
            watch = Stopwatch()
            if kind_of(path) == "pdf":
                return self._pdf_page(path, number, watch)
            return self._picture_page(self._load(path, number, watch), number, watch)
        except MemoryError:
            raise OcrError("page-too-expensive") from None

    def _load(self, path: Path, number: int, watch: Stopwatch) -> Image.Image:
        with watch.step("load"):
            return load(path, number, self.limits)

    def _pdf_page(self, path: Path, number: int, watch: Stopwatch) -> Reading:
        """The page by its own text, where it has one that agrees with what is seen; else by its picture."""
        with watch.step("load"):
            sheet = look(path, number, self.limits)
        if sheet.layer is None:
            return self._picture_page(sheet.image, number, watch)
        with watch.step("text layer"):
            belief = believe(sheet, sheet.layer, self._open)
        if not belief.lines:
            read = self._picture_page(self._load(path, number, watch), number, watch)
            if belief.likeness is None:
                return read
            measured_too = read.page.quality | {TEXT_LAYER: round(belief.likeness, 3)}
            return replace(read, page=replace(read.page, quality=measured_too))
        with watch.step("codes"):
            codes = codes_on(sheet.image)
        page = Page(number, *sheet.size, sheet.turn, "text", belief.lines, (), {}, codes)
        return Reading(page, sheet.image, seconds=watch.seconds)

    def _picture_page(self, image: Image.Image, number: int, watch: Stopwatch) -> Reading:
        with watch.step("preparation"):
            sheet = prepared(image, self._steps, self._boxes)
        stood = upright(sheet.grey, self._open, watch)
        with watch.step("detection"):
            grey, boxes = unboxed(stood.grey, [found.box for found in stood.found])
            grey = without_leaders(grey, boxes) if self._steps.leaders else grey
        with watch.step("recognition"):
            own = self._read_open(grey, boxes, stood) if self._engine == "open" or self._second else ()
        with watch.step("second reading"):
            other = self._read_tesseract(grey, boxes)
        with watch.step("numbers"):
            numbers, numerals = (
                tuple(without_commas(self._read_again(name, grey, boxes, own), own)) for name in (NUMBERS, NUMERALS)
            )
            own = tuple(with_numbers(own, numbers, numerals))
        with watch.step("letters"):
            letters = self._read_again(LETTERS, grey, boxes, own)
            own = tuple(with_letters(own, letters))
        lines, second = (own, other) if self._engine == "open" else (other, own)
        with watch.step("quality"):
            quality = measured(stood.grey, lines, stood.skew) | dict(sheet.measured)
        with watch.step("codes"):
            codes = codes_on(stood.grey)
        size = stood.grey.size
        page = Page(number, *size, stood.rotation, "ocr", lines, second, quality, codes, numbers, letters, numerals)
        return Reading(page, sheet.picture, stood.rotation, stood.skew, watch.seconds)

    def _boxes(self, image: Image.Image) -> list[Box]:
        """Where there is text, at a coarse look."""
        grey = image if image.mode == "L" else image.convert("L")
        return [found.box for found in self._open.detector.lines(grey, COARSE)]

    def _read_open(self, grey: Image.Image, boxes: Sequence[Box], stood: Upright) -> tuple[Line, ...]:
        return tuple(self._open.read_lines(grey, boxes, stood.read, self.limits.line_seconds))

    def _read_tesseract(self, grey: Image.Image, boxes: Sequence[Box]) -> tuple[Line, ...]:
        """The whole page where it is the only reading, else the lines that were found: it reads them better so."""
        if not self._tesseract:
            return ()
        if self._engine == "tesseract":
            return tuple(self._tesseract.read(grey))
        return tuple(self._tesseract.read_lines(grey, crops(boxes, grey.size, MARGINS)))

    def _read_again(
        self, name: str, grey: Image.Image, boxes: Sequence[Box], lines: Sequence[Line]
    ) -> tuple[Line, ...]:
        found = self._again.get(name)
        return found.read(grey, boxes, lines, self.limits.again_seconds) if found else ()


def read(path: Path, reader: Reader | None = None) -> Iterator[Page]:
    """The pages of a file, one after the other. Raises OcrError."""
    reader = reader or Reader()
    for number in range(1, examine(path, reader.limits).pages + 1):
        yield reader.page(path, number).page
