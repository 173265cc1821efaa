"""What becomes of what the small networks see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.alternatives import with_letters, with_numbers, without_commas
from ocr.model import Line, Word
from tests.unit.paper import line

CODE, NAME = line("کد: ۱۲۳۴"), line("نام: مریم", top=200)


def seen(text: str, like: Word) -> list[Line]:
    return [Line((replace(like, text=text, confidence=0.8, alternatives=()),), like.box)]


def test_as_many_other_digits_are_the_likelier_reading_in_the_script_and_with_the_signs_of_the_print() -> None:
    printed = line("کد: ۱۲/۳۴،")
    (told,) = with_numbers([printed], seen("1284", printed.words[1]))
    assert told.words[1].text == "۱۲/۳۴،"
    assert told.words[1].alternatives == (("۱۲/۸۴،", printed.words[1].confidence),)


def test_more_or_fewer_digits_are_as_likely_as_the_networks_say_where_they_agree() -> None:
    number = CODE.words[1]
    (told,) = with_numbers([CODE], seen("12384", number), seen("12384", number))
    assert told.words[1].alternatives == (("۱۲۳۸۴", 0.8),)


def test_one_networks_further_digit_and_both_ones_further_zero_are_less_likely_than_the_first_reading() -> None:
    sure = line("کد: ۱۲۳۴", confidence=0.5)
    number = sure.words[1]
    for more in (("12384", "1234"), ("12384", "12394"), ("01234", "01234")):
        (told,) = with_numbers([sure], *(seen(one, number) for one in more))
        assert told.words[1].alternatives
        assert all(chance < number.confidence for _, chance in told.words[1].alternatives)


def test_the_first_reading_is_the_likelier_where_one_of_the_networks_takes_its_side() -> None:
    number = CODE.words[1]
    (told,) = with_numbers([CODE], seen("1284", number), seen("1234", number))
    ((text, chance),) = told.words[1].alternatives
    assert text == "۱۲۸۴"
    assert chance < number.confidence


def test_the_likelier_alternative_comes_first() -> None:
    doubted = line("کد: ۱۲۳۴", alternatives={"۱۲۳۴": (("۱۲۲۴", 0.9), ("۱۲۱۴", 0.1))})
    (told,) = with_numbers([doubted], seen("12", doubted.words[1]))
    assert [text for text, _ in told.words[1].alternatives] == ["۱۲۲۴", "۱۲", "۱۲۱۴"]


def test_an_alternative_that_the_recogniser_saw_too_stands_once() -> None:
    doubted = line("کد: ۱۲۳۴", alternatives={"۱۲۳۴": (("۱۲۸۴", 0.2),)})
    (told,) = with_numbers([doubted], seen("1284", doubted.words[1]))
    assert [text for text, _ in told.words[1].alternatives] == ["۱۲۸۴"]


def test_a_comma_beside_a_number_is_no_zero_and_no_sign_of_it() -> None:
    printed = line("پلاک ۳۴،")
    for text in ("034", "٬34", ".34", "34"):
        (told,) = without_commas(seen(text, printed.words[1]), [printed])
        assert [word.text for word in told.words] == ["34"]
    (told,) = without_commas(seen("٬34", CODE.words[1]), [CODE])
    assert [word.text for word in told.words] == ["٬34"]


def test_the_same_digits_and_numbers_elsewhere_change_nothing() -> None:
    for other in (seen("12/34", CODE.words[1]), seen("99", line("۹۹", top=300).words[0])):
        assert list(with_numbers([CODE], other)) == [CODE]


def test_a_word_with_letters_is_left_as_it_is() -> None:
    mixed = line("سری: ۱۲ب۳")
    assert list(with_numbers([mixed], seen("123", mixed.words[1]))) == [mixed]


def lettered(text: str) -> list[Line]:
    return [Line((replace(NAME.words[1], text=text, confidence=0.99),), NAME.box)]


def test_other_letters_at_the_same_place_are_an_alternative_and_the_first_reading_stays_likelier() -> None:
    (told,) = with_letters([NAME], lettered("سریم"))
    assert told.words[0] == NAME.words[0]
    assert told.words[1].text == "مریم"
    assert told.words[1].alternatives == (("سریم", pytest.approx(0.9 * NAME.words[1].confidence, abs=1e-4)),)


@pytest.mark.parametrize("seen", [lettered("مریم"), lettered("مریم،"), []])
def test_the_same_letters_or_none_change_nothing(seen: list[Line]) -> None:
    assert list(with_letters([NAME], seen)) == [NAME]


def test_an_alternative_that_the_recogniser_knows_is_not_told_twice() -> None:
    known = Line((replace(NAME.words[1], alternatives=(("سریم", 0.1),)),), NAME.box)
    assert list(with_letters([known], lettered("سریم"))) == [known]


def test_numbers_are_left_to_the_network_of_numbers() -> None:
    seen = [Line((replace(CODE.words[1], text="کد"),), CODE.box)]
    assert list(with_letters([CODE], seen)) == [CODE]
