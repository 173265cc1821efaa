"""Pictures of what was read: a page is read once more for it, which gives the very image that its boxes refer to."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from PIL import Image

from bench.outcome import Box
from ocr.errors import OcrError
from ocr.reader import Reader

_AROUND = 1.2
_TALLEST = 220
_WIDEST = 900


class Pictures:
    """Pages by the reader that read them; each is kept until the next one is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._page = lru_cache(maxsize=1)(self._upright)

    def crop(self, path: Path, page: int, box: Box) -> str | None:
        """The value with some of what stands around it, as a data address; None where the page can't be had again."""
        image = self._page(path, page)
        if image is None:
            return None
        margin = round(_AROUND * (box[3] - box[1]))
        left, top, right, bottom = box[0] - 2 * margin, box[1] - margin, box[2] + 2 * margin, box[3] + margin
        piece = image.crop((max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)))
        return _address(piece, (_WIDEST, _TALLEST), 88)

    def page(self, path: Path, page: int, width: int) -> tuple[str, tuple[int, int]] | None:
        """The page as a data address, at most ``width`` wide, and its true size."""
        image = self._page(path, page)
        return (_address(image, (width, 2 * width), 75), image.size) if image else None

    def _upright(self, path: Path, page: int) -> Image.Image | None:
        try:
            return self._reader.page(path, page).image
        except (OcrError, OSError):
            return None


def _address(image: Image.Image, most: tuple[int, int], quality: int) -> str:
    small = image.convert("RGB")
    small.thumbnail(most, Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    small.save(kept, "JPEG", quality=quality, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(kept.getvalue()).decode('ascii')}"
