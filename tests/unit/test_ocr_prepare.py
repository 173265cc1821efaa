"""Uneven light, and small papers on large ones."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.content import content, cropped
from ocr.light import EVEN, evened, evenness, paper_field
from ocr.prepare import prepared
from ocr.steps import Steps

Box = tuple[int, int, int, int]


def no_lines(_: Image.Image) -> list[Box]:
    return []


def written(size: tuple[int, int], area: Box, ink: int = 30) -> Image.Image:
    """Strokes in rows over ``area`` of a white sheet."""
    page = Image.new("L", size, 250)
    draw = ImageDraw.Draw(page)
    for top in range(area[1], area[3] - 14, 30):
        for left in range(area[0], area[2] - 4, 10):
            draw.line((left, top, left + 3, top + 14), fill=ink, width=2)
    return page


def half_in_shadow(page: Image.Image) -> Image.Image:
    light = 1 - 0.5 / (1 + np.exp(-np.linspace(-10, 10, page.width)))
    return Image.fromarray((np.asarray(page) * light).astype(np.uint8))


def test_a_shadow_is_taken_off_the_paper_and_the_print_stays() -> None:
    page = half_in_shadow(written((900, 1200), (60, 60, 840, 1140)))

    clean = np.asarray(evened(page, paper_field(page)), dtype=np.float32)

    for half in (clean[:, 60:300], clean[:, 600:840]):
        assert np.percentile(half, 60) > 225
        assert np.percentile(half, 2) < 90


def test_evenly_lit_paper_stays_as_it_is() -> None:
    page = written((900, 1200), (60, 60, 840, 1140))

    assert evenness(paper_field(page)) > EVEN
    assert evened(page, paper_field(page)) is page


@pytest.mark.parametrize("ink", [30, 200])
def test_a_small_paper_is_cropped_to_with_all_its_ink(ink: int) -> None:
    page = written((1600, 2200), (900, 300, 1400, 700), ink)

    box = content(page)
    small = cropped(page, no_lines)

    assert box is not None
    assert min(900 - box[0], 300 - box[1], box[2] - 1400, box[3] - 700) >= 0
    assert small.size == (box[2] - box[0], box[3] - box[1])
    assert small.width < 800


@pytest.mark.parametrize("area", [(100, 100, 1500, 600), (100, 100, 700, 2100), (100, 100, 1500, 2100)])
def test_a_page_that_is_written_all_over_one_way_is_not_cropped(area: Box) -> None:
    page = written((1600, 2200), area)

    assert cropped(page, no_lines) is page


def test_nothing_is_cropped_off_where_text_stands() -> None:
    page = written((1600, 2200), (900, 300, 1400, 700))

    assert cropped(page, lambda _: [(100, 2000, 500, 2040)]) is page


def test_a_blank_page_has_no_content() -> None:
    assert content(Image.new("L", (1600, 2200), 250)) is None


@pytest.mark.parametrize("size", [(1, 1), (2, 700), (700, 1)])
def test_the_smallest_pictures_pass_through(size: tuple[int, int]) -> None:
    page = Image.new("RGB", size, (120, 120, 120))

    done = prepared(page, Steps(), no_lines)

    assert done.picture.size == done.grey.size == size


def test_a_step_that_is_switched_off_is_not_taken() -> None:
    page = half_in_shadow(written((1600, 2200), (900, 300, 1400, 700))).convert("RGB")

    done = prepared(page, Steps(paper=False, content=False, light=False), no_lines)

    assert done.picture is page
    assert done.grey.tobytes() == page.convert("L").tobytes()
    assert done.measured["light"] < EVEN
