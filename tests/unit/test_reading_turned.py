"""Numbers in groups whose order on paper depends on what stands beside them."""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from tests.unit.paper import line, page, rows

CATALOGUE = catalogue.load()


def field(name: str, *texts: str) -> FieldReading:
    lines = rows("فرم درخواست پروانه ساختمانی", *texts)
    return extract([page(lines, source="text")], CATALOGUE, expected="permit_request").fields[name]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("national_id", "کد ملی متقاضی: ۰۴۹-۹۳۷۰۸۹-۹", "0499370899"),
        ("national_id", "کد ملی متقاضی: ۹-۹۳۷۰۸۹-۰۴۹", "0499370899"),
        ("mobile", "تلفن همراه: ۰۹۱۲-۳۴۵-۶۷۸۹", "09123456789"),
        ("mobile", "تلفن همراه: ۶۷۸۹-۳۴۵-۰۹۱۲", "09123456789"),
    ],
)
def test_the_check_says_in_which_order_groups_stand(name: str, text: str, value: str) -> None:
    found = field(name, text)

    assert found.value == value
    assert "order-ambiguous" not in found.reasons


def test_a_number_that_may_stand_either_way_is_to_be_checked() -> None:
    found = field("postal_code", "کد پستی: ۳۱۸۷۹-۵۸۸۹۷")

    assert (found.status, found.reasons) == ("check", ("order-ambiguous",))


def apart(label: str, value: str, name: str) -> FieldReading:
    lines = [*rows("فرم درخواست پروانه ساختمانی"), line(label, top=300), line(value, top=300, right=700)]
    return extract([page(lines, source="text")], CATALOGUE, expected="permit_request").fields[name]


def test_a_number_apart_from_its_label_may_still_be_of_one_paragraph_with_it() -> None:
    found = apart("کد پستی:", "۳۱۸۷۹-۵۸۸۹۷", "postal_code")
    assert (found.status, found.reasons) == ("check", ("order-ambiguous",))


@pytest.mark.parametrize("printed", ["۰۳۱-۷۹۶۰۵۱-۲", "۲-۷۹۶۰۵۱-۰۳۱"])
def test_a_national_ids_groups_tell_its_order_where_both_ways_pass_its_check(printed: str) -> None:
    found = apart("کد ملی متقاضی:", printed, "national_id")
    assert (found.value, found.status) == ("0317960512", "ok")
