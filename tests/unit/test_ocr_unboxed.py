"""Digits out of their boxes."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.unboxed import unboxed

TOP, CELL, LEFT = 100, 40, 120
SIDES = (8, 12, 4, 16, 10)


def form(grey: int = 240) -> Image.Image:
    """Black marks of different widths, a box each, and another line below."""
    page = Image.new("L", (900, 300), grey)
    pen = ImageDraw.Draw(page)
    for place, side in enumerate(SIDES):
        x = LEFT + place * CELL
        pen.rectangle((x, TOP, x + CELL, TOP + 50), outline=110, width=2)
        pen.rectangle((x + 12, TOP + 16, x + 11 + side, TOP + 35), fill=20)
    pen.rectangle((LEFT, TOP + 100, LEFT + 200, TOP + 120), fill=20)
    return page


@pytest.mark.parametrize("grey", [255, 240, 190])
def test_marks_stand_close_in_their_order_without_boxes(grey: int) -> None:
    page = form(grey)

    picture, (box,) = unboxed(page, [(LEFT, TOP, LEFT + 60, TOP + 50)])

    dark = (np.asarray(picture.crop(box)) < grey - 40).any(axis=0)
    runs = np.flatnonzero(np.diff(dark.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    assert [int(end - start) for start, end in runs] == list(SIDES)
    assert max(runs[1:, 0] - runs[:-1, 1]) < 10
    assert LEFT < box[0] < box[2] < LEFT + len(SIDES) * CELL - 20


def test_the_rest_of_the_page_stays_as_it_is() -> None:
    page = form()

    picture, _ = unboxed(page, [(LEFT, TOP, LEFT + 60, TOP + 50)])

    below = (0, TOP + 70, 900, 300)
    assert picture.crop(below).tobytes() == page.crop(below).tobytes()
    assert page.tobytes() == form().tobytes()


def test_a_page_without_such_rows_is_read_as_it_is() -> None:
    page, boxes = form(), [(LEFT, TOP + 95, LEFT + 200, TOP + 125)]

    assert unboxed(page, boxes) == (page, boxes)
