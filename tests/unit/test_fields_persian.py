"""One spelling to keep, another to compare by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.fields import number_words, persian


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("كاويانى", "کاویانی"),
        ("ﺳﻼم", "سلام"),
        ("کـــرج", "کرج"),
        ("مُحَمَّد", "محمد"),
        ("\u202bعلی\u202c", "علی"),
        ("نیک‌فر", "نیک‌فر"),
        ("نیک‌ فر", "نیک فر"),
        ("۱۲٣4", "1234"),
        ("متر²", "متر"),
    ],
)
def test_the_kept_spelling_is_persian_and_plain(printed: str, kept: str) -> None:
    assert persian.canonical(printed) == kept


@given(st.text(max_size=80))
def test_keeping_twice_changes_nothing(text: str) -> None:
    once = persian.canonical(text)
    assert persian.canonical(once) == once


@given(st.text(max_size=80))
def test_comparing_is_blind_to_what_keeping_drops(text: str) -> None:
    assert persian.comparable(persian.canonical(text)) == persian.comparable(text)


def test_spaces_zwnj_and_letter_variants_compare_alike() -> None:
    assert persian.comparable("آئینه‌ چی") == persian.comparable("ايينهچي")


def test_numbers_are_shown_with_persian_signs() -> None:
    assert persian.show_number("1234567.5") == "۱٬۲۳۴٬۵۶۷٫۵"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("دویست و چهل و پنج", 245),
        ("یک هزار و چهارصد و سه", 1403),
        ("یکهزار و سیصد", 1300),
        ("دو میلیون و پانصد هزار", 2500000),
        ("هزار", 1000),
    ],
)
def test_number_words_say_their_number(words: str, number: int) -> None:
    assert number_words.first_number(words) == number


def test_other_words_say_no_number() -> None:
    assert number_words.first_number("متر مربع") is None
