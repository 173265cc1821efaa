"""How legible the print of a page is, measured on its lines: sharpness, contrast, and what the border cuts off."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
from PIL import Image

from ocr.model import Box

HEIGHT = 32
SAMPLE = 24
LEAST = 5
TOUCHING = 2
CLEAR = 8


def legibility(grey: Image.Image, boxes: Sequence[Box]) -> dict[str, float]:
    """``text_sharpness``: the spread of the Laplacian of lines scaled to one height, against their contrast: a scan has
    0.2 and more, print that is blurred by a quarter of its strokes half of that. ``text_contrast``: of ink against the
    paper around it, from 0 to 1. ``text_height``: of a line, in pixels. Medians over the lines; nothing without any.
    ``cut``: the share of lines that end at the picture's own left or right border."""
    lines = sorted((b for b in boxes if _width(b) > 2 * _height(b) >= 2 * LEAST), key=_width, reverse=True)[:SAMPLE]
    if not lines:
        return {}
    sharp, contrast = zip(*(_line(grey.crop(box)) for box in lines), strict=True)
    cut = sum(b[0] < TOUCHING or b[2] > grey.width - TOUCHING for b in boxes) / len(boxes)
    return {
        "text_sharpness": round(median(sharp), 3),
        "text_contrast": round(median(contrast), 3),
        "text_height": median(_height(b) for b in lines),
        "cut": round(cut, 3),
    }


def _line(crop: Image.Image) -> tuple[float, float]:
    size = (max(8, round(crop.width * HEIGHT / crop.height)), HEIGHT)
    values = np.asarray(crop.resize(size, Image.Resampling.BILINEAR), dtype=np.float32)
    paper, ink = (float(v) for v in np.percentile(values, (90, 3)))
    rough = 4 * values[1:-1, 1:-1] - values[:-2, 1:-1] - values[2:, 1:-1] - values[1:-1, :-2] - values[1:-1, 2:]
    return float(rough.std()) / max(CLEAR, paper - ink), (paper - ink) / max(1.0, paper)


def _width(box: Box) -> int:
    return box[2] - box[0]


def _height(box: Box) -> int:
    return box[3] - box[1]
