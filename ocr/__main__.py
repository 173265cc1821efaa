"""``python -m ocr FILE… [--json] [--html OUT.html]``: the pages' words and text."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocr.errors import OcrError
from ocr.serialise import public_json

if TYPE_CHECKING:
    from ocr.model import Page
    from ocr.reader import Reader
    from ocr.sheets import Shown


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ocr", description="Reads Persian scans and PDFs.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="words with boxes and confidences instead of text")
    parser.add_argument("--html", type=Path, metavar="OUT.html", help="also a page that shows them, to look at")
    parser.add_argument("--engine", choices=("open", "tesseract"), default="open")
    wanted = parser.parse_args(arguments)
    from ocr.reader import Reader

    reader = Reader(engine=wanted.engine)
    shown: list[Shown] = []
    results = [_result(path, reader, shown if wanted.html else None) for path in wanted.files]
    if wanted.html:
        _show(shown, wanted.html)
    if wanted.json:
        print(json.dumps(_told(wanted.files, results), ensure_ascii=False))
    else:
        for pages, _ in results:
            for page in pages:
                print(page.text)
    for path, (_, error) in zip(wanted.files, results, strict=True):
        if error:
            print(f"{path}: {error['message']} ({error['code']})", file=sys.stderr)
    return 1 if any(error for _, error in results) else 0


def _result(path: Path, reader: Reader, shown: list[Shown] | None) -> tuple[list[Page], dict[str, str] | None]:
    """The file's pages and what went wrong, if something did; pages read before that are kept. ``shown`` takes their
    pictures."""
    from ocr.files import examine
    from ocr.sheets import Shown

    pages: list[Page] = []
    try:
        for number in range(1, examine(path, reader.limits).pages + 1):
            reading = reader.page(path, number)
            pages.append(reading.page)
            if shown is not None:
                shown.append(Shown(str(path), reading.page, reading.preview()))
    except OcrError as error:
        return pages, {"code": error.code, "message": str(error)}
    except OSError as error:
        return pages, {"code": "file-unreadable", "message": error.strerror or "can't be opened"}
    return pages, None


def _show(shown: Sequence[Shown], out: Path) -> None:
    from ocr.sheets import as_html

    with out.open("w", encoding="utf-8") as file:
        file.writelines(as_html(shown))


def _told(paths: Sequence[Path], results: Sequence[tuple[list[Page], dict[str, str] | None]]) -> dict[str, Any]:
    """All pages in order; with several files each page names its own. ``errors`` is there only if there are any."""
    told: dict[str, Any] = {"pages": []}
    for path, (pages, error) in zip(paths, results, strict=True):
        name = {"file": str(path)}
        told["pages"] += [page | (name if len(paths) > 1 else {}) for page in public_json(pages)["pages"]]
        if error:
            told.setdefault("errors", []).append(name | error)
    return told


if __name__ == "__main__":
    sys.exit(main())
