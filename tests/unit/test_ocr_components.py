"""Connected regions of a mask."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.components import regions


def mask(*rows: str) -> np.ndarray:
    return np.array([[c == "#" for c in row] for row in rows])


def flooded(pixels: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Boxes by flood fill, the plain way."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(pixels), strict=True)}
    boxes = []
    while left:
        edge, seen = [left.pop()], []
        while edge:
            y, x = edge.pop()
            seen.append((y, x))
            around = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= around
            edge += around
        ys, xs = zip(*seen, strict=True)
        boxes.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return sorted(boxes)


@given(st.lists(st.lists(st.booleans(), min_size=9, max_size=9), min_size=1, max_size=9))
def test_regions_are_those_of_a_flood_fill(rows: list[list[bool]]) -> None:
    pixels = np.array(rows)

    found = regions(pixels, pixels.astype(np.float32))

    assert sorted((r.x0, r.y0, r.x1, r.y1) for r in found) == flooded(pixels)


def test_a_region_has_the_mean_of_its_own_scores() -> None:
    pixels = mask("##.", "...", "..#")
    scores = np.array([[0.4, 0.8, 0.9], [0.9, 0.9, 0.9], [0.9, 0.9, 0.5]], dtype=np.float32)

    by_corner = {(r.x0, r.y0): r.score for r in regions(pixels, scores)}

    assert by_corner == {(0, 0): pytest.approx(0.6), (2, 2): pytest.approx(0.5)}


def test_a_region_has_the_slope_of_its_middle_line() -> None:
    pixels = np.zeros((60, 400), dtype=bool)
    for x in range(400):
        pixels[10 + x // 20 : 18 + x // 20, x] = True

    (found,) = regions(pixels, pixels.astype(np.float32))

    assert found.slope == pytest.approx(1 / 20, rel=0.05)


def test_an_empty_mask_has_none() -> None:
    assert regions(mask("...", "..."), np.zeros((2, 3), dtype=np.float32)) == []
