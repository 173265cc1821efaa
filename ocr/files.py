"""What a file really is, by its content: kind, pages and size, or why it can't be read. Names are not looked at."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ocr.confined import confined
from ocr.errors import OcrError
from ocr.limits import MIB, Limits

if TYPE_CHECKING:
    from PIL.Image import Image

Kind = Literal["png", "jpeg", "tiff", "pdf"]

SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
)
PDF_SIGNATURE, PDF_HEAD = b"%PDF-", 1024


@dataclass(frozen=True, slots=True)
class FileFacts:
    kind: Kind
    pages: int
    bytes: int


def examine(path: Path, limits: Limits | None = None) -> FileFacts:
    """The facts of the file, or an OcrError. Costs seconds and a bounded memory whatever the file holds."""
    limits = limits or Limits()
    size = path.stat().st_size
    if not size:
        raise OcrError("file-empty")
    if size > limits.file_bytes:
        raise OcrError("file-too-large", limit=limits.file_bytes // MIB)
    kind = kind_of(path)
    pages = int(confined(limits, "count", path)) if kind == "pdf" else _whole_image(path, limits)
    if pages > limits.pages:
        raise OcrError("too-many-pages", pages=pages, limit=limits.pages)
    return FileFacts(kind, pages, size)


def kind_of(path: Path) -> Kind:
    with path.open("rb") as file:
        head = file.read(PDF_HEAD)
    if not head:
        raise OcrError("file-empty")
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if PDF_SIGNATURE in head:
        return "pdf"
    raise OcrError("file-type-unknown")


@contextmanager
def opened(path: Path) -> Iterator[Image]:
    """The image file, its pixels not yet decoded; whatever Pillow says while it is open becomes ``file-damaged``."""
    from PIL import Image

    # Pillow's own guard judges by a number of its own and warns instead of refusing: ours is ``check_size``.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as image:
            yield image
    except OcrError:
        raise
    except MemoryError:
        raise OcrError("page-too-expensive") from None
    except Exception:  # hostile bytes reach every corner of a decoder: struct.error, KeyError, ZeroDivisionError …
        raise OcrError("file-damaged") from None


def check_size(image: Image, limits: Limits) -> None:
    width, height = image.size
    if width * height > limits.page_pixels:
        raise OcrError("image-too-large", width=width, height=height, limit=limits.page_pixels // 1_000_000)


def _whole_image(path: Path, limits: Limits) -> int:
    """The number of pages, after every one was found within limits and, as far as ``whole_seconds`` reach, decodable to
    its end: a few megabytes can hold fifty pages that take seconds each."""
    until = time.monotonic() + limits.whole_seconds
    with opened(path) as image:
        pages = int(getattr(image, "n_frames", 1))
        if image.format == "PNG":
            pages = 1  # an animated PNG is one picture to us
        if pages > limits.pages:
            return pages
        for page in range(pages):
            image.seek(page)
            check_size(image, limits)
        for page in range(pages):
            if time.monotonic() > until:
                break
            image.seek(page)
            if image.format == "JPEG":
                image.draft("L", (image.width // 8, image.height // 8))
            image.load()
    return pages
