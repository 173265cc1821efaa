"""Rows of digits in a box each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from ocr.combs import beside, rows
from ocr.model import Box

CELL, TOP, LEFT = 40, 100, 120
LABEL: Box = (700, TOP - 6, 800, TOP + 56)


def form(
    groups: tuple[int, ...] = (10,), *, tall: int = 50, apart: int = 0, written: bool = True
) -> tuple[Image.Image, Box]:
    """A page with a row of boxes, dashes between the groups, and where the row is."""
    page = Image.new("L", (900, 300), 240)
    pen, x = ImageDraw.Draw(page), LEFT
    for group in groups:
        for _ in range(group):
            pen.rectangle((x, TOP, x + CELL, TOP + 50), outline=110, width=2)
            if written:
                pen.ellipse((x + 14, TOP + 17, x + 24, TOP + 34), fill=20)
            x += CELL + apart
        pen.line((x + 8, TOP + 25, x + 14, TOP + 25), fill=20, width=3)
        x += 22
    return page, (LEFT, TOP, x - 22 - apart, TOP + 50)


def lines(page: Image.Image, boxes: list[Box]) -> list[Box]:
    found = rows(page, boxes)
    return [*found, *beside(found, boxes)]


def near(box: Box, other: Box) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(box, other, strict=True))


def digit(number: int, height: int = 36) -> Box:
    """What a detector finds of a single digit."""
    x = LEFT + number * CELL
    return (x + 6, TOP + 7, x + 34, TOP + 7 + height)


@pytest.mark.parametrize(("groups", "apart"), [((10,), 0), ((10,), 4), ((4, 2, 2), 0), ((1, 1, 2, 2, 1), 0)])
def test_digits_found_one_by_one_are_one_line(groups: tuple[int, ...], apart: int) -> None:
    page, row = form(groups, apart=apart)

    found = lines(page, [digit(0), digit(3), digit(4)])

    assert len(found) == 1
    assert near(found[0], row)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 9)), min_size=1, max_size=4))
def test_a_row_is_whole_however_it_was_cut(cuts: list[tuple[int, int]]) -> None:
    page, row = form()
    pieces = [(digit(a)[0], TOP + 2, digit(min(9, a + n))[2], TOP + 46) for a, n in cuts]

    found = lines(page, list(dict.fromkeys(pieces)))

    assert len(found) == 1
    assert near(found[0], row)


def test_a_row_of_which_no_digit_was_found_is_found_by_its_label() -> None:
    page, row = form()

    found = lines(page, [LABEL])

    assert LABEL in found
    assert any(near(box, row) for box in found)


def test_a_label_in_one_box_with_its_row_gets_a_box_of_its_own() -> None:
    page, row = form((6,))
    left, top, right, bottom = row

    first, second = lines(page, [(left + CELL, top - 4, right + 90, bottom + 4)])

    assert near(first, (left, top - 4, right, bottom + 4))
    assert near(second, (right, top - 4, right + 90, bottom + 4))


def test_a_line_above_the_row_stays_apart() -> None:
    page, _ = form()
    above = (LEFT, TOP - 70, LEFT + 300, TOP - 20)

    found = lines(page, [above, digit(2)])

    assert above in found
    assert len(found) == 2


def test_a_row_of_empty_boxes_is_no_line() -> None:
    page, _ = form(written=False)

    assert lines(page, [LABEL]) == [LABEL]


def test_cells_of_a_table_are_not_joined() -> None:
    page = Image.new("L", (900, 300), 240)
    pen = ImageDraw.Draw(page)
    for x in range(100, 800, 120):
        pen.rectangle((x, TOP, x + 120, TOP + 50), outline=80, width=2)
        pen.ellipse((x + 50, TOP + 18, x + 60, TOP + 32), fill=20)
    cells = [(x + 30, TOP + 6, x + 90, TOP + 44) for x in range(100, 800, 120)]

    assert lines(page, cells) == cells


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(0, 250), st.integers(1, 40))
def test_noise_and_blank_paper_join_nothing(seed: int, grey: int, noise: int) -> None:
    pixels = np.random.default_rng(seed).normal(grey, noise, (300, 900)).clip(0, 255).astype(np.uint8)
    boxes = [(100, 100, 140, 140), (300, 100, 340, 140), (0, 0, 900, 300), (890, 290, 900, 300)]

    assert lines(Image.fromarray(pixels), boxes) == boxes
