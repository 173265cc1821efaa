"""Pages for an evaluation: counted, timed, and kept for another one."""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from pathlib import Path

from chalicelib.pipeline.pages import OcrPages, PageSource, ReadPage
from ocr.model import Page


class CountedPages:
    """Counts the pages read and the time that it took, by the clock and of processors. ``keep``: a folder where what
    was read is kept by the file's content, so that another evaluation of the fields needs no second reading; such pages
    count no time."""

    def __init__(self, keep: Path | None, source: PageSource | None = None) -> None:
        self.pages, self.seconds, self.cpu = 0, 0.0, 0.0
        self.read_last: dict[tuple[Path, int], Page] = {}
        self._keep, self._source = keep, source or OcrPages()

    def count(self, path: Path) -> int:
        return self._source.count(path)

    def read(self, path: Path, number: int) -> ReadPage:
        read = self._read(path, number)
        self.read_last[path, number] = self.parse(read.words)
        return read

    def parse(self, words: bytes) -> Page:
        return self._source.parse(words)

    def _read(self, path: Path, number: int) -> ReadPage:
        kept = self._keep / f"{sha256(path.read_bytes()).hexdigest()}-{number}.json" if self._keep else None
        if kept and kept.exists():
            page = json.loads(kept.read_bytes())
            size = (page["width"], page["height"], page["rotation"])
            return ReadPage(*size, source=page["source"], words=kept.read_bytes(), preview=b"")
        started, worked = time.perf_counter(), _worked()
        try:
            read = self._source.read(path, number)
        finally:
            self.pages += 1
            self.seconds += time.perf_counter() - started
            self.cpu += _worked() - worked
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(read.words)
        return read


def _worked() -> float:
    """Processor seconds of this process and of the children that it waited for."""
    return sum(os.times()[:4])
