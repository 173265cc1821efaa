from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.errors import InvalidInputError
from chalicelib.proof import tracking

codes = st.integers().map(lambda seed: tracking.make(Random(seed)))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def refused(text: str) -> bool:
    try:
        tracking.parse(text)
    except InvalidInputError as error:
        return error.code == "tracking-code-invalid"
    return False


@given(codes)
def test_a_code_has_ten_digits_and_is_read_back_as_shown(code: str) -> None:
    assert len(code) == 10
    assert code.isascii()
    assert code.isdecimal()
    assert code[0] != "0"
    assert tracking.parse(code) == code
    assert tracking.parse(tracking.show(code)) == code


def test_a_code_is_shown_in_groups_of_persian_digits() -> None:
    assert tracking.show("4726185390") == "۴۷۲۶-۱۸۵۳-۹۰"


@given(
    codes, st.lists(st.sampled_from(["", " ", "-", "–", "\u200e", "\u200c", "\u00a0", " - "]), min_size=11, max_size=11)
)
def test_grouping_and_digits_of_any_kind_are_read(code: str, between: list[str]) -> None:
    spread = "".join(gap + digit for gap, digit in zip(between, code + " ", strict=True))
    for text in (spread, spread.translate(tracking.PERSIAN), spread.translate(ARABIC)):
        assert tracking.parse(text) == code


@given(codes, st.integers(0, 9), st.integers(1, 9))
def test_every_single_wrong_digit_shows(code: str, place: int, shift: int) -> None:
    wrong = str((int(code[place]) + shift) % 10)
    assert refused(code[:place] + wrong + code[place + 1 :])


@given(codes, st.integers(0, 8))
def test_every_swap_of_neighbours_shows(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or refused(swapped)


@given(codes, st.integers(0, 9))
def test_a_missing_and_a_doubled_digit_show(code: str, place: int) -> None:
    assert refused(code[:place] + code[place + 1 :])
    assert refused(code[:place] + code[place] + code[place:])


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"])))
@example("")
@example("²³½ⅷ一二三")
@example("1" * 100_000)
def test_what_has_no_digits_is_refused_and_not_an_error(text: str) -> None:
    assert refused(text)


def test_codes_follow_from_the_randomness_alone() -> None:
    assert tracking.make(Random(7)) == tracking.make(Random(7))
    assert len({tracking.make(Random(seed)) for seed in range(500)}) == 500


@pytest.mark.parametrize("digits", ["572"])
def test_the_check_digit_is_damms(digits: str) -> None:
    """The example of Damm's thesis: 572 has the check digit 4."""
    assert tracking._damm(digits) == 4
    assert tracking._damm(f"{digits}4") == 0
