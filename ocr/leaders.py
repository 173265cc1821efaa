"""Leaders painted over: a line's crop reaches a little beyond its box, and the first dots of what leads from a label
to its value are read as ۰ or س there. (Upright rules of a table stay: the recogniser was trained beside whole ones, and
reads what is left of one as ۱.)

All lengths are in heights of the line's box, so that they hold at any resolution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.components import runs_of
from ocr.model import Box

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

INK, LEAST_CONTRAST = 0.3, 32
"""Where a dot or a rule begins to be dark, on the way from the paper to the darkest ink of its line."""
INSIDE, OUTSIDE = 1.5, 3.0
"""How far into the box a leader is looked for, and how far beyond it."""
THIN, LEVEL, CLEAR = 0.2, 0.1, 1.0
"""How high a dot or a rule may be, how far from the leader's own height, and how much of it nothing else stands on."""
DOTS, APART, UNEVEN, STROKE = 4, 0.6, 1.8, 0.8
"""Dots that make a leader, how far apart at most, a gap that ends it (in its usual ones); and how long a rule is."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Columns ``start`` to ``end`` (excluded) in which a thin thing stands, at height ``level``."""

    start: int
    end: int
    level: float


def without_leaders(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The grey page with the ends of leaders beside these lines painted as paper."""
    pixels, every = np.array(image), np.array(boxes, dtype=np.int64).reshape(-1, 4)
    for box in boxes:
        x0, y0, x1, y1 = box
        height = y1 - y0
        inner, (left, right) = min(round(INSIDE * height), (x1 - x0) // 2), _free(box, every, round(OUTSIDE * height))
        _clean(pixels[y0:y1, left : x0 + inner][:, ::-1], inner)
        _clean(pixels[y0:y1, x1 - inner : right], inner)
    return Image.fromarray(pixels)


def _free(box: Box, every: NDArray[np.int64], reach: int) -> tuple[int, int]:
    """From where to where there is no other line beside this one: zeros and dashes in a row look like a leader."""
    x0, y0, x1, y1 = box
    level = every[(every[:, 1] < y1) & (every[:, 3] > y0)]
    before, after = level[level[:, 2] <= x0 + (x1 - x0) // 2, 2], level[level[:, 0] >= x1 - (x1 - x0) // 2, 0]
    left, right = max(0, x0 - reach, *before.tolist()), min(x1 + reach, *after.tolist(), x1 + reach)
    return min(left, x0), max(right, x1)


def _clean(strip: Pixels, inner: int) -> None:
    """Paints in place. The strip's columns run outwards, ``inner`` of them within the line's box."""
    paper, ink = np.percentile(strip, (80, 1)) if strip.size else (0, 0)
    if paper - ink < LEAST_CONTRAST or strip.shape[1] <= inner:
        return
    reach = max(2, round(THIN * len(strip)))
    for blob in _leader(_without_specks(strip < paper - INK * (paper - ink)), inner):
        rows = slice(max(0, round(blob.level) - reach), round(blob.level) + reach + 1)
        strip[rows, max(0, blob.start - 1) : blob.end + 1] = round(paper)


def _without_specks(dark: Mask) -> Mask:
    """What has a dark neighbour both across and down: the grain of a scan has none."""
    across, down = np.zeros_like(dark), np.zeros_like(dark)
    across[:, 1:] |= dark[:, :-1]
    across[:, :-1] |= dark[:, 1:]
    down[1:] |= dark[:-1]
    down[:-1] |= dark[1:]
    return dark & across & down


def _leader(dark: Mask, inner: int) -> list[Blob]:
    """The dots, or the stretch of a rule, that stand alone from the line's text on outwards, if there are any."""
    height, inked = len(dark), dark.any(axis=0)
    tops, ends = dark.argmax(axis=0), len(dark) - dark[::-1].argmax(axis=0)
    thin = inked & (ends - tops <= max(3, THIN * height))
    text = inked & ~thin
    start = _outside(text, round(CLEAR * height))
    if start is None:
        return []
    stop = next((int(column) for column in np.flatnonzero(text) if column >= start), len(text))
    levels = (tops + ends) / 2
    blobs = [
        Blob(start + a, start + b, float(levels[start + a : start + b].mean())) for a, b in runs_of(thin[start:stop])
    ]
    if blobs and start and blobs[0].start == start:  # a letter's own end
        blobs = blobs[1:]
    return _led(blobs, height, inner)


def _outside(text: Mask, clear: int) -> int | None:
    """The first column from which on nothing but thin things stand for so far."""
    edges = [-1, *np.flatnonzero(text).tolist(), len(text)]
    for before, after in pairwise(edges):
        if after - before - 1 >= clear:
            return int(before) + 1
    return None


def _led(blobs: Sequence[Blob], height: int, inner: int) -> list[Blob]:
    """Those that go on, at one level and evenly apart, what stands outside the line's box: zeros and dashes at the end
    of a code are as thin, but they end with it."""
    beyond = [blob for blob in blobs if blob.end > inner + STROKE * height or blob.start >= inner]
    if not beyond:
        return []
    level = float(np.median([blob.level for blob in beyond]))
    even = [blob for blob in blobs if abs(blob.level - level) <= LEVEL * height]
    strokes = [blob for blob in even if blob.end - blob.start >= STROKE * height and blob in beyond]
    if strokes:
        return strokes
    dots = [blob for blob in even if blob in beyond]
    if len(dots) < DOTS:
        return []
    usual = float(np.median([other.start - one.start for one, other in pairwise(dots)]))
    if usual > APART * height:
        return []
    for one, other in pairwise(reversed([blob for blob in even if blob.start <= dots[0].start])):
        if one.start - other.start > UNEVEN * usual:
            break
        dots.insert(0, other)
    return dots
