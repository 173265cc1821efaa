"""Grey morphology by a square, along each axis in turn: many times as fast as picking each pixel's rank."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def dilated(pixels: Pixels, side: int) -> Pixels:
    """Each pixel as bright as the brightest in the square of odd ``side`` around it, as far as the picture goes."""
    for axis in (0, 1):
        reach = tuple((side // 2, side // 2) if each == axis else (0, 0) for each in (0, 1))
        padded, length = np.pad(pixels, reach, mode="edge"), pixels.shape[axis]
        pixels = np.maximum.reduce([padded.take(range(at, at + length), axis) for at in range(side)])
    return pixels
