"""Is a value that is said to be right with probability p right p of the time? By bins of equal width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.outcome import Point

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Values whose confidence lies from ``low`` to ``high``: how many, their mean confidence, what share is right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def reliability(points: Sequence[Point], bins: int = BINS) -> list[Bin]:
    """The bins that hold any value, from the lowest; a confidence of 1 is in the last one."""
    sorted_in: list[list[Point]] = [[] for _ in range(bins)]
    for point in points:
        sorted_in[min(bins - 1, int(point.confidence * bins))].append(point)
    return [
        Bin(
            place / bins,
            (place + 1) / bins,
            len(held),
            sum(point.confidence for point in held) / len(held),
            sum(point.right for point in held) / len(held),
        )
        for place, held in enumerate(sorted_in)
        if held
    ]


def expected_error(found: Sequence[Bin]) -> float | None:
    """The expected calibration error: how far what was said lies from what is, on average over all values."""
    total = sum(one.count for one in found)
    return sum(one.count * abs(one.said - one.right) for one in found) / total if total else None
