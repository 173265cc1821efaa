"""Turns a page upright: by quarter turns, then by the small angle at which it lay on the glass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from ocr.ctc import Probabilities
from ocr.detector import Found
from ocr.engine import OpenEngine
from ocr.model import Box
from ocr.stopwatch import Stopwatch
from ocr.words import sureness

SIDEWAYS = 1.5
SKEW_WORTH = 0.15
SKEW_SEEN_THROUGH = 3.0
SKEW_MOST = 32.0
STEEPEST, LONG = 0.65, 6
SAMPLE, SAMPLE_LEAST = 4, 2
SAMPLE_WIDTH, SAMPLE_MOST = 6, 10
CLEARLY_UPRIGHT = 0.93
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True, slots=True)
class Upright:
    """The upright page, grey, its lines, and how it was turned: clockwise, and skew in degrees. ``read`` is what the
    recogniser said of crops that had to be read to know."""

    grey: Image.Image
    found: tuple[Found, ...]
    rotation: int
    skew: float
    read: Mapping[Box, Probabilities] = field(default_factory=dict)


def upright(image: Image.Image, engine: OpenEngine, watch: Stopwatch | None = None) -> Upright:
    """Lines that stand taller than wide say that the page lies on its side; how surely a few lines are read this way
    and upside down says the rest. Lines are looked for once and turned with the page, unless it lies far askew."""
    step = (watch or Stopwatch()).step
    with step("grey"):
        grey, turn = _grey(image), 0
    with step("detection"):
        found = engine.detector.lines(grey)
        if _sideways(found):
            grey, turn = turned(grey, 90), 90
            found = engine.detector.lines(grey)
    lying, skew = grey, _skew(found)
    with step("deskew"):
        grey = straightened(lying, skew)
    with step("detection"):
        near = abs(skew) <= SKEW_SEEN_THROUGH
        found = [f.straightened(skew, grey.size) for f in found] if near else engine.detector.lines(grey)
    rest = 0.0 if near else _skew(found)
    if abs(rest) >= SKEW_WORTH:  # seen from afar, a skew is only roughly right
        skew += rest
        with step("deskew"):
            grey = straightened(lying, skew)
        with step("detection"):
            found = engine.detector.lines(grey)
    with step("upside down?"):
        down, read = _upside_down(grey, found, engine)
        if down:
            turn, grey = turn + 180, turned(grey, 180)
            found = [f.upside_down(grey.size) for f in found]
    return Upright(grey, tuple(found), turn, skew, read)


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """Turned clockwise by quarter turns."""
    return image.transpose(TURNS[degrees]) if degrees else image


def straightened(image: Image.Image, skew: float) -> Image.Image:
    """Turned back by the degrees that its text runs down to the right, where these are worth it; larger, where corners
    would be cut off."""
    if abs(skew) < SKEW_WORTH:
        return image
    far = abs(skew) > SKEW_SEEN_THROUGH
    return image.rotate(skew, Image.Resampling.BICUBIC, expand=far, fillcolor=_paper(image))


def _grey(image: Image.Image) -> Image.Image:
    return image if image.mode == "L" else image.convert("L")


def _sideways(found: Sequence[Found]) -> bool:
    tall = sum(_height(f) for f in found if _height(f) > SIDEWAYS * _width(f))
    wide = sum(_width(f) for f in found if _width(f) > SIDEWAYS * _height(f))
    return tall > wide


def _skew(found: Sequence[Found]) -> float:
    """Degrees by which the text runs down to the right: the median of the long lines, each weighted by the cube of its
    width: the longer a line, the less the heights of its letters bend its slope."""
    long = sorted((f for f in found if abs(f.slope) < STEEPEST and _long(f)), key=lambda f: f.slope)
    if not long:
        return 0.0
    weights = np.cumsum([float(_width(f)) ** 3 for f in long])
    middle = long[int(np.searchsorted(weights, weights[-1] / 2))]
    degrees = float(np.degrees(np.arctan(middle.slope)))
    return degrees if abs(degrees) <= SKEW_MOST else 0.0


def _long(found: Found) -> bool:
    """Six times as long as it is thick, along its own slope: the box around a line that lies askew is a thick one."""
    along = np.array((1.0, found.slope)) / np.hypot(1.0, found.slope)
    length, thickness = np.ptp(found.outline @ along), np.ptp(found.outline @ np.array((-along[1], along[0])))
    return bool(length > LONG * thickness)


def _paper(image: Image.Image) -> int | tuple[int, ...]:
    """The paper's colour, for the corners that a turn lays bare."""
    small = np.asarray(image.resize((64, 64), Image.Resampling.BOX)).reshape(64 * 64, -1)
    colour = tuple(int(v) for v in np.percentile(small, 75, axis=0))
    return colour if len(colour) > 1 else colour[0]


def _upside_down(
    grey: Image.Image, found: Sequence[Found], engine: OpenEngine
) -> tuple[bool, dict[Box, Probabilities]]:
    """Reads short lines until two are clearly right; only where none are, the other way up too. With it, what was read
    of whole lines, by their crops' boxes on the upright page."""
    sample = _sample(engine.crops([f.box for f in found], grey.size))
    read: dict[Box, Probabilities] = {}
    for box in sample:
        read[box] = _read(grey, box, 0, engine)
        if len(read) >= SAMPLE_LEAST and _mean_sureness(read) >= CLEARLY_UPRIGHT:
            return False, _whole(read)
    other = {_opposite(box, grey.size): _read(grey, box, 180, engine) for box in sample}
    down = _mean_sureness(other) > _mean_sureness(read)
    return down, _whole(other if down else read)


def _sample(crops: Sequence[Box]) -> list[Box]:
    """Crops of lines of some words, which are quickly read and say enough."""
    likely = [b for b in crops if b[2] - b[0] > 2 * (b[3] - b[1])]
    return sorted(likely, key=lambda b: abs(np.log((b[2] - b[0]) / (b[3] - b[1]) / SAMPLE_WIDTH)))[:SAMPLE]


def _read(grey: Image.Image, box: Box, turn: int, engine: OpenEngine) -> Probabilities:
    piece = grey.crop((box[0], box[1], min(box[2], box[0] + SAMPLE_MOST * (box[3] - box[1])), box[3]))
    return engine.recogniser.read([turned(piece, turn)])[0]


def _whole(read: Mapping[Box, Probabilities]) -> dict[Box, Probabilities]:
    return {box: steps for box, steps in read.items() if box[2] - box[0] <= SAMPLE_MOST * (box[3] - box[1])}


def _mean_sureness(read: Mapping[Box, Probabilities]) -> float:
    return sum(sureness(steps) for steps in read.values()) / len(read) if read else 0.0


def _opposite(box: Box, size: tuple[int, int]) -> Box:
    """The same place on the page turned by 180 degrees."""
    return size[0] - box[2], size[1] - box[3], size[0] - box[0], size[1] - box[1]


def _width(found: Found) -> int:
    return found.box[2] - found.box[0]


def _height(found: Found) -> int:
    return found.box[3] - found.box[1]
