"""Uneven light and shadow taken out of a grey page: it is divided by the paper's own brightness.

The paper's brightness is a high percentile of each cell of a thumbnail: print covers a small part of a cell, and a cell
that it covers wholly (a photograph, a dark bar) is taken for its lighter neighbours'.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Field = NDArray[np.float32]

CELL = 8
CELLS = 48
PERCENTILE = 80
BRIGHTEST = 245
DARKEST = 24
EVEN = 0.75
"""Down to this share of its brightest part the paper is as evenly lit as a scanner lights it."""


def evened(grey: Image.Image, paper: Field) -> Image.Image:
    """The page as if lit evenly; as it came where its light is even. ``paper`` is its ``paper_field``."""
    if evenness(paper) >= EVEN:
        return grey
    gains = BRIGHTEST / np.maximum(paper, DARKEST)
    full = Image.fromarray(gains).resize(grey.size, Image.Resampling.BILINEAR)
    return Image.fromarray(np.minimum(np.asarray(grey) * np.asarray(full), 255).astype(np.uint8))


def evenness(paper: Field) -> float:
    """The paper's brightness where it is dark, as a share of that where it is bright."""
    dark, bright = np.percentile(paper, (5, 95))
    return float(dark / max(1.0, bright))


def paper_field(grey: Image.Image) -> Field:
    """The paper's brightness in each cell of a grid, CELLS long on the longer side, smoothed."""
    scale = CELLS * CELL / max(grey.size)
    across, down = (max(1, round(side * scale / CELL)) for side in grey.size)
    small = np.asarray(grey.resize((across * CELL, down * CELL), Image.Resampling.BOX, reducing_gap=2.0))
    cells = small.reshape(down, CELL, across, CELL).swapaxes(1, 2).reshape(down, across, CELL * CELL)
    high = np.percentile(cells, PERCENTILE, axis=2).astype(np.uint8)
    closed = Image.fromarray(high).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    return np.asarray(closed.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32)
