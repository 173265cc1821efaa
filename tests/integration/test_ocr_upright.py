"""Which way up a page stands, whichever way it lay."""

from __future__ import annotations

import pytest
from PIL import Image

from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.recogniser import Recogniser
from ocr.upright import Upright, upright

from .ocr_paper import page


@pytest.fixture(scope="module")
def engine() -> OpenEngine:
    return OpenEngine(Detector(short_side=480), Recogniser(height=72))


def stood(turn: int, skew: float, engine: OpenEngine) -> Upright:
    """A page that lay turned by so many degrees clockwise, its text running down by ``skew`` once it stands."""
    askew = page().rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
    return upright(askew.rotate(-turn, expand=True), engine)


@pytest.mark.parametrize("skew", [-1.8, 0.0, 5.0])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_stands_upright_and_straight_again(turn: int, skew: float, engine: OpenEngine) -> None:
    as_it_stands = stood(turn, skew, engine)

    assert as_it_stands.rotation == (360 - turn) % 360
    assert as_it_stands.skew == pytest.approx(skew, abs=0.4)


def test_lines_stand_where_they_are_found_once_the_page_was_straightened(engine: OpenEngine) -> None:
    turned = stood(180, -1.8, engine)

    again = sorted(found.box for found in engine.detector.lines(turned.grey))

    assert len(again) == len(turned.found)
    for one, other in zip(sorted(found.box for found in turned.found), again, strict=True):
        assert one == pytest.approx(other, abs=14)


def test_what_was_read_to_know_the_way_up_is_as_it_is_read_on_the_upright_page(engine: OpenEngine) -> None:
    turned = stood(180, 0.0, engine)

    assert turned.read
    for box, steps in turned.read.items():
        (again,) = engine.recogniser.read([turned.grey.crop(box)])
        assert (again.argmax(axis=1) == steps.argmax(axis=1)).mean() > 0.98
