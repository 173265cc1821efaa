"""How the stages get at the reader of pages: a small port, so that only the functions with the layer import ``ocr``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from chalicelib.findings import Finding
from chalicelib.texts import message

if TYPE_CHECKING:
    from ocr.model import Page
    from ocr.reader import Reader


class UnreadableError(Exception):
    """The file or page can't be read because of what it holds: an outcome, not a fault."""

    def __init__(self, code: str, params: Mapping[str, int] | None = None) -> None:
        super().__init__(code)
        self.code, self.params = code, dict(params or {})

    def finding(self, document: str) -> Finding:
        """What the clerk is told of it."""
        said = message(self.code, **self.params)
        return Finding(code=self.code, severity="error", documents=(document,), message=said)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """``words`` is the page as JSON (what ``parse`` takes), ``preview`` a JPEG of it, upright."""

    width: int
    height: int
    rotation: int
    source: Literal["ocr", "text"]
    words: bytes
    preview: bytes


class PageSource(Protocol):
    def count(self, path: Path) -> int:
        """The number of pages, at least 1. Raises ``UnreadableError``."""

    def read(self, path: Path, number: int) -> ReadPage:
        """Page ``number`` from 1. Raises ``UnreadableError``."""

    def parse(self, words: bytes) -> Page: ...


class OcrPages:
    """By ``ocr``. The networks are loaded with the first page and kept for the next ones. ``make`` makes a reader other
    than the usual one, which reads everything twice."""

    def __init__(self, make: Callable[[], Reader] | None = None) -> None:
        self._make = make

    @cached_property
    def _reader(self) -> Reader:
        from ocr.reader import AGAIN, Reader

        return self._make() if self._make else Reader(second=True, again=AGAIN)

    def count(self, path: Path) -> int:
        from ocr.errors import OcrError
        from ocr.files import examine

        try:
            return examine(path).pages
        except OcrError as fault:
            raise UnreadableError(fault.code, fault.params) from fault

    def read(self, path: Path, number: int) -> ReadPage:
        from ocr.errors import OcrError
        from ocr.serialise import to_json

        try:
            reading = self._reader.page(path, number)
        except OcrError as fault:
            raise UnreadableError(fault.code, fault.params) from fault
        page = reading.page
        words = json.dumps(to_json(page), ensure_ascii=False, separators=(",", ":")).encode()
        return ReadPage(page.width, page.height, page.rotation, page.source, words, reading.preview())

    def parse(self, words: bytes) -> Page:
        from ocr.serialise import from_json

        return from_json(json.loads(words))
