"""Pages as Pillow images: whatever the file holds, RGB or grey on white, the right way round as its camera says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from ocr.confined import confined
from ocr.errors import OcrError
from ocr.files import check_size, kind_of, opened
from ocr.limits import Limits

SIXTEEN_BIT = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")


def load(path: Path, number: int, limits: Limits) -> Image.Image:
    """Page ``number`` (from 1) as ``L`` or ``RGB``, at most ``limits.working_pixels`` large."""
    if kind_of(path) == "pdf":
        return rendered(path, number, limits).image
    with opened(path) as image:
        if not 1 <= number <= int(getattr(image, "n_frames", 1)):
            raise OcrError("page-unknown", page=number)
        image.seek(number - 1)
        check_size(image, limits)
        return ImageOps.exif_transpose(_flat(_reduced(image, limits)))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page of a PDF as an RGB image, and its pixels a point."""

    image: Image.Image
    scale: float


def rendered(path: Path, number: int, limits: Limits) -> Rendered:
    told = confined(limits, "render", path, page=number, pixels=limits.working_pixels)
    head, _, pixels = told.partition(b"\n")
    facts: dict[str, Any] = json.loads(head)
    size = (facts["width"], facts["height"])
    image = Image.frombuffer("RGB", size, pixels, "raw", "RGB", facts["stride"], 1)
    return Rendered(image.copy(), float(facts["scale"]))


def _reduced(image: Image.Image, limits: Limits) -> Image.Image:
    """Smaller before it is converted: a large scan is held in memory once, in its own mode."""
    excess = (image.width * image.height / limits.working_pixels) ** 0.5
    if excess <= 1:
        return image
    size = (max(1, round(image.width / excess)), max(1, round(image.height / excess)))
    if image.format == "JPEG":
        image.draft(None, size)
    if image.mode in ("1", "P"):
        image = image.convert("RGB" if image.mode == "P" else "L")
    if image.mode in SIXTEEN_BIT or image.mode in ("RGBA", "LA", "PA"):
        # Pillow would hold a second copy of the whole (premultiplied, or not at all for 16 bits) to do it better.
        return image.resize(size, Image.Resampling.NEAREST)
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _flat(image: Image.Image) -> Image.Image:
    """``L`` or ``RGB``; what is transparent is white paper. Keeps the EXIF orientation for the caller."""
    exif = image.getexif()
    if image.mode in SIXTEEN_BIT:
        flat = _eight_bit(image)
    elif image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        flat = Image.new("RGB", layer.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
    elif image.mode in ("L", "1"):
        flat = image.convert("L")
    else:
        flat = image.convert("RGB")
    orientation = exif.get(0x0112)
    if orientation:
        flat.getexif()[0x0112] = orientation
    return flat


def _eight_bit(image: Image.Image) -> Image.Image:
    """A 16-bit or floating scan by its own range: Pillow's conversion clips instead of scaling."""
    values = np.asarray(image, dtype=np.float32)
    low, high = float(values.min()), float(values.max())
    top = 255.0 if high <= 255 else 65535.0 if high <= 65535 else max(high, 1.0)
    return Image.fromarray((np.clip((values - min(low, 0.0)) / top, 0, 1) * 255).astype(np.uint8))
