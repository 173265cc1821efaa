"""A card on a whole sheet, or a small paper on the glass: cropped to what is printed, so that the lines' finder sees it
large. Nothing that is darker than the paper around it is cut off, so a page with print all over stays whole."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from ocr.model import Box
from ocr.morphology import dilated
from ocr.paper import Lines

LONG_SIDE = 600
DARKER = 6
SPECK, SPECK_SIDE = 60, 5
"""A speck of dust is less dark ink than this in a square of this side."""
SMALL = 0.6
MARGIN = 0.04


def cropped(image: Image.Image, lines: Lines) -> Image.Image:
    """What is printed with some paper around it, where that is small each way; else the picture as it came. ``lines``
    finds boxes of text; it is asked only if there is something to cut off, and none may stand there."""
    box = content(image)
    if box is None or box[2] - box[0] > SMALL * image.width or box[3] - box[1] > SMALL * image.height:
        return image
    return image.crop(box) if all(_within(found, box) for found in lines(image)) else image


def content(image: Image.Image) -> Box | None:
    """The box of what differs from the paper around it, with a margin; None on a blank page."""
    scale = min(1.0, LONG_SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image.resize(size, Image.Resampling.BOX, reducing_gap=2.0).convert("L")
    brightest = Image.fromarray(dilated(np.asarray(small), 5))
    paper = brightest.resize((64, 64), Image.Resampling.BOX).resize(size)
    darker = np.asarray(paper, dtype=np.int16) - np.asarray(small, dtype=np.int16)
    ink = np.where(darker > DARKER, np.minimum(darker, 255), 0).astype(np.uint8)
    thick = np.asarray(Image.fromarray(ink).filter(ImageFilter.BoxBlur(SPECK_SIDE // 2)))
    dark = thick > SPECK / SPECK_SIDE**2
    ys, xs = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(ys) or not len(xs):
        return None
    by = MARGIN * max(size)
    left, top, right, bottom = (v / scale for v in (xs[0] - by, ys[0] - by, xs[-1] + 1 + by, ys[-1] + 1 + by))
    return max(0, int(left)), max(0, int(top)), min(image.width, round(right)), min(image.height, round(bottom))


def _within(one: Box, other: Box) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]
