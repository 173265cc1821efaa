"""The sheet in a photograph."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from ocr.paper import flattened, sheet

Corners = list[tuple[float, float]]
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # a failing picture is not worth minutes of making it smaller
FEW = max(1, settings.default.max_examples // 4)  # each makes a picture and looks through it
DESKS = ((96, 74, 54), (60, 62, 66), (150, 148, 142), (30, 32, 30))


def printed(width: int = 620, height: int = 880, seed: int = 0) -> Image.Image:
    """A sheet with lines of strokes, a table with a dark head, and a frame."""
    page, rng = Image.new("RGB", (width, height), (250, 250, 247)), np.random.default_rng(seed)
    draw = ImageDraw.Draw(page)
    for top in range(80, height // 2, 30):
        for left in range(60, width - 80, 9):
            if rng.random() < 0.7:
                draw.line((left, top, left + rng.integers(0, 6), top + rng.integers(6, 14)), fill=(30, 30, 34), width=2)
    draw.rectangle((50, height // 2, width - 50, height // 2 + 30), fill=(70, 70, 80))
    draw.rectangle((50, height // 2, width - 50, height - 90), outline=(20, 20, 20), width=2)
    draw.rectangle((20, 20, width - 20, height - 20), outline=(120, 30, 40), width=3)
    return page


def photographed(page: Image.Image, corners: Corners, size: tuple[int, int], desk: tuple[int, int, int]) -> Image.Image:
    """The page laid on a desk, its corners there."""
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (page.width, 0), page.size, (0, page.height)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    numbers = np.linalg.solve(np.array(rows, float), np.array(right, float)).tolist()
    laid = page.transform(size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BILINEAR)
    mask = Image.new("L", page.size, 255).transform(size, Image.Transform.PERSPECTIVE, numbers)
    return Image.composite(laid, Image.new("RGB", size, desk), mask)


def in_shadow(image: Image.Image, dark: float, across: bool) -> Image.Image:
    """Darker on one side, with a soft edge."""
    ramp = 1 - dark / (1 + np.exp(-(np.linspace(-0.5, 0.5, 256) - 0.1) * 20))
    field = Image.fromarray((np.tile(ramp, (256, 1)) * 255).astype(np.uint8)).resize(image.size)
    field = field.rotate(0 if across else 90, fillcolor=255).resize(image.size)
    pixels = np.asarray(image) * (np.asarray(field, dtype=np.float32)[..., None] / 255)
    return Image.fromarray(pixels.astype(np.uint8))


def noisy(image: Image.Image, sigma: float) -> Image.Image:
    grain = np.random.default_rng(5).normal(0, sigma, (image.height, image.width, 1))
    return Image.fromarray(
        np.clip(np.asarray(image.filter(ImageFilter.GaussianBlur(0.7))) + grain, 0, 255).astype("uint8")
    )


def turned_corners(insets: list[tuple[float, float]], turn: float, size: tuple[int, int]) -> Corners:
    """The corners of a sheet about the picture's middle, each moved inwards by shares of the sides."""
    signs, angle = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1))), np.radians(turn)
    flat = signs * (0.5 - np.array(insets)) * size * 0.86
    turned = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) + np.array(size) / 2
    return [(x, y) for x, y in turned.tolist()]


def written_on(corners: Corners) -> list[tuple[int, int, int, int]]:
    """Boxes of words all over the sheet."""
    (tl, tr, br, bl) = (np.array(corner) for corner in corners)
    places = [(u, v) for v in (0.12, 0.3, 0.45, 0.85) for u in (0.2, 0.5, 0.8)]
    middles = [(1 - v) * ((1 - u) * tl + u * tr) + v * ((1 - u) * bl + u * br) for u, v in places]
    return [(int(x) - 20, int(y) - 5, int(x) + 20, int(y) + 5) for x, y in middles]


def no_lines(_: Image.Image) -> list[tuple[int, int, int, int]]:
    return []


inset = st.floats(0.03, 0.12)


