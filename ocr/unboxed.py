"""Digits out of the boxes that they stand in, closed up to a number as it is printed elsewhere.

The recogniser reads a row of boxes (``ocr.combs``) as a line, and takes sides of boxes for digits now and then. Where
the boxes stand is known, so they can be painted over, and the paper between the digits left out. What is read is then
a picture of its own; the digits stand towards the right end of their row, near its label.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr import combs
from ocr.model import Box

RULE, INK = 0.3, 0.45
"""Where a rule and a digit begin to be dark, on the way from the paper to the darkest ink of the row."""
FRAME, CORE, DARK = 0.08, 0.15, 0.85
"""How far from a row's edges its frame is looked for and its sides aren't, in heights, and how dark a side is there."""
BETWEEN, AROUND = 0.1, 1 / 3
"""Paper that is left beside a digit, and above and below it, in heights of the digits."""
APART = 0.6
"""Paper towards the label, in heights of the row: the label's crop reaches beyond its box."""


def unboxed(image: Image.Image, boxes: Sequence[Box]) -> tuple[Image.Image, list[Box]]:
    """A grey page as it is to be read, and its lines' boxes there: the rows of digits' boxes first, closed up."""
    rows = combs.rows(image, boxes)
    if not rows:
        return image, list(boxes)
    pixels = np.array(image)
    places = [_close_up(pixels, row) for row in rows]
    return Image.fromarray(pixels), [*places, *combs.beside(rows, boxes)]


def _close_up(pixels: NDArray[np.uint8], row: Box) -> Box:
    """Paints a row anew; where its digits stand now."""
    x0, y0, x1, y1 = row
    rim = max(2, round(FRAME * (y1 - y0)))
    x0, y0 = max(0, x0 - 3), max(0, y0 - rim)
    window = pixels[y0 : y1 + rim, x0 : x1 + 3]
    paper, ink = np.percentile(window, (80, 1))
    _without_frame(window, rim, paper, RULE * (paper - ink))
    dark = window < paper - INK * (paper - ink)
    down, across = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.sum(axis=0) >= 2)
    if not len(across):
        return row
    top, bottom = int(down[0]), int(down[-1]) + 1
    digits = window[:, _near(across, window.shape[1], max(2, round(BETWEEN * (bottom - top))))].copy()
    window[:] = round(paper)
    left = max(0, window.shape[1] - digits.shape[1] - round(APART * (y1 - y0)))
    right = left + digits.shape[1]
    window[:, left:right] = digits
    above = round(AROUND * (bottom - top))
    return x0 + left, max(0, y0 + top - above), x0 + right, min(len(pixels), y0 + bottom + above)


def _without_frame(window: NDArray[np.uint8], rim: int, paper: float, contrast: float) -> None:
    core = rim + round(CORE * (len(window) - 2 * rim))
    sides = (window[core : len(window) - core] < paper - contrast).mean(axis=0) >= DARK
    window[:, _near(np.flatnonzero(sides), window.shape[1], 2)] = round(paper)
    window[: 2 * rim + 2] = window[-2 * rim - 2 :] = round(paper)


def _near(columns: NDArray[np.int64], width: int, reach: int) -> NDArray[np.bool_]:
    """Which columns are as near as ``reach`` to one of these."""
    near = np.zeros(width, dtype=np.bool_)
    for step in range(-reach, reach + 1):
        near[(columns + step).clip(0, width - 1)] = True
    return near
