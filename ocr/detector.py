"""Where the lines of text stand: PP-OCRv6's small detector and the "differentiable binarisation" that goes with it.

The network marks a shrunken kernel of each line (Liao et al. 2020, "Real-time scene text detection with
differentiable binarization"); a line's box is the kernel's, grown by ``UNCLIP`` times its area over its perimeter.
Thresholds are those that the model is published with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.components import Region, regions
from ocr.model import Box
from ocr.network import session
from ocr.recogniser import WEIGHTS

KERNEL, SURE, UNCLIP = 0.3, 0.5, 1.6
SMALLEST = 3
STEP = 32


@dataclass(frozen=True, slots=True)
class Found:
    """A line's box in the image's pixels, and the slope of its text (down to the right is positive).

    ``outline`` are points ``(x, y)`` of the line's kernel: what its box is made of, whichever way the page is turned.
    """

    box: Box
    slope: float
    outline: NDArray[np.float64] = field(repr=False, compare=False)

    def straightened(self, degrees: float, size: tuple[int, int]) -> Found:
        """As it stands once the image of this size was turned counter-clockwise about its middle, corners cut off."""
        turn = np.radians(degrees)
        middle = np.array(size) / 2
        matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        outline = (self.outline - middle) @ matrix + middle
        return Found(_grown(outline, size), self.slope - float(np.tan(turn)), outline)

    def upside_down(self, size: tuple[int, int]) -> Found:
        """As it stands once the image was turned by 180 degrees."""
        x0, y0, x1, y1 = self.box
        box = (size[0] - x1, size[1] - y1, size[0] - x0, size[1] - y0)
        return Found(box, self.slope, np.array(size) - self.outline)


class Detector:
    def __init__(self, weights: Path = WEIGHTS, short_side: int = 960) -> None:
        self._short_side = short_side
        self._session = session(weights / "detector.onnx")

    def lines(self, image: Image.Image, short_side: int | None = None) -> list[Found]:
        """The lines of a grey image, the clearest first; a smaller ``short_side`` is quicker and misses more."""
        width, height = _size(image, short_side or self._short_side)
        pixels = np.asarray(image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0))
        plane = (pixels.astype(np.float32) / 255 - 0.5) / 0.5
        (out,) = self._session.run(None, {self._session.get_inputs()[0].name: np.stack([plane] * 3)[None]})
        scores = out[0, 0]
        kernels = [r for r in regions(scores > KERNEL, scores) if r.score >= SURE and _smallest(r) >= SMALLEST]
        across, down = image.width / width, image.height / height
        kernels.sort(key=lambda kernel: -kernel.score)
        return [_found(r, across, down, image.size) for r in kernels]


def _size(image: Image.Image, short_side: int) -> tuple[int, int]:
    """The short side at its size, never enlarged more than twice, nor more pixels than a page of paper has."""
    scale = min(short_side / min(image.size), (1.6 * short_side**2 / (image.width * image.height)) ** 0.5, 2.0)
    return _whole_steps(image.width * scale), _whole_steps(image.height * scale)


def _whole_steps(side: float) -> int:
    return max(STEP, round(side / STEP) * STEP)


def _smallest(region: Region) -> int:
    return min(region.x1 - region.x0, region.y1 - region.y0)


def _found(kernel: Region, across: float, down: float, size: tuple[int, int]) -> Found:
    outline = kernel.corners * (across, down)
    return Found(_grown(outline, size), kernel.slope * down / across, outline)


def _grown(outline: NDArray[np.float64], size: tuple[int, int]) -> Box:
    (x0, y0), (x1, y1) = outline.min(axis=0), outline.max(axis=0)
    by = UNCLIP * (x1 - x0) * (y1 - y0) / (2 * (x1 - x0 + y1 - y0))
    return (
        max(0, min(size[0], round(x0 - by))),
        max(0, min(size[1], round(y0 - by))),
        max(0, min(size[0], round(x1 + by))),
        max(0, min(size[1], round(y1 + by))),
    )
