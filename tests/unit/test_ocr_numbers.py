"""A second reading of a page's numbers: which lines it looks at, and what becomes of what it sees."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.model import Line, Word
from ocr.numbers import numbers, settled, with_alternatives
from ocr.recogniser import NUMBERS, Recogniser
from tests.unit.paper import line

ENGINE = OpenEngine(Detector(), Recogniser(name=NUMBERS))
PAGE = Image.new("L", (1000, 400), 255)
CODE = line("کد: ۱۲۳۴")


def seen(text: str, like: Word) -> list[Line]:
    return [Line((replace(like, text=text, confidence=0.8, alternatives=()),), like.box)]


def test_only_lines_with_numbers_are_looked_at_and_paper_has_none() -> None:
    asked: list[int] = []

    class Counting(OpenEngine):
        def read_lines(self, image: Image.Image, boxes, known=None, seconds=0.0):  # type: ignore[no-untyped-def]
            asked.append(len(boxes))
            return super().read_lines(image, boxes, known, seconds)

    lines = [CODE, line("نام: مریم", top=200)]
    counting = Counting(ENGINE.detector, ENGINE.recogniser)
    assert list(numbers(counting, PAGE, [one.box for one in lines], lines, seconds=5.0)) == []
    assert asked == [1]


def test_no_time_left_is_no_number() -> None:
    assert list(numbers(ENGINE, PAGE, [CODE.box], [CODE], seconds=-1.0)) == []


def test_as_many_other_digits_are_the_likelier_reading_in_the_script_and_with_the_signs_of_the_print() -> None:
    printed = line("کد: ۱۲/۳۴،")
    (told,) = with_alternatives([printed], seen("1284", printed.words[1]))
    assert told.words[1].text == "۱۲/۳۴،"
    assert told.words[1].alternatives == (("۱۲/۸۴،", printed.words[1].confidence),)


def test_more_or_fewer_digits_are_as_likely_as_the_network_says() -> None:
    (told,) = with_alternatives([CODE], seen("12384", CODE.words[1]))
    assert told.words[1].alternatives == (("۱۲۳۸۴", 0.8),)


def test_the_likelier_alternative_comes_first() -> None:
    doubted = line("کد: ۱۲۳۴", alternatives={"۱۲۳۴": (("۱۲۲۴", 0.9), ("۱۲۱۴", 0.1))})
    (told,) = with_alternatives([doubted], seen("12", doubted.words[1]))
    assert [text for text, _ in told.words[1].alternatives] == ["۱۲۲۴", "۱۲", "۱۲۱۴"]


def test_an_alternative_that_the_recogniser_saw_too_stands_once() -> None:
    doubted = line("کد: ۱۲۳۴", alternatives={"۱۲۳۴": (("۱۲۸۴", 0.2),)})
    (told,) = with_alternatives([doubted], seen("1284", doubted.words[1]))
    assert [text for text, _ in told.words[1].alternatives] == ["۱۲۸۴"]


def test_a_comma_beside_a_number_is_no_zero_and_no_sign_of_it() -> None:
    printed = line("پلاک ۳۴،")
    for text in ("034", "٬34", ".34", "34"):
        (told,) = settled(seen(text, printed.words[1]), [printed])
        assert [word.text for word in told.words] == ["34"]
    (told,) = settled(seen("٬34", CODE.words[1]), [CODE])
    assert [word.text for word in told.words] == ["٬34"]


def test_a_number_that_two_overlapping_boxes_show_is_read_once_as_the_surer_reading() -> None:
    sure, unsure = seen("1234", CODE.words[1]), seen("01234", CODE.words[1])
    unsure = [Line((replace(unsure[0].words[0], confidence=0.3),), unsure[0].box)]
    assert list(settled([*unsure, *sure], [CODE])) == sure


def test_the_same_digits_and_numbers_elsewhere_change_nothing() -> None:
    for other in (seen("12/34", CODE.words[1]), seen("99", line("۹۹", top=300).words[0])):
        assert list(with_alternatives([CODE], other)) == [CODE]


def test_a_word_with_letters_is_left_as_it_is() -> None:
    mixed = line("سری: ۱۲ب۳")
    assert list(with_alternatives([mixed], seen("123", mixed.words[1]))) == [mixed]
