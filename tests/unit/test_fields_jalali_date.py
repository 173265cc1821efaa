"""Dates as they are printed, turned, shortened or written out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields.jalali_date import from_gregorian
from chalicelib.fields.kind import Plain

DAY = st.dates(date(1925, 1, 1), date(2060, 1, 1)).map(from_gregorian)


@pytest.mark.parametrize(
    "text",
    [
        "۱۴۰۳/۰۵/۱۷",
        "1403-5-17",
        "۱۷/۵/۱۴۰۳",
        "۱۴۰۳٫۰۵٫۱۷",
        "مورخ ۱۴۰۳/۵/۱۷ تهران",
        "۱۷ مرداد ۱۴۰۳",
        "۱۷ مردادماه ۱۴۰۳",
        "۱۴۰۳ مرداد ۱۷",
        "هفدهم مرداد ماه یک هزار و چهارصد و سه",
        "هفدهم مرداد هزار و چهارصد و سه",
        "14030517",
        "۱۴۰۳ ۰۵ ۱۷",
    ],
)
def test_every_printed_form_is_the_same_day(text: str) -> None:
    assert fields.kind("jalali_date").parse(text) == fields.Parsed("1403-05-17")


def test_ordinals_with_and_without_zwnj_are_days() -> None:
    kind = fields.kind("jalali_date")
    assert kind.parse("سی‌ام آذر ۱۳۹۹") == fields.Parsed("1399-09-30")
    assert kind.parse("بیست و یکم آبان ۱۴۰۲") == fields.Parsed("1402-08-21")
    assert kind.parse("اول مهر ۱۴۰۲") == fields.Parsed("1402-07-01")


def test_a_two_digit_year_is_read_by_the_fields_plausible_years() -> None:
    birth = fields.of(Plain("jalali_date", plausible=(1300, 1399)))
    assert birth.parse("62/05/17") == fields.Parsed("1362-05-17", ("two-digit-year",))
    expiry = fields.of(Plain("jalali_date", plausible=(1395, 1420)))
    assert expiry.parse("۰۳/۰۵/۱۷") == fields.Parsed("1403-05-17", ("two-digit-year", "order-ambiguous"))


def test_reversed_parts_with_a_two_digit_year_are_turned() -> None:
    birth = fields.of(Plain("jalali_date", plausible=(1300, 1399)))
    assert birth.parse("17/05/62") == fields.Parsed("1362-05-17", ("two-digit-year",))


@pytest.mark.parametrize("value", ["1403-13-01", "1403-07-31", "1402-12-30", "1403-00-10", "nonsense"])
def test_a_day_that_is_not_in_the_calendar_is_wrong(value: str) -> None:
    assert fields.kind("jalali_date").check(value).outcome == "wrong"


def test_an_impossible_printed_date_is_kept_for_the_check_to_refuse() -> None:
    kind = fields.kind("jalali_date")
    parsed = kind.parse("۱۴۰۳/۱۳/۴۰")
    assert parsed == fields.Parsed("1403-13-40")
    assert kind.check("1403-13-40").reasons == ("calendar",)


def test_the_last_day_of_a_leap_year_is_right() -> None:
    assert fields.kind("jalali_date").check("1403-12-30").outcome == "right"


def test_a_year_outside_the_plausible_ones_is_doubted_and_not_refused() -> None:
    kind = fields.of(Plain("jalali_date", plausible=(1390, 1430)))
    verdict = kind.check("1362-05-17")
    assert (verdict.outcome, verdict.reasons) == ("undecidable", ("year-implausible",))


def test_a_gregorian_date_is_no_jalali_date() -> None:
    assert fields.kind("jalali_date").parse("2024/05/17") is None


@given(DAY)
def test_any_day_survives_being_shown(value: str) -> None:
    kind = fields.kind("jalali_date")
    assert kind.parse(kind.show(value)) == fields.Parsed(value)


@given(DAY)
def test_any_day_may_come_with_its_parts_reversed(value: str) -> None:
    year, month, day = value.split("-")
    assert fields.kind("jalali_date").parse(f"{day}/{month}/{year}") == fields.Parsed(value)


@given(st.dates(date(1925, 1, 1), date(2060, 1, 1)))
def test_canonical_dates_are_ordered_as_the_days_are(day: date) -> None:
    assert from_gregorian(day) < from_gregorian(day + timedelta(days=1))
