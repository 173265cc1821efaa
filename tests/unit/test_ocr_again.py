"""A second look at a page's lines by a small network: at which lines, and what is kept of what it sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from PIL import Image

from ocr.again import Again
from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.model import Box, Line
from ocr.recogniser import LETTERS, NUMBERS, Recogniser
from tests.unit.paper import line

ENGINE = OpenEngine(Detector(), Recogniser(name=NUMBERS))
PAGE = Image.new("L", (1000, 400), 255)
CODE, NAME = line("کد: ۱۲۳۴"), line("نام: مریم", top=200)


class Seeing(OpenEngine):
    """Sees given lines at the boxes that it is asked for."""

    def __init__(self, seen: Mapping[Box, Line]) -> None:
        self.seen, self.asked = seen, list[Box]()

    def read_lines(self, image: Image.Image, boxes, known=None, seconds=0.0):  # type: ignore[no-untyped-def]
        self.asked += boxes
        return [self.seen[box] for box in boxes if box in self.seen]


@pytest.mark.parametrize(("name", "asked"), [(NUMBERS, [CODE.box]), (LETTERS, [CODE.box, NAME.box])])
def test_only_lines_with_words_of_its_own_are_looked_at_and_paper_has_none(name: str, asked: list[Box]) -> None:
    engine = Seeing({})
    assert Again(name, engine).read(PAGE, [CODE.box, NAME.box], [CODE, NAME], 5.0) == ()
    assert engine.asked == asked
    assert Again(NUMBERS, ENGINE).read(PAGE, [CODE.box], [CODE], 5.0) == ()


def test_no_time_left_is_nothing_seen() -> None:
    assert Again(NUMBERS, ENGINE).read(PAGE, [CODE.box], [CODE], -1.0) == ()


def test_words_that_are_not_its_own_are_left_out() -> None:
    (kept,) = Again(NUMBERS, Seeing({CODE.box: CODE})).read(PAGE, [CODE.box], [CODE], 5.0)
    assert [word.text for word in kept.words] == ["۱۲۳۴"]
    assert kept.box == CODE.words[1].box


def test_what_two_overlapping_boxes_show_is_read_once_as_the_surer_reading() -> None:
    shifted = (CODE.box[0] - 2, CODE.box[1] - 9, CODE.box[2] + 2, CODE.box[3] + 9)
    unsure = Line((replace(CODE.words[1], text="۱", confidence=0.3),), shifted)
    engine = Seeing({CODE.box: CODE, shifted: unsure})
    (kept,) = Again(NUMBERS, engine).read(PAGE, [shifted, CODE.box], [CODE], 5.0)
    assert [word.text for word in kept.words] == ["۱۲۳۴"]


def test_of_two_equally_sure_readings_of_one_place_one_is_kept() -> None:
    shifted = (CODE.box[0] - 2, CODE.box[1] - 9, CODE.box[2] + 2, CODE.box[3] + 9)
    engine = Seeing({CODE.box: CODE, shifted: Line(tuple(replace(word) for word in CODE.words), shifted)})
    assert len(Again(NUMBERS, engine).read(PAGE, [shifted, CODE.box], [CODE], 5.0)) == 1
