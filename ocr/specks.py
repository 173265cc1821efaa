"""A photocopier's specks taken out of a grey page: they hide thin words from the finder of lines, and amid print are
read as zeros and dots.

A speck is ink that stands alone: there is little of it, and no print nearby. How much of the page such specks cover
says how many there are amid print as well.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from ocr.morphology import dilated

DARKER = 48
REACH = 1 / 115
"""How far around a speck there is no print, as a share of the sheet's short side: 1.8 mm of A4. No sign or dot stands
as far from what it belongs to."""
LARGEST = 0.09
"""At most this much ink is within reach, specks alone, in squares of the reach: 0.3 mm²."""
MANY = 0.001
"""A page with fewer, as a share of it, is left as it came: they hide nothing."""
SAMPLE, SAMPLES = 256, 3
GROWN = 5


def without_specks(grey: Image.Image) -> Image.Image:
    """The page without the specks that stand alone; those amid print are thinned out by a median, which may cost a
    worn dot or sign as well."""
    alone = Image.fromarray(dilated(_alone(grey, _reach(grey)).astype(np.uint8) * 255, GROWN))
    return Image.composite(grey.filter(ImageFilter.BoxBlur(_reach(grey))), grey, alone).filter(
        ImageFilter.MedianFilter(3)
    )


def speckled(grey: Image.Image) -> float:
    """The share of the page that specks cover, by samples that lie evenly over it."""
    lefts, tops = (_starts(side) for side in grey.size)
    tiles = [grey.crop((x, y, min(grey.width, x + SAMPLE), min(grey.height, y + SAMPLE))) for y in tops for x in lefts]
    return float(np.mean([_alone(tile, _reach(grey)).mean() for tile in tiles]))


def _reach(grey: Image.Image) -> int:
    return max(4, round(REACH * min(grey.size)))


def _starts(side: int) -> list[int]:
    return sorted({round(at) for at in np.linspace(0, max(0, side - SAMPLE), SAMPLES)})


def _alone(grey: Image.Image, reach: int) -> NDArray[np.bool_]:
    """The pixels of ink that have hardly any other within reach, whichever way."""
    pixels = np.asarray(grey)
    ink: NDArray[np.bool_] = dilated(pixels, GROWN) - pixels > DARKER
    blurred = Image.fromarray(ink.astype(np.uint8) * 255).filter(ImageFilter.BoxBlur(reach))
    around = np.asarray(blurred, dtype=np.float32) / 255 * (2 * reach + 1) ** 2
    alone: NDArray[np.bool_] = ink & (around <= LARGEST * reach**2)
    return alone
