"""Bare tesseract on the same files: whole page, its own layout, as it comes. What anyone gets without this project."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chalicelib.fields import Kind
from chalicelib.fields.persian import comparable

_LANGUAGE, _MODE = "fas", 6
_PAGES, _SECONDS = 10, 60


@dataclass(frozen=True)
class StockText:
    """What tesseract printed of a document."""

    lines: tuple[str, ...]

    def holds(self, kind: Kind, value: str) -> bool:
        """Does the value stand anywhere in it? Generous: any stretch of a line that reads as it will do."""
        wanted, whole = comparable(value), comparable("".join(self.lines))
        if kind.shape.characters == "letters" or kind.runs_on:
            return wanted in whole
        return any(self._same(kind, text, value) for line in self.lines for text in _stretches(line))

    @staticmethod
    def _same(kind: Kind, text: str, value: str) -> bool:
        parsed = kind.parse(text)
        return parsed is not None and kind.same(parsed.value, value) == 1.0


def _stretches(line: str) -> list[str]:
    words = line.split()
    return [line, *(" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, start + 4))]


@lru_cache(maxsize=4)
def stock_text(path: Path) -> StockText | None:
    """The document's first ten pages by the ``tesseract`` command in one mode, without any care for layout; None where
    there is no such command, or for a file that can't be read."""
    if not shutil.which("tesseract"):
        return None
    import pytesseract

    from ocr.errors import OcrError
    from ocr.files import examine
    from ocr.images import load
    from ocr.limits import Limits

    limits = Limits()
    try:
        numbers = range(1, min(_PAGES, examine(path, limits).pages) + 1)
        images = [load(path, number, limits) for number in numbers]
    except OcrError:
        return None
    text = "\n".join(
        pytesseract.image_to_string(image, lang=_LANGUAGE, config=f"--psm {_MODE}", timeout=_SECONDS)
        for image in images
    )
    return StockText(tuple(line for line in text.splitlines() if line.strip()))
