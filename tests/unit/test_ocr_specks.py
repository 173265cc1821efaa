"""A photocopier's specks, and what must not be taken for one."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from ocr.prepare import prepared
from ocr.specks import MANY, speckled, without_specks
from ocr.steps import Steps

SIZE = (1240, 1754)
FAR = [(200 + 40 * across, 900 + 40 * down) for across in range(20) for down in range(18)]


def number(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """Two strokes with a decimal point between them."""
    draw.rectangle((left, top, left + 3, top + 24), fill=20)
    draw.rectangle((left + 14, top, left + 17, top + 24), fill=20)
    draw.rectangle((left + 7, top + 21, left + 10, top + 24), fill=20)


def sheet(specks: list[tuple[int, int]]) -> Image.Image:
    page = Image.new("L", SIZE, 240)
    draw = ImageDraw.Draw(page)
    for left in range(100, 1100, 60):
        number(draw, left, 200)
    for left, top in specks:
        draw.rectangle((left, top, left + 1, top + 1), fill=0)
    return page


def dark(page: Image.Image, box: tuple[int, int, int, int]) -> int:
    return int((np.asarray(page.crop(box)) < 128).sum())


def test_specks_are_taken_out_and_a_decimal_point_stays() -> None:
    many = [(left + dx, top + dy) for left, top in FAR for dx in (0, 13, 26) for dy in (0, 20)]
    page = sheet(many)
    before = dark(page, (0, 150, 1240, 300))

    clean = prepared(page, Steps(), lambda _: []).grey

    assert dark(page, (0, 800, 1240, 1754)) > 8000
    assert dark(clean, (0, 800, 1240, 1754)) == 0
    assert dark(clean, (0, 150, 1240, 300)) > 0.9 * before
    assert all(dark(clean, (left + 6, 220, left + 12, 226)) >= 8 for left in range(100, 1100, 60))


def test_a_page_with_few_specks_is_left_as_it_came() -> None:
    page = sheet(FAR[:20])

    assert speckled(page) < MANY
    assert prepared(page, Steps(), lambda _: []).grey is page


def test_the_step_can_be_left_out() -> None:
    page = sheet([(left + dx, top) for left, top in FAR for dx in (0, 13, 26)])

    assert prepared(page, Steps(specks=False), lambda _: []).grey is page


def test_a_blank_page_has_no_specks() -> None:
    page = Image.new("L", SIZE, 240)
    assert speckled(page) == 0.0
    assert without_specks(page).tobytes() == page.tobytes()
