"""What befalls a sheet: boxes stay with their ink, nothing printed is cut off, a clean page has none of it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from forms.canvas import Box, Line
from forms.scan import Scan
from forms.wear import worn
from forms.wear.levels import _WEAR, Wear

WEARS = [wear for wear, _, _ in _WEAR]
NAMES = [wear.__name__ for wear in WEARS]
BOXES: dict[str, Box] = {"id": (500, 220, 780, 260), "name": (120, 700, 400, 740), "date": (420, 1010, 560, 1050)}


def a_scan() -> Scan:
    """An A4 page at 110 dpi with a black bar for each value."""
    image = Image.new("RGB", (909, 1286), (255, 255, 255))
    for box in BOXES.values():
        ImageDraw.Draw(image).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=(10, 10, 10))
    return Scan(image, 110, dict(BOXES), [Line(name, box) for name, box in BOXES.items()])


def darkness(scan: Scan, box: Box) -> float:
    """How dark the box is at the middle of the page's greys, from 0 to 1."""
    x0, y0, x1, y1 = box
    crop = scan.image.convert("L").crop((round(x0), round(y0), round(x1), round(y1)))
    return 1 - float(np.median(np.asarray(crop))) / 255


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("wear", WEARS, ids=NAMES)
def test_a_box_stays_with_its_ink_and_on_the_page(wear: Wear, seed: int) -> None:
    after = wear(a_scan(), Random(seed))

    assert set(after.values) == set(BOXES)
    assert [line.box for line in after.lines] == [after.values[line.text] for line in after.lines]
    for name, (x0, y0, x1, y1) in after.values.items():
        assert x0 > 0, name
        assert y0 > 0, name
        assert x1 < after.image.width, name
        assert y1 < after.image.height, name
        inside = darkness(after, (x0 + 4, y0 + 4, x1 - 4, y1 - 4))
        beside = darkness(after, (x0 - 40, y0, x0 - 12, y1))
        assert inside > beside + 0.25, (name, inside, beside)


@pytest.mark.parametrize("wear", WEARS, ids=NAMES)
def test_every_wear_shows_and_repeats(wear: Wear) -> None:
    scan = a_scan()
    untouched = scan.image.tobytes()

    once, again = wear(scan, Random(3)), wear(scan, Random(3))

    assert once.image.tobytes() == again.image.tobytes()
    assert once.image.tobytes() != untouched
    assert scan.image.tobytes() == untouched, "the sheet itself was drawn on"
    assert once.image.mode == "RGB"


@pytest.mark.parametrize("wear", WEARS, ids=NAMES)
def test_a_page_without_text_wears_too(wear: Wear) -> None:
    assert wear(replace(a_scan(), values={}, lines=[]), Random(2)).values == {}


def test_a_clean_page_has_none_an_office_page_little_and_a_hard_one_much() -> None:
    changed = {
        level: sum(worn(a_scan(), level, Random(seed)).image != a_scan().image for seed in range(30))
        for level in ("clean", "office", "hard")
    }

    assert changed["clean"] == 0
    assert 10 <= changed["office"] < changed["hard"]
    assert all(0 <= office <= hard <= 0.6 for _, office, hard in _WEAR)


def test_a_stamp_takes_no_ink_away() -> None:
    stamped = next(wear for wear in WEARS if wear.__name__ == "stamped")

    before, after = (np.asarray(scan.image).astype(int) for scan in (a_scan(), stamped(a_scan(), Random(1))))

    assert (after <= before).all()
    assert (after < before).any()
