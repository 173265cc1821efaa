"""Two networks' readings of one line: which words are kept, how sure they are, and when the slower one is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ocr.ctc import Probabilities
from ocr.detector import Detector
from ocr.engine import SURE, OpenEngine
from ocr.merge import merged
from ocr.model import UNREAD, Line, Word
from ocr.recogniser import Recogniser

BOX = (0, 0, 400, 40)
DETECTOR = Detector()


def a_line(*words: tuple[str, float]) -> Line:
    """Words of one width each, from the right."""
    placed = [Word(text, (400 - 100 * (n + 1), 0, 400 - 100 * n, 40), sure) for n, (text, sure) in enumerate(words)]
    return Line(tuple(placed), BOX)


def texts(line: Line | None) -> list[str]:
    return [word.text for word in line.words] if line else []


def test_each_word_is_the_one_that_is_surer_with_the_other_among_its_alternatives() -> None:
    line = merged(a_line(("مریم", 0.9), ("۱۲۳", 0.4)), a_line(("مرتم", 0.5), ("۱۲۴", 0.8)))

    assert line
    assert texts(line) == ["مریم", "۱۲۴"]
    assert line.words[0].alternatives == (("مرتم", 0.5),)
    assert line.words[1].alternatives == (("۱۲۳", 0.4),)


def test_what_both_read_is_surer_than_either_and_keeps_the_second_ones_spelling() -> None:
    line = merged(a_line(("۱۲۳", 0.8), ("نیکروش", 0.9)), a_line(("123", 0.5), ("نیک\u200cروش", 0.4)))

    assert line
    assert texts(line) == ["123", "نیک\u200cروش"]
    assert [word.confidence for word in line.words] == [0.9, 0.94]
    assert not any(word.alternatives for word in line.words)


def test_a_line_that_they_cut_differently_is_cut_as_the_surer_one_has_it() -> None:
    whole, torn = Line((Word("کدپستی", (200, 0, 400, 40), 0.9),), BOX), a_line(("کد", 0.7), ("پستی", 0.6))

    assert texts(merged(whole, torn)) == ["کدپستی"]
    assert texts(merged(torn, whole)) == ["کدپستی"]


def test_where_one_reads_nothing_the_other_one_stands() -> None:
    line = a_line(("نام", 0.3))

    assert merged(None, line) == merged(line, None) == line
    assert merged(None, None) is None


def test_beside_a_word_that_one_network_alone_saw_nothing_is_sure() -> None:
    line = merged(a_line(("مریم", 0.95), ("یزدی", 0.95), ("نژاد", 0.6)), a_line(("مریم", 0.9), ("یزدی", 0.9)))

    assert line
    assert texts(line) == ["مریم", "یزدی"]
    assert [word.confidence for word in line.words] == [0.995, 0.4]


words = st.lists(st.tuples(st.sampled_from(["۱۲", "۱۳", "12", "نام"]), st.floats(0, 1)), max_size=4)


@given(words, words)
def test_no_alternative_is_likelier_than_its_word_or_says_the_same(mine: list, theirs: list) -> None:
    first, other = (a_line(*one) if one else None for one in (mine, theirs))

    line = merged(first, other)

    for word in line.words if line else ():
        assert all(chance <= word.confidence and text != word.text for text, chance in word.alternatives)


class Saying(Recogniser):
    """Reads every crop as one character, as surely as it is told."""

    def __init__(self, character: str, sure: float) -> None:
        self.characters, self.margins, self.sure, self.asked = ["", " ", character], (0.3, 0.0), sure, 0

    def read(self, crops: Sequence[Image.Image]) -> list[Probabilities]:
        self.asked += len(crops)
        steps = np.array([[1, 0, 0], [1 - self.sure, 0, self.sure], [1, 0, 0]], dtype=np.float32)
        return [steps for _ in crops]


def read(first: Saying, thorough: Saying) -> list[str]:
    page = Image.new("L", (600, 200), 255)
    return [line.text for line in OpenEngine(DETECTOR, first, thorough).read_lines(page, [(100, 50, 300, 90)])]


@pytest.mark.parametrize(("sure", "asked"), [(SURE + 0.05, 0), (SURE - 0.05, 1)])
def test_a_line_that_is_in_doubt_alone_is_read_by_the_slower_network_too(sure: float, asked: int) -> None:
    first, thorough = Saying("ب", sure), Saying("پ", 0.99)

    assert read(first, thorough) == ["پ" if asked else "ب"]
    assert (first.asked, thorough.asked) == (1, asked)


def test_a_character_that_the_first_network_does_not_know_is_in_doubt_however_sure() -> None:
    assert read(Saying(UNREAD, 0.99), thorough := Saying("!", 0.6)) == ["!"]
    assert thorough.asked == 1


def test_a_number_that_begins_with_a_zero_is_read_twice() -> None:
    assert read(Saying("۰۱", 0.99), thorough := Saying("۱", 0.995)) == ["۱"]
    assert thorough.asked == 1


def test_no_shipped_network_has_a_character_twice() -> None:
    for described in Path("ocr/weights").glob("*.json"):
        known = [one for one in Recogniser(name=described.stem).characters if one not in ("", " ", UNREAD)]
        assert len(known) == len(set(known)), described
