"""Which four edges are the sides of a sheet: every choice of them at once, as arrays.

A quad's corners stand in the order top left, top right, bottom right, bottom left; ``(count, 4, 2)`` holds many.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr.edges import Edge, Tones

Quads = NDArray[np.float64]

SAMPLES = np.linspace(0.03, 0.97, 64)
DEPTHS = (3, 6, 10)
STEP, SIDE_SHARE = 0.13, 0.8
LEAST_AREA, LEAST_SIDE = 0.15, 0.2
MOST_COSINE = 0.6
LEAST_RATIO = 0.5
BEYOND = 0.04
PARALLEL = 0.2


def best(of: Tones, found: Sequence[Sequence[Edge]]) -> NDArray[np.float64] | None:
    """The corners of the quad that is clearest and largest, weighed together. Four sides must be clear, or three and
    the fourth is the picture's own, where the sheet runs out of it."""
    quads = _crossings(found, of.shape)
    quads = quads[_plausible(quads, of.shape)]
    if not len(quads):
        return None
    shares, own = _clear(of, quads)
    clear = shares >= SIDE_SHARE
    sides = clear.sum(axis=1)
    valid = (sides == 4) | ((sides == 3) & ((clear | own).sum(axis=1) == 4))
    if not valid.any():
        return None
    quads, sides, weakest = quads[valid], sides[valid], np.where(clear, shares, 1.0).min(axis=1)[valid]
    chosen: NDArray[np.float64] = quads[np.lexsort((areas(quads) * weakest**2, sides))[-1]]
    return chosen


def areas(quads: Quads) -> NDArray[np.float64]:
    x, y = quads[..., 0], quads[..., 1]
    doubled = x * np.roll(y, -1, axis=-1) - y * np.roll(x, -1, axis=-1)
    return np.asarray(doubled.sum(axis=-1) / 2)


def lengths(quads: Quads) -> NDArray[np.float64]:
    """Of the top, right, bottom and left side."""
    sides = np.roll(quads, -1, axis=-2) - quads
    return np.hypot(sides[..., 0], sides[..., 1])


def _crossings(found: Sequence[Sequence[Edge]], shape: tuple[int, ...]) -> Quads:
    """Every choice of a left, top, right and bottom edge, at most one of them the picture's own."""
    height, width = shape
    own = (Edge(1, 0, 0), Edge(0, 1, 0), Edge(1, 0, width), Edge(0, 1, height))
    sides = [np.array([*edges, mine], dtype=np.float64) for edges, mine in zip(found, own, strict=True)]
    chosen = np.stack([g.ravel() for g in np.meshgrid(*(np.arange(len(s)) for s in sides), indexing="ij")])
    borders = sum((chosen[i] == len(sides[i]) - 1).astype(int) for i in range(4))
    left, top, right, bottom = (side[which[borders <= 1]] for side, which in zip(sides, chosen, strict=True))
    return np.stack([_meet(left, top), _meet(right, top), _meet(right, bottom), _meet(left, bottom)], axis=1)


def _meet(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where edges cross; nan where they are too nearly parallel for that."""
    across = one[:, 0] * other[:, 1] - other[:, 0] * one[:, 1]
    across = np.where(np.abs(across) < PARALLEL, np.nan, across)
    x = (one[:, 2] * other[:, 1] - other[:, 2] * one[:, 1]) / across
    y = (one[:, 0] * other[:, 2] - other[:, 0] * one[:, 2]) / across
    return np.stack([x, y], axis=1)


def _plausible(quads: Quads, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """As a sheet looks from above: in the picture, large enough, its corners not far from right ones."""
    size = np.array(shape[::-1], dtype=np.float64)
    within = ((quads >= -BEYOND * size) & (quads <= (1 + BEYOND) * size)).all(axis=(1, 2))
    sides = np.roll(quads, -1, axis=1) - quads
    long = lengths(quads)
    large = (long.min(axis=1) >= LEAST_SIDE * min(shape)) & (areas(quads) >= LEAST_AREA * shape[0] * shape[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        cosines = (sides * np.roll(sides, -1, axis=1)).sum(axis=2) / (long * np.roll(long, -1, axis=1))
        ratios = long[:, :2] / long[:, 2:]
        even = np.minimum(ratios, 1 / ratios).min(axis=1) >= LEAST_RATIO
        square = np.abs(cosines).max(axis=1) <= MOST_COSINE
    return np.asarray(within & large & even & square)


def _clear(of: Tones, quads: Quads) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """On which share of each side it is brighter within, and whether the side is the picture's own. All that lies near
    it outside must be darker: beyond a printed frame the paper is bright again."""
    ways = np.roll(quads, -1, axis=1) - quads
    along = ways / lengths(quads)[..., None]
    inwards = np.stack([-along[..., 1], along[..., 0]], axis=-1)[:, :, None, :]
    points = quads[:, :, None, :] + SAMPLES[:, None] * ways[:, :, None, :]
    inner, outer = (np.stack([_at(of, points + way * depth * inwards) for depth in DEPTHS]) for way in (1, -1))
    shares = (np.median(inner, axis=0) - outer.max(axis=0) > STEP).mean(axis=2)
    limit = np.array(of.shape[::-1])
    near_border = np.asarray((points < 2) | (points > limit - 2))
    own = near_border.any(axis=3).sum(axis=2) == len(SAMPLES)
    return np.asarray(shares), np.asarray(own)


def _at(of: Tones, points: Quads) -> Tones:
    x = np.clip(points[..., 0].astype(np.int32), 0, of.shape[1] - 1)
    y = np.clip(points[..., 1].astype(np.int32), 0, of.shape[0] - 1)
    return of[y, x]
