"""Numbers of papers, and companies' names: kept as printed, and compared as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields.persian import show_digits


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("شماره: ۱۴۰۳/۵/۱۲۰۸", "1403/5/1208"),
        ("۱۴۰۳ / ۵ - ۱۲۰۸", "1403/5/1208"),
        ("٩٨٧٦٥", "98765"),
        ("ص/۸۶۴۴۴", "ص/86444"),
        ("۱۴۰۳/م/۷۷۱۹", "1403/م/7719"),
        ("بدون شماره", None),
    ],
)
def test_a_papers_number_keeps_its_groups(printed: str, value: str | None) -> None:
    parsed = fields.kind("reference_no").parse(printed)
    assert (parsed.value if parsed else None) == value


@given(groups=st.lists(st.integers(0, 99_999), min_size=1, max_size=4))
def test_a_shown_number_is_read_back_and_means_the_same_turned_round(groups: list[int]) -> None:
    kind, value = fields.kind("reference_no"), "/".join(map(str, groups))
    parsed = kind.parse(show_digits(value))
    assert parsed is not None
    assert parsed.value == value
    assert kind.check(value).outcome != "wrong"
    assert kind.same(value, "/".join(map(str, reversed(groups)))) == 1.0


def test_two_numbers_beside_each_other_are_flagged_and_other_numbers_are_not_the_same() -> None:
    kind = fields.kind("reference_no")
    parsed = kind.parse("۱۲۳ و ۱۴۰۳/۵۶")
    assert parsed is not None
    assert (parsed.value, parsed.flags) == ("1403/56", ("several-values",))
    assert kind.same("1403/56", "1403/57") == 0.0
    assert not set(kind.mask("1403/56")) & set("0123456789")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("شرکت ساختمانی چنار گلشهر (سهامی خاص)", "شرکت ساختمانی چنار گلشهر (سهامی خاص)"),
        ("شرکت چنار)", "شرکت چنار"),
        (": (شرکت چنار.", "شرکت چنار"),
    ],
)
def test_a_companys_name_keeps_its_brackets_in_pairs(printed: str, value: str) -> None:
    parsed = fields.kind("company_name").parse(printed)
    assert parsed is not None
    assert parsed.value == value


@pytest.mark.parametrize(
    ("value", "outcome"), [("ص/1403/887", "undecidable"), ("ص/الف", "wrong"), ("نامه/12", "wrong")]
)
def test_a_number_has_digits_and_an_offices_letters_alone(value: str, outcome: str) -> None:
    assert fields.kind("reference_no").check(value).outcome == outcome
