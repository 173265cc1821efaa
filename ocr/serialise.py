"""Pages as JSON: ``to_json`` keeps everything, ``from_json`` gives the page back; ``public_json`` is for scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ocr.model import Line, Page, Word


def to_json(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "rotation": page.rotation,
        "source": page.source,
        "lines": [_line_json(line) for line in page.lines],
        "second": [_line_json(line) for line in page.second],
        "quality": dict(page.quality),
        "codes": list(page.codes),
        "numbers": [_line_json(line) for line in page.numbers],
        "letters": [_line_json(line) for line in page.letters],
        "numerals": [_line_json(line) for line in page.numerals],
    }


def from_json(told: dict[str, Any]) -> Page:
    return Page(
        number=told["number"],
        width=told["width"],
        height=told["height"],
        rotation=told["rotation"],
        source=told["source"],
        lines=tuple(_line(line) for line in told["lines"]),
        second=tuple(_line(line) for line in told["second"]),
        quality=dict(told["quality"]),
        # Pages that were read before there were any have none.
        codes=tuple(map(str, told.get("codes", ()))),
        numbers=tuple(_line(line) for line in told.get("numbers", ())),
        letters=tuple(_line(line) for line in told.get("letters", ())),
        numerals=tuple(_line(line) for line in told.get("numerals", ())),
    )


def public_json(pages: Iterable[Page]) -> dict[str, Any]:
    """What ``python -m ocr --json`` writes; its shape stays."""
    return {
        "pages": [
            {
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "rotation": page.rotation,
                "source": page.source,
                "text": page.text,
                "words": [{"text": w.text, "box": list(w.box), "confidence": w.confidence} for w in page.words],
            }
            for page in pages
        ]
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {"box": list(line.box), "words": [_word_json(word) for word in line.words]}


def _word_json(word: Word) -> dict[str, Any]:
    told: dict[str, Any] = {"text": word.text, "box": list(word.box), "confidence": word.confidence}
    if word.alternatives:
        told["alternatives"] = [list(alternative) for alternative in word.alternatives]
    return told


def _line(told: dict[str, Any]) -> Line:
    return Line(tuple(_word(word) for word in told["words"]), _box(told["box"]))


def _word(told: dict[str, Any]) -> Word:
    others = tuple((str(text), float(chance)) for text, chance in told.get("alternatives", ()))
    return Word(told["text"], _box(told["box"]), told["confidence"], others)


def _box(told: list[int]) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = told
    return x0, y0, x1, y1
