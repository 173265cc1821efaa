"""From the recogniser's probabilities over time steps to characters with their places, and to other readings.

Class 0 is CTC's blank (Graves et al. 2006, "Connectionist temporal classification").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = 0
Probabilities = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spike:
    """One character and the time steps ``start`` to ``end`` (excluded) on which it won."""

    label: int
    start: int
    end: int
    probability: float


def spikes(steps: Probabilities) -> list[Spike]:
    """The best path's characters, left to right."""
    best = steps.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(best)]))
    return [
        Spike(int(best[a]), int(a), int(b), float(steps[a:b, best[a]].max()))
        for a, b in zip(starts, ends, strict=True)
        if best[a] != BLANK
    ]


def readings(steps: Probabilities, beams: int = 8, floor: float = 0.004) -> list[tuple[tuple[int, ...], float]]:
    """The likeliest label strings of these steps with their probabilities, best first: a prefix beam search.

    Classes under ``floor`` on a step are left out, so a sure word costs as much as its best path.
    """
    ended: dict[tuple[int, ...], list[float]] = {
        (): [1.0, 0.0]
    }  # prefix → probability ending in blank, in its last label
    for chances in _likely(steps, floor):
        if len(chances) == 1 and chances[0][0] == BLANK:
            ended = {prefix: [sum(ends) * chances[0][1], 0.0] for prefix, ends in ended.items()}
            continue
        following: dict[tuple[int, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
        for prefix, (blank, label) in ended.items():
            _extend(following, prefix, blank, label, chances)
        ranked = sorted(following.items(), key=lambda item: -sum(item[1]))
        ended = dict(ranked[:beams])
    return [(prefix, sum(ends)) for prefix, ends in ended.items()]


def _likely(steps: Probabilities, floor: float) -> list[list[tuple[int, float]]]:
    """Each step's classes over ``floor`` with their probabilities."""
    found: list[list[tuple[int, float]]] = [[] for _ in steps]
    at, labels = np.nonzero(steps > floor)
    for step, label, chance in zip(at.tolist(), labels.tolist(), steps[at, labels].tolist(), strict=True):
        found[step].append((label, chance))
    return found


def _extend(
    following: dict[tuple[int, ...], list[float]],
    prefix: tuple[int, ...],
    blank: float,
    label: float,
    chances: Sequence[tuple[int, float]],
) -> None:
    for k, chance in chances:
        if k == BLANK:
            following[prefix][0] += (blank + label) * chance
        elif prefix and k == prefix[-1]:
            following[prefix][1] += label * chance
            if blank:
                following[*prefix, k][1] += blank * chance
        else:
            following[*prefix, k][1] += (blank + label) * chance
