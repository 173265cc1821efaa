"""What is done to a PDF, each piece in a confined child (``python -m ocr.pdf``, its order on standard input as JSON).

``count`` writes the number of pages, ``render`` a header line and the page's RGB pixels, ``look`` the same with the
page's glyphs in the header. An OcrError leaves through standard error as one JSON line and exit status 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ocr.errors import OcrError
from ocr.glyphs import born_digital, written

POINTS_PER_INCH = 72
DPI, LOOK_DPI = 300, 150


def _open(path: Path) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise OcrError("pdf-encrypted") from None
        raise OcrError("file-damaged") from None


def _page(document: Any, number: int) -> Any:
    if not 1 <= number <= len(document):
        raise OcrError("page-unknown", page=number)
    try:
        return _with_entries(document, number - 1)
    except pypdfium2.PdfiumError:
        raise OcrError("file-damaged") from None


def _with_entries(document: Any, place: int) -> Any:
    """The page, with what was filled into a form's fields made a part of it."""
    page = document[place]
    if not pdfium.FPDFPage_GetAnnotCount(page):
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[place]


def count(order: dict[str, Any]) -> bytes:
    pages = len(_open(Path(order["path"])))
    if not pages:
        raise OcrError("file-damaged")
    return str(pages).encode()


def render(order: dict[str, Any]) -> bytes:
    """A page at 300 dpi, or less where that is more than ``pixels``."""
    page = _page(_open(Path(order["path"])), order["page"])
    return _picture(page, _scale(page, order), {})


def look(order: dict[str, Any]) -> bytes:
    """A page, and with it what it says it has written (``ocr.glyphs``); where that is text rather than a scan, the
    picture is only good enough to compare the two."""
    page = _page(_open(Path(order["path"])), order["page"])
    found = written(page)
    scale = _scale(page, order)
    told = {**asdict(found), "points": page.get_size(), "whole": scale, "born": born_digital(found, page.get_size())}
    return _picture(page, min(scale, LOOK_DPI / POINTS_PER_INCH) if told["born"] else scale, told)


def _scale(page: Any, order: dict[str, Any]) -> float:
    width, height = page.get_size()
    limit: float = (order["pixels"] / max(1.0, width * height)) ** 0.5
    return min(DPI / POINTS_PER_INCH, limit)


def _picture(page: Any, scale: float, told: dict[str, Any]) -> bytes:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, force_bitmap_format=pdfium.FPDFBitmap_BGR)
    size = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride, "scale": scale}
    return json.dumps({**size, **told}).encode() + b"\n" + bytes(bitmap.buffer)


WORK: dict[str, Callable[[dict[str, Any]], bytes]] = {"count": count, "render": render, "look": look}


def main() -> int:
    order = json.load(sys.stdin)
    try:
        done = WORK[order["work"]](order)
    except OcrError as error:
        sys.stderr.write("\n" + json.dumps({"code": error.code, "params": error.params}) + "\n")
        return 1
    sys.stdout.buffer.write(done)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
