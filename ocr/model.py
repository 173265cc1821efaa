"""What the reader of pages gives back: pages, lines and words, with where they stand and how sure it is.

Boxes are ``(x0, y0, x1, y1)`` in pixels of the upright page image, origin at its top left corner.
Confidences are probabilities between 0 and 1. Text is in logical order, with Persian ye and kaf;
digits are kept in the script in which they were printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Box = tuple[int, int, int, int]
Source = Literal["ocr", "text"]
UNREAD = "\ufffd"
"""The text, of confidence 0, of a line that was found and not read: something stands there, and nobody knows what."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters between spaces, with the best reading and the recogniser's other ones.

    ``alternatives`` are the next best readings of the same word with their probabilities, best first,
    without ``text`` itself; empty where the engine has none.
    """

    text: str
    box: Box
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one printed line (or table cell), in reading order."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright.

    ``rotation`` is how many degrees (0, 90, 180, 270, clockwise) the input was turned to stand upright.
    ``second`` is an independent second reading of the same image (another engine), for confirming values;
    ``numbers`` and ``letters`` are readings of these alone, by networks of their own, ``numerals`` is another one of
    the numbers. All are empty for pages whose text came from the PDF itself. ``quality`` holds measured numbers (dpi,
    blur …). ``codes`` are the texts of the QR codes on it.
    """

    number: int
    width: int
    height: int
    rotation: int
    source: Source
    lines: tuple[Line, ...]
    second: tuple[Line, ...] = ()
    quality: dict[str, float] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    numbers: tuple[Line, ...] = ()
    letters: tuple[Line, ...] = ()
    numerals: tuple[Line, ...] = ()

    @property
    def words(self) -> Iterator[Word]:
        return (word for line in self.lines for word in line.words)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)
