"""The sheet in a photograph: its four sides found, and the picture flattened so that the sheet fills it.

A side counts only where the picture is clearly brighter inside than outside along all of it, so a page that fills the
picture has none, and three sides must count. What is printed outside the found sheet says that it isn't the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from ocr.edges import edges, tones
from ocr.model import Box
from ocr.quads import Quads, best, lengths

Lines = Callable[[Image.Image], Sequence[Box]]

SMALLEST = 64
WORTH = 0.01
PRINT_OUTSIDE = 0.02


def flattened(image: Image.Image, lines: Lines) -> Image.Image:
    """The sheet alone, or the picture as it came. ``lines`` finds boxes of text; asked only if there is a sheet."""
    quad = sheet(image)
    if quad is None or _prints_outside(quad, lines(image)):
        return image
    return _flat(image, quad)


def sheet(image: Image.Image) -> Quads | None:
    """The sheet's corners in the picture's pixels; None where none is sure, or where it fills the picture anyway."""
    if min(image.size) < SMALLEST:
        return None
    of = tones(image)
    found = edges(of)
    quad = best(of, found) if sum(map(bool, found)) >= 3 else None
    if quad is None or not _worth(quad, of.shape):
        return None
    corners: Quads = quad * (np.array(image.size) / np.array(of.shape[::-1]))
    return corners


def _worth(quad: Quads, shape: tuple[int, ...]) -> bool:
    height, width = shape
    whole = np.array(((0, 0), (width, 0), (width, height), (0, height)))
    return bool(np.abs(quad - whole).max() > WORTH * max(shape))


def _prints_outside(quad: Quads, boxes: Sequence[Box]) -> bool:
    """Does more than a trifle of the text stand outside?"""
    middles = np.array([((b[0] + b[2]) / 2, (b[1] + b[3]) / 2) for b in boxes]).reshape(-1, 2)
    areas = np.array([(b[2] - b[0]) * (b[3] - b[1]) for b in boxes], dtype=np.float64)
    sides = np.roll(quad, -1, axis=0) - quad
    from_corner = middles[:, None, :] - quad[None, :, :]
    inside = (sides[:, 0] * from_corner[:, :, 1] - sides[:, 1] * from_corner[:, :, 0] >= 0).all(axis=1)
    return bool(areas[~inside].sum() > PRINT_OUTSIDE * areas.sum())


def _flat(image: Image.Image, quad: Quads) -> Image.Image:
    """As large as its longer sides are in the picture: nothing is lost, the far end is stretched to the near one."""
    top, right, bottom, left = lengths(quad).tolist()
    size = (round(max(top, bottom)), round(max(left, right)))
    return image.transform(size, Image.Transform.PERSPECTIVE, _numbers(size, quad), Image.Resampling.BICUBIC)


def _numbers(size: tuple[int, int], quad: Quads) -> list[float]:
    """Pillow's eight numbers, from the flat picture's pixels to those of the photograph (direct linear solution)."""
    rows, right = [], []
    corners = ((0, 0), (size[0], 0), size, (0, size[1]))
    for (x, y), (u, v) in zip(corners, quad.tolist(), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return [float(v) for v in np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))]