@settings(max_examples=FEW, deadline=None, phases=QUICK)
@given(
    insets=st.lists(st.tuples(inset, inset), min_size=4, max_size=4),
    turn=st.floats(-14, 14),
    desk=st.sampled_from(DESKS),
    dark=st.floats(0, 0.5),
    across=st.booleans(),
)
def test_a_sheet_is_flattened_whole_or_left_in_light_and_shadow(
    insets: list[tuple[float, float]], turn: float, desk: tuple[int, int, int], dark: float, across: bool
) -> None:
    size = (600, 787)
    corners = turned_corners(insets, turn, size)
    photo = noisy(in_shadow(photographed(printed(), corners, size, desk), dark, across), 4)

    flat = flattened(photo, lambda _: written_on(corners))

    (tl, tr, br, bl) = (np.array(corner) for corner in corners)
    width, height = (max(np.hypot(*a), np.hypot(*b)) for a, b in ((tr - tl, br - bl), (bl - tl, br - tr)))
    assert flat is photo or flat.size == (pytest.approx(width, rel=0.03), pytest.approx(height, rel=0.03))


@pytest.mark.parametrize("desk", DESKS)
@pytest.mark.parametrize("turn", [-14, -3, 0, 8])
def test_the_corners_of_a_sheet_are_found(turn: float, desk: tuple[int, int, int]) -> None:
    size = (600, 787)
    corners = turned_corners([(0.05, 0.03), (0.09, 0.06), (0.04, 0.1), (0.07, 0.05)], turn, size)
    photo = noisy(in_shadow(photographed(printed(), corners, size, desk), 0.4, across=True), 4)

    found = sheet(photo)

    assert found is not None
    assert np.abs(found - corners).max() < 0.012 * max(size)


@settings(max_examples=FEW, deadline=None, phases=QUICK)
@given(
    seed=st.integers(0, 1000),
    size=st.sampled_from([(620, 880), (880, 620), (1000, 640), (400, 400)]),
    turn=st.floats(-3, 3),
    backing=st.sampled_from([(255, 255, 255), (236, 236, 234)]),
    dark=st.floats(0, 0.5),
)
def test_a_page_that_fills_the_picture_is_never_cut(
    seed: int, size: tuple[int, int], turn: float, backing: tuple[int, int, int], dark: float
) -> None:
    scan = printed(*size, seed).rotate(turn, Image.Resampling.BICUBIC, fillcolor=backing)

    assert sheet(noisy(in_shadow(scan, dark, across=True), 4)) is None


@settings(max_examples=FEW, deadline=None, phases=QUICK)
@given(seed=st.integers(0, 1000), cell=st.integers(4, 60))
def test_clutter_without_a_sheet_is_left_as_it_is(seed: int, cell: int) -> None:
    tones = np.random.default_rng(seed).integers(20, 235, (900 // cell + 1, 700 // cell + 1, 3)).astype(np.uint8)
    clutter = Image.fromarray(tones).resize((700, 900), Image.Resampling.BICUBIC)

    assert flattened(clutter, no_lines) is clutter


def test_a_bright_field_with_print_around_it_is_no_sheet() -> None:
    """A white panel on a dark page: what stands outside it would be lost."""
    page = Image.new("RGB", (800, 1000), (90, 110, 150))
    page.paste(printed(600, 700), (100, 150))

    assert sheet(page) is not None
    assert flattened(page, lambda _: [(200, 30, 600, 60), (150, 300, 650, 330)]) is page


def test_a_flattened_sheet_fills_its_picture_and_keeps_its_size() -> None:
    corners: Corners = [(130, 100), (760, 60), (820, 1080), (90, 1120)]
    photo = photographed(printed(), corners, (900, 1180), DESKS[0])

    flat = flattened(photo, lambda _: [(300, 300, 600, 320)])

    assert flat.size == (pytest.approx(731, abs=12), pytest.approx(1022, abs=12))
    assert np.asarray(flat.resize((24, 24), Image.Resampling.BOX)).min(axis=2)[[0, -1]].min() > 150


def test_a_sheet_that_runs_out_of_the_picture_is_flattened_to_its_border() -> None:
    corners: Corners = [(-200, 100), (760, 60), (800, 1080), (-240, 1120)]

    found = sheet(photographed(printed(1000, 1000), corners, (900, 1180), DESKS[1]))

    assert found is not None
    assert found[[0, 3], 0].max() < 1


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (60, 60), (64, 64)])
def test_a_tiny_picture_has_no_sheet(size: tuple[int, int]) -> None:
    assert sheet(Image.new("L", size, 128)) is None
