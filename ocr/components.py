"""Connected regions of a mask, by runs: no OpenCV in a package that has to stay small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Region:
    """A region's box (ends excluded), its mean score, the slope of its middle line (down is positive), and the corners
    ``(x, y)`` of its runs, which say how far it reaches whichever way it is turned."""

    x0: int
    y0: int
    x1: int
    y1: int
    score: float
    slope: float
    corners: NDArray[np.float64]


def runs_of(line: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where the runs of true begin and end (excluded) along one row or column."""
    edges = np.flatnonzero(np.diff(line.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    return [(int(start), int(end)) for start, end in edges]


def regions(mask: NDArray[np.bool_], scores: NDArray[np.float32]) -> list[Region]:
    """Regions of touching pixels (also by their corners)."""
    rows, starts, ends = _runs(mask)
    if not len(rows):
        return []
    labels = _label(rows, starts, ends)
    sums = np.concatenate((np.zeros((len(scores), 1)), np.cumsum(scores, axis=1, dtype=np.float64)), axis=1)
    weight = sums[rows, ends] - sums[rows, starts]
    found: list[Region] = []
    order = np.argsort(labels, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        found.append(_region(rows[group], starts[group], ends[group], weight[group]))
    return found


def _runs(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    framed = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    framed[:, 1:-1] = mask
    change = np.diff(framed, axis=1)
    rows, starts = np.nonzero(change == 1)
    return rows.astype(np.int64), starts.astype(np.int64), np.nonzero(change == -1)[1].astype(np.int64)


def _label(rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each run, equal for runs of one region: union and find over runs of neighbouring rows."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first = np.searchsorted(rows, np.arange(rows[-1] + 2)).tolist()
    begin, end = starts.tolist(), ends.tolist()
    for row in range(1, len(first) - 1):
        above, here = first[row - 1], first[row]
        while above < first[row] and here < first[row + 1]:
            if begin[above] <= end[here] and begin[here] <= end[above]:
                parent[root(above)] = root(here)
            if end[above] < end[here]:
                above += 1
            else:
                here += 1
    return np.array([root(i) for i in range(len(parent))], dtype=np.int64)


def _region(
    rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64], weight: NDArray[np.float64]
) -> Region:
    length = (ends - starts).astype(np.float64)
    area = length.sum()
    middles = (starts + ends) / 2
    x, y = (middles * length).sum() / area, (rows * length).sum() / area
    spread = (length * ((middles - x) ** 2 + (length**2 - 1) / 12)).sum()
    slope = float((length * (middles - x) * (rows - y)).sum() / spread) if spread > 0 else 0.0
    score = float(weight.sum() / area)
    corners = np.column_stack((np.concatenate((starts, ends) * 2), np.repeat((rows, rows + 1), 2, axis=0).ravel()))
    return Region(
        int(starts.min()), int(rows.min()), int(ends.max()), int(rows.max()) + 1, score, slope, corners.astype(float)
    )
