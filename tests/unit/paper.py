"""Pages made by hand, for the tests of reading: lines of text at places, as a recogniser would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ocr.model import Line, Page, Word

CHARACTER = 12
HEIGHT = 30
SPACE = 10

Text = str


TEXT_WIDTH = 1300


def sure(*_: object) -> float:
    """A judge for whom all evidence is enough: what remains are the doubts that no evidence lifts."""
    return 0.9999


def unsure(*_: object) -> float:
    return 0.9


Alternatives = Mapping[str, tuple[tuple[str, float], ...]]


def line(
    text: Text,
    *,
    right: int = 950,
    top: int = 100,
    height: int = HEIGHT,
    confidence: float = 0.97,
    alternatives: Alternatives | None = None,
) -> Line:
    """One printed line, its right end at ``right``. A ``|`` between words is a gap of three line heights."""
    words: list[Word] = []
    end = right
    for word in text.split():
        if word == "|":
            end -= 3 * height
            continue
        width = round(CHARACTER * len(word) * height / HEIGHT)
        box = (end - width, top, end, top + height)
        words.append(Word(word, box, confidence, (alternatives or {}).get(word, ())))
        end = box[0] - SPACE
    return Line(tuple(words), (words[-1].box[0], top, words[0].box[2], top + height))


def rows(*texts: Text, top: int = 200, step: int = 60) -> list[Line]:
    """Lines one under the other."""
    return [line(text, top=top + number * step) for number, text in enumerate(texts)]


def in_columns(*texts: Text, top: int, rights: tuple[int, ...] = (950, 700, 500, 300)) -> list[Line]:
    """Cells of one row, from the right."""
    return [line(text, right=right, top=top) for text, right in zip(texts, rights, strict=False)]


def paragraph(text: str, top: int = 140) -> list[Line]:
    """The text in lines of one width, as a word processor sets it."""
    texts: list[str] = [""]
    for word in text.split():
        fits = 12 * len(texts[-1]) + 12 * len(word) + 10 <= TEXT_WIDTH
        texts = [*texts[:-1], f"{texts[-1]} {word}".strip()] if fits else [*texts, word]
    return [line(one, top=top + 45 * number, right=1400) for number, one in enumerate(texts)]


def page(
    lines: Sequence[Line],
    *,
    second: Sequence[Line] = (),
    number: int = 1,
    source: Literal["ocr", "text"] = "ocr",
    quality: dict[str, float] | None = None,
) -> Page:
    return Page(number, 1000, 1400, 0, source, tuple(lines), tuple(second), quality or {})
