"""What every recognition engine does, and the open one: PP-OCRv6's detector with networks that read its lines."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Protocol

from PIL import Image

from ocr.ctc import Probabilities
from ocr.detector import Detector
from ocr.layout import reading_order
from ocr.merge import merged, weakest
from ocr.model import UNREAD, Box, Line, Word
from ocr.recogniser import Recogniser
from ocr.unboxed import unboxed
from ocr.words import around, line_of

TOO_SMALL = (8, 6)
MOST = 1000
_ZEROS, _ASKING = "0۰", 0.6
"""The share of a page's time in which the slower network is asked: the rest is kept for reading every line once."""
SURE = 0.85
"""A line whose every word is so sure is not read by the slower network too (docs/reading.md)."""


class Engine(Protocol):
    """Reads an upright grey image into lines, in reading order, boxes in its pixels; an empty page has none."""

    def read(self, image: Image.Image) -> list[Line]: ...


class OpenEngine:
    """A crop reaches beyond the detector's box as far as the recogniser is used to (``Recogniser.margins``).
    ``thorough``, a slower network, reads the lines again that the ``recogniser`` is in doubt about, or has a number in
    that begins with a zero: so a speck, or the side of a box, looks to a small network."""

    def __init__(self, detector: Detector, recogniser: Recogniser, thorough: Recogniser | None = None) -> None:
        self.detector = detector
        self.recogniser = recogniser
        self._thorough = thorough

    def read(self, image: Image.Image) -> list[Line]:
        return self.read_lines(*unboxed(image, [found.box for found in self.detector.lines(image)]))

    def read_lines(
        self,
        image: Image.Image,
        boxes: Sequence[Box],
        known: Mapping[Box, Probabilities] | None = None,
        seconds: float = float("inf"),
    ) -> list[Line]:
        """The lines of boxes that were found before. What there were no processor ``seconds`` left for is marked
        (``ocr.model.UNREAD``); so is, as one, what lies beyond ``MOST``. ``known``: crops that were read already."""
        begun = time.process_time()
        boxes = self.crops(boxes, image.size)
        boxes, beyond = boxes[:MOST], boxes[MOST:]
        known = known or {}
        lines: list[Line | None] = []
        for box in boxes:
            spent = time.process_time() - begun
            may_read, may_ask = box in known or spent <= seconds, spent <= _ASKING * seconds
            lines.append(self._line(image, box, known.get(box), may_ask=may_ask) if may_read else unread(box))
        lines += [unread(around(beyond))] if beyond else []
        return reading_order((line for line in lines if line), lambda line: line.box)

    def _line(self, image: Image.Image, box: Box, steps: Probabilities | None, *, may_ask: bool) -> Line | None:
        crop = image.crop(box)
        if steps is None:
            (steps,) = self.recogniser.read([crop])
        line = line_of(steps, box, self.recogniser.characters)
        if self._thorough is None or not may_ask or (weakest(line) >= SURE and not _zero_in_front(line)):
            return line
        (steps,) = self._thorough.read([crop])
        return merged(line, line_of(steps, box, self._thorough.characters))

    def line_text(self, steps: Probabilities, box: Box) -> str:
        line = line_of(steps, box, self.recogniser.characters)
        return line.text if line else ""

    def crops(self, boxes: Sequence[Box], size: tuple[int, int]) -> list[Box]:
        return crops(boxes, size, self.recogniser.margins)


def crops(boxes: Sequence[Box], size: tuple[int, int], margins: tuple[float, float]) -> list[Box]:
    """The boxes that are large enough to hold a letter, grown within an image of this size; ``margins`` to the sides,
    and above and below, in shares of their median height."""
    boxes = [b for b in boxes if b[2] - b[0] >= TOO_SMALL[0] and b[3] - b[1] >= TOO_SMALL[1]]
    if not boxes:
        return []
    height = median(b[3] - b[1] for b in boxes)
    x, y = (round(share * height) for share in margins)
    x, y = max(6, x), max(2, y)
    return [(max(0, b[0] - x), max(0, b[1] - y), min(size[0], b[2] + x), min(size[1], b[3] + y)) for b in boxes]


def _zero_in_front(line: Line | None) -> bool:
    return line is not None and any(word.text[0] in _ZEROS and len(word.text) > 1 for word in line.words)


def unread(box: Box) -> Line:
    return Line((Word(UNREAD, box, 0.0),), box)
