"""``python -m bench.timing FILE…``: where the time of reading a page goes, step by step, beside bare tesseract.

Processor seconds of one core, so that other work on the machine doesn't count; tesseract reads the same picture in the
same run. The first page is read once before anything is measured, so that loading the networks counts nowhere.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocr.errors import OcrError
from ocr.images import load
from ocr.reader import AGAIN, Reader
from ocr.stopwatch import Stopwatch

STOCK = "bare tesseract"


@dataclass(frozen=True, slots=True)
class Timed:
    """A page's seconds by step, and those of bare tesseract on it."""

    name: str
    size: tuple[int, int]
    lines: int
    seconds: Mapping[str, float]
    stock: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.timing", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="its first page is read")
    files = parser.parse_args(arguments).files
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"
    reader = Reader(second=True, again=AGAIN)
    try:
        reader.page(files[0], 1)
        print(as_markdown([timed(path, reader) for path in files]))
    except OcrError as error:
        print(f"{error} ({error.code})", file=sys.stderr)
        return 1
    return 0


def timed(path: Path, reader: Reader) -> Timed:
    reading = reader.page(path, 1)
    watch = Stopwatch()
    with watch.step("preview"):
        reading.preview()
    image = load(path, 1, reader.limits)
    with watch.step(STOCK):
        _bare_tesseract(image)
    stock = watch.seconds.pop(STOCK)
    page = reading.page
    return Timed(path.name, (page.width, page.height), len(page.lines), {**reading.seconds, **watch.seconds}, stock)


def _bare_tesseract(image: object) -> None:
    import pytesseract

    pytesseract.image_to_string(image, lang="fas", config="--psm 6")


def as_markdown(pages: Sequence[Timed]) -> str:
    """A row a step, a column a page; the last rows set the whole beside bare tesseract."""
    steps = dict.fromkeys(step for page in pages for step in page.seconds)
    wholes = [sum(page.seconds.values()) for page in pages]
    return "\n".join(
        [
            _row("processor seconds", [page.name for page in pages]),
            "|---|" + "---:|" * len(pages),
            _row("pixels", [f"{page.size[0]} × {page.size[1]}" for page in pages]),
            _row("lines", [str(page.lines) for page in pages]),
            *(_row(step, [f"{page.seconds.get(step, 0.0):.2f}" for page in pages]) for step in steps),
            _row("**whole**", [f"**{whole:.2f}**" for whole in wholes]),
            _row(STOCK, [f"{page.stock:.2f}" for page in pages]),
            _row("times bare tesseract", [f"{w / max(0.01, p.stock):.1f}" for w, p in zip(wholes, pages, strict=True)]),
        ]
    )


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    raise SystemExit(main())
