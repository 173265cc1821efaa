"""Pictures of what was read: a page is read once more for it, which gives the very image that its boxes refer to."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from bench.outcome import Box
from ocr.errors import OcrError
from ocr.reader import Reader, Reading

_AROUND = 1.2
_TALLEST = 220
_WIDEST = 900
_FRAME = (198, 40, 40)


class Pictures:
    """Pages by the reader that read them; each is kept until the next one is asked for."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._page = lru_cache(maxsize=1)(self._read)

    def crop(self, path: Path, page: int, box: Box) -> str | None:
        """The value, framed, and what stands around it, as a data address; None where the page can't be had again."""
        reading = self._page(path, page)
        if reading is None:
            return None
        image, margin = reading.image, round(_AROUND * (box[3] - box[1]))
        scale = image.width / reading.page.width
        left, top, right, bottom = box[0] - 2 * margin, box[1] - margin, box[2] + 2 * margin, box[3] + margin
        around = (max(0, left), max(0, top), min(reading.page.width, right), min(reading.page.height, bottom))
        x0, y0, x1, y1 = (round(edge * scale) for edge in around)
        piece = image.crop((x0, y0, max(x0 + 1, x1), max(y0 + 1, y1))).convert("RGB")
        frame = [(box[i] * scale) - (x0, y0)[i % 2] for i in range(4)]
        ImageDraw.Draw(piece).rectangle(frame, outline=_FRAME, width=2)
        return _address(piece, (_WIDEST, _TALLEST), 88)

    def page(self, path: Path, page: int, width: int) -> tuple[str, tuple[int, int]] | None:
        """The page as a data address, at most ``width`` wide, and the size that its boxes refer to."""
        reading = self._page(path, page)
        if reading is None:
            return None
        return _address(reading.image, (width, 2 * width), 75), (reading.page.width, reading.page.height)

    def _read(self, path: Path, page: int) -> Reading | None:
        try:
            return self._reader.page(path, page)
        except (OcrError, OSError):
            return None


def _address(image: Image.Image, most: tuple[int, int], quality: int) -> str:
    small = image.convert("RGB")
    small.thumbnail(most, Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    small.save(kept, "JPEG", quality=quality, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(kept.getvalue()).decode('ascii')}"
