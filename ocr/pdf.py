"""What is done to a PDF, each piece in a confined child (``python -m ocr.pdf``, its order on standard input as JSON).

``count`` writes the number of pages, ``render`` a header line and the page's RGB pixels, ``characters`` the page's
characters as JSON. An OcrError leaves through standard error as one JSON line and exit status 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ocr.errors import OcrError

POINTS_PER_INCH = 72
DPI = 300


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
        return document[number - 1]
    except pypdfium2.PdfiumError:
        raise OcrError("file-damaged") from None


def count(order: dict[str, Any]) -> bytes:
    pages = len(_open(Path(order["path"])))
    if not pages:
        raise OcrError("file-damaged")
    return str(pages).encode()


def render(order: dict[str, Any]) -> bytes:
    """A page at 300 dpi, or less where that is more than ``pixels``."""
    page = _page(_open(Path(order["path"])), order["page"])
    width, height = page.get_size()
    scale = min(DPI / POINTS_PER_INCH, (order["pixels"] / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, force_bitmap_format=pdfium.FPDFBitmap_BGR)
    head = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride, "scale": scale}
    head["characters"] = page.get_textpage().count_chars()
    return json.dumps(head).encode() + b"\n" + bytes(bitmap.buffer)


def characters(order: dict[str, Any]) -> bytes:
    """The page's size in points, the share of it under images, and its characters with their boxes in points."""
    import pdfplumber

    with pdfplumber.open(order["path"]) as document:
        page = document.pages[order["page"] - 1]
        area = max(1.0, float(page.width) * float(page.height))
        images = sum(max(0.0, i["x1"] - i["x0"]) * max(0.0, i["bottom"] - i["top"]) for i in page.images)
        found = [
            [c["text"], round(c["x0"], 2), round(c["top"], 2), round(c["x1"], 2), round(c["bottom"], 2)]
            for c in page.chars
            if c["upright"]
        ]
    x0, top = float(page.bbox[0]), float(page.bbox[1])
    told = {
        "width": float(page.width),
        "height": float(page.height),
        "origin": [x0, top],
        "images": images / area,
        "characters": found,
    }
    return json.dumps(told).encode()


WORK: dict[str, Callable[[dict[str, Any]], bytes]] = {"count": count, "render": render, "characters": characters}


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
