"""Straight edges of something bright on something darker, in a thumbnail: a Hough transform over steps of brightness.

Brightness is taken as a logarithm, so that an edge is the same step in the light and in the shadow, and a shadow's own
soft edge is none.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Tones = NDArray[np.float32]
Places = NDArray[np.float64]

LONG_SIDE = 480
REACH = 7
"""Over how many pixels to either side brightness is averaged: more than a letter's stroke, less than a margin."""
ROWS = 4
"""Rows averaged into one: an edge goes on for long, a letter's side doesn't."""
STEP, HIGH = 0.16, 0.8
STEEPEST = 0.62
SLOPES = np.linspace(-STEEPEST, STEEPEST, 63)
BIN = 3
PEAKS = 5
LEAST_SHARE = 0.15
NEAR = 3.0


class Edge(NamedTuple):
    """The line ``a·x + b·y = c`` in the thumbnail's pixels."""

    a: float
    b: float
    c: float


def tones(image: Image.Image) -> Tones:
    """The logarithm of the darkest channel (paper is white, desks seldom are), at most LONG_SIDE pixels long."""
    scale = min(1.0, LONG_SIDE / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = np.asarray(image.resize(size, Image.Resampling.BOX, reducing_gap=2.0), dtype=np.float32)
    return np.log((small.min(axis=2) if small.ndim == 3 else small) + 16)


def edges(of: Tones) -> tuple[list[Edge], list[Edge], list[Edge], list[Edge]]:
    """Where it gets brighter inwards: candidates for the left, top, right and bottom side, best supported first."""
    height, width = of.shape
    left = [Edge(1, -slope, at) for at, slope in _lines(of)]
    right = [Edge(1, slope, width - at) for at, slope in _lines(of[:, ::-1])]
    top = [Edge(-slope, 1, at) for at, slope in _lines(of.T)]
    bottom = [Edge(slope, 1, height - at) for at, slope in _lines(of.T[:, ::-1])]
    return left, top, right, bottom


def _lines(of: Tones) -> list[tuple[float, float]]:
    """Lines ``x = at + slope · y`` across which it gets brighter to the right."""
    ys, xs, rises = _steps(of)
    least = LEAST_SHARE * len(of) / ROWS
    if len(np.unique(ys)) < least:
        return []
    votes, shift = _votes(ys, xs, rises, of.shape)
    found: list[tuple[float, float]] = []
    for _ in range(PEAKS):
        row, column = np.unravel_index(int(votes.argmax()), votes.shape)
        if votes[row, column] < least * STEP:
            break
        slope = float(SLOPES[row])
        found.append(_fitted(ys, xs, (float(column) + 1) * BIN - shift - slope * len(of) / 2, slope))
        votes[:, max(0, column - 4) : column + 5] = 0
    return found


def _steps(of: Tones) -> tuple[Places, Places, Tones]:
    """Rows, places and heights of the steepest points of each rise, in every ROWS rows together."""
    whole = len(of) // ROWS * ROWS
    rows = of[:whole].reshape(-1, ROWS, of.shape[1]).mean(axis=1)
    padded = np.pad(rows, ((0, 0), (REACH, REACH)), mode="edge")
    sums = np.cumsum(np.pad(padded, ((0, 0), (1, 0))), axis=1, dtype=np.float32)
    width = of.shape[1]
    middle = sums[:, REACH : REACH + width]
    rise = (sums[:, 2 * REACH : 2 * REACH + width] - 2 * middle + sums[:, :width]) / REACH
    peak = (rise[:, 1:-1] >= rise[:, :-2]) & (rise[:, 1:-1] > rise[:, 2:]) & (rise[:, 1:-1] > STEP)
    ys, xs = np.nonzero(peak)
    heights: Tones = np.minimum(rise[ys, xs + 1], HIGH).astype(np.float32)
    return (ys * ROWS + ROWS / 2).astype(np.float64), (xs + 1).astype(np.float64), heights


def _votes(ys: Places, xs: Places, rises: Tones, shape: tuple[int, ...]) -> tuple[NDArray[Any], float]:
    """How much rise lies on the line of each slope (rows) that meets the middle row in each pair of bins (columns),
    and the distance by which the bins begin left of the picture."""
    shift = STEEPEST * shape[0] / 2
    bins = int((shape[1] + 2 * shift) / BIN) + 2
    at = (xs[None, :] - SLOPES[:, None] * (ys - shape[0] / 2)[None, :] + shift) / BIN
    places = at.astype(np.int64) + np.arange(len(SLOPES))[:, None] * bins
    weights = np.broadcast_to(rises, places.shape).ravel()
    counted = np.bincount(places.ravel(), weights, bins * len(SLOPES)).reshape(len(SLOPES), bins)
    return counted + np.roll(counted, -1, axis=1), shift


def _fitted(ys: Places, xs: Places, at: float, slope: float) -> tuple[float, float]:
    """Least squares over the points near the line."""
    for _ in range(2):
        near = np.abs(xs - at - slope * ys) <= NEAR
        y, x = ys[near], xs[near]
        spread = float(((y - y.mean()) ** 2).sum()) if len(y) else 0.0
        if spread == 0:
            break
        slope = float(((y - y.mean()) * (x - x.mean())).sum()) / spread
        at = float(x.mean()) - slope * float(y.mean())
    return at, slope
