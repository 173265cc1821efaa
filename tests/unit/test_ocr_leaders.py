"""The ends of leaders beside a line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from ocr.leaders import without_leaders
from ocr.model import Box

TOP, HEIGHT, BASE = 100, 60, 142
TEXT: Box = (300, TOP, 480, TOP + HEIGHT)


def paper(grey: int = 240) -> Image.Image:
    """A page with one line of upright strokes in the box ``TEXT``."""
    page = Image.new("L", (900, 300), grey)
    pen = ImageDraw.Draw(page)
    for x in range(TEXT[0] + 10, TEXT[2] - 5, 24):
        pen.rectangle((x, TOP + 12, x + 8, TOP + 46), fill=20)
    return page


def dots(page: Image.Image, where: range, size: int = 4, level: int = BASE) -> None:
    pen = ImageDraw.Draw(page)
    for x in where:
        pen.rectangle((x, level, x + size - 1, level + size - 1), fill=60)


def ink(page: Image.Image, box: Box) -> int:
    return int((np.asarray(page.crop(box)) < 150).sum())


BESIDE: Box = (TEXT[2] - 2, TOP, TEXT[2] + 100, TOP + HEIGHT)


@pytest.mark.parametrize(("every", "size"), [(6, 3), (12, 5), (24, 6)])
@pytest.mark.parametrize("grey", [255, 200])
def test_dots_beside_a_line_are_paper_and_its_text_stays(every: int, size: int, grey: int) -> None:
    page, clean = paper(grey), paper(grey)
    dots(page, range(TEXT[2] - 2, 860, every), size)

    read = without_leaders(page, [TEXT])

    assert ink(page, BESIDE)
    assert not ink(read, BESIDE)
    assert read.crop(TEXT).tobytes() == clean.crop(TEXT).tobytes()


def test_dots_to_the_left_and_the_end_of_a_rule_as_well() -> None:
    page = paper()
    dots(page, range(40, TEXT[0] + 2, 10))
    ImageDraw.Draw(page).line((TEXT[2] + 6, BASE, 860, BASE), fill=60, width=3)

    read = without_leaders(page, [TEXT])

    assert not ink(read, (TEXT[0] - 90, TOP, TEXT[0], TOP + HEIGHT))
    assert not ink(read, (TEXT[2], TOP, TEXT[2] + 90, TOP + HEIGHT))
    assert ink(read, TEXT) == ink(paper(), TEXT)


def test_a_code_of_zeros_and_dashes_is_no_leader() -> None:
    code: Box = (500, TOP, 700, TOP + HEIGHT)
    page = paper()
    dots(page, range(510, 690, 20), size=8, level=TOP + 26)
    assert without_leaders(page, [TEXT, code]).tobytes() == page.tobytes()


def test_zeros_at_the_end_of_a_number_stay_before_a_leader() -> None:
    page = paper()
    dots(page, range(TEXT[2] - 40, TEXT[2], 18), size=8, level=TOP + 26)
    dots(page, range(TEXT[2] + 14, 860, 9))
    zeros: Box = (TEXT[2] - 42, TOP + 20, TEXT[2], TOP + 36)

    read = without_leaders(page, [TEXT])

    assert read.crop(zeros).tobytes() == page.crop(zeros).tobytes()
    assert not ink(read, (TEXT[2] + 10, TOP, TEXT[2] + 90, TOP + HEIGHT))


def test_the_grain_of_a_scan_is_no_leader_and_hides_none() -> None:
    page = paper()
    dots(page, range(TEXT[2] + 8, 860, 9))
    chance = np.random.default_rng(7)
    pixels = np.array(page)
    pixels[chance.random(pixels.shape) < 0.004] = 60
    grainy = Image.fromarray(pixels)

    read = without_leaders(grainy, [TEXT])

    band: Box = (TEXT[2] + 8, BASE - 2, TEXT[2] + 90, BASE + 6)
    assert ink(read, band) < 0.2 * ink(grainy, band)


@given(
    st.lists(
        st.tuples(st.integers(0, 890), st.integers(0, 290), st.integers(1, 400), st.integers(1, 120)),
        max_size=8,
    )
)
def test_any_boxes_are_gone_through(places: list[tuple[int, int, int, int]]) -> None:
    page = paper()
    dots(page, range(TEXT[2] + 8, 860, 9))
    boxes = [(x, y, min(900, x + wide), min(300, y + high)) for x, y, wide, high in places]
    assert without_leaders(page, boxes).size == page.size
