"""Bare tesseract on the same files: whole page, its own layout, as it comes. What anyone gets without this project."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from chalicelib.fields import Kind
from chalicelib.fields.persian import comparable
from chalicelib.pipeline.pages import OcrPages, ReadPage, UnreadableError
from ocr.errors import OcrError
from ocr.images import load
from ocr.limits import Limits
from ocr.model import Box, Page
from ocr.serialise import to_json
from ocr.tesseract import LANGUAGE, richest

_MODE, _SECONDS = 6, 60

Found = tuple[Any, str, float, Box]
"""A word: the line it belongs to, text, confidence 0 to 1, box."""


class StockPages(OcrPages):
    """A page as the ``tesseract`` command reads it in one mode, not turned, not mended, without a second opinion."""

    def read(self, path: Path, number: int) -> ReadPage:
        try:
            image = load(path, number, Limits())
        except OcrError as fault:
            raise UnreadableError(fault.code, fault.params) from fault
        lines = tuple(richest([_found(image)]))
        page = Page(number, *image.size, rotation=0, source="ocr", lines=lines)
        words = json.dumps(to_json(page), ensure_ascii=False).encode()
        return ReadPage(*image.size, rotation=0, source="ocr", words=words, preview=b"")


def stock_is_here() -> bool:
    return shutil.which("tesseract") is not None


def _found(image: Image.Image) -> list[Found]:
    import pytesseract

    kind = pytesseract.Output.DICT
    try:
        told: dict[str, list[Any]] = pytesseract.image_to_data(
            image, lang=LANGUAGE, config=f"--psm {_MODE}", output_type=kind, timeout=_SECONDS
        )
    except RuntimeError:  # pytesseract's word for a timeout
        return []
    columns = ("block_num", "par_num", "line_num", "text", "conf", "left", "top", "width", "height")
    return [
        ((block, paragraph, line), text, float(sure) / 100, (x, y, x + w, y + h))
        for block, paragraph, line, text, sure, x, y, w, h in zip(*(told[key] for key in columns), strict=True)
        if float(sure) >= 0
    ]


@dataclass(frozen=True)
class StockText:
    """What tesseract printed of a document."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> StockText:
        return cls(tuple(line.text for page in pages for line in page.lines))

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
