"""Turns a page upright: by quarter turns, then by the small angle at which it lay on the glass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from ocr.detector import Found
from ocr.engine import OpenEngine
from ocr.words import sureness

COARSE = 544
SIDEWAYS = 1.5
SKEW_WORTH = 0.15
SKEW_MOST = 12.0
SAMPLE = 4
SAMPLE_WIDTH = 8
CLEARLY_UPRIGHT = 0.95
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True, slots=True)
class Upright:
    """The upright image (as it came, and grey), its lines, and how it was turned: clockwise, and skew in degrees."""

    image: Image.Image
    grey: Image.Image
    found: tuple[Found, ...]
    rotation: int
    skew: float


def upright(image: Image.Image, engine: OpenEngine) -> Upright:
    """Lines that stand taller than wide say that the page lies on its side; how surely a few lines are read this way
    and upside down says the rest. A coarse look is enough for both and for the skew."""
    turn, found = 0, engine.detector.lines(_grey(image), COARSE)
    if _sideways(found):
        turn, image = 90, turned(image, 90)
        found = engine.detector.lines(_grey(image), COARSE)
    skew = _skew(found)
    if abs(skew) >= SKEW_WORTH:
        image = image.rotate(skew, Image.Resampling.BICUBIC, expand=False, fillcolor=_paper(image))
    found = engine.detector.lines(_grey(image))
    if _upside_down(_grey(image), found, engine):
        turn, image = turn + 180, turned(image, 180)
        found = [_flipped(f, image.size) for f in found]
    return Upright(image, _grey(image), tuple(found), turn, skew)


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """Turned clockwise by quarter turns."""
    return image.transpose(TURNS[degrees]) if degrees else image


def _grey(image: Image.Image) -> Image.Image:
    return image if image.mode == "L" else image.convert("L")


def _sideways(found: Sequence[Found]) -> bool:
    tall = sum(_height(f) for f in found if _height(f) > SIDEWAYS * _width(f))
    wide = sum(_width(f) for f in found if _width(f) > SIDEWAYS * _height(f))
    return tall > wide


def _skew(found: Sequence[Found]) -> float:
    """Degrees by which the text runs down to the right: the median of the long lines, each weighted by its width."""
    long = sorted((f for f in found if _width(f) > 4 * _height(f)), key=lambda f: f.slope)
    if not long:
        return 0.0
    weights = np.cumsum([_width(f) for f in long])
    middle = long[int(np.searchsorted(weights, weights[-1] / 2))]
    degrees = float(np.degrees(np.arctan(middle.slope)))
    return degrees if abs(degrees) <= SKEW_MOST else 0.0


def _paper(image: Image.Image) -> int | tuple[int, ...]:
    """The paper's colour, for the corners that a turn lays bare."""
    small = np.asarray(image.resize((64, 64), Image.Resampling.BOX)).reshape(64 * 64, -1)
    colour = tuple(int(v) for v in np.percentile(small, 75, axis=0))
    return colour if len(colour) > 1 else colour[0]


def _upside_down(grey: Image.Image, found: Sequence[Found], engine: OpenEngine) -> bool:
    """Reads the clearest lines both ways up. Short pieces are enough, and the second way is seldom needed."""
    likely = [f for f in found if _width(f) > 3 * _height(f)]
    boxes = engine.crops([f.box for f in sorted(likely, key=_width, reverse=True)[:SAMPLE]], grey.size)
    pieces = [grey.crop((b[0], b[1], min(b[2], b[0] + SAMPLE_WIDTH * (b[3] - b[1])), b[3])) for b in boxes]
    if not pieces:
        return False
    this_way = _mean_sureness(pieces, engine)
    if this_way >= CLEARLY_UPRIGHT:
        return False
    return _mean_sureness([turned(piece, 180) for piece in pieces], engine) > this_way


def _mean_sureness(pieces: Sequence[Image.Image], engine: OpenEngine) -> float:
    return sum(sureness(steps) for steps in engine.recogniser.read(pieces)) / len(pieces)


def _flipped(found: Found, size: tuple[int, int]) -> Found:
    x0, y0, x1, y1 = found.box
    return Found((size[0] - x1, size[1] - y1, size[0] - x0, size[1] - y0), found.slope)


def _width(found: Found) -> int:
    return found.box[2] - found.box[0]


def _height(found: Found) -> int:
    return found.box[3] - found.box[1]
