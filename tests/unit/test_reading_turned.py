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


def test_a_number_alone_in_its_cell_stands_from_left_to_right() -> None:
    lines = [*rows("فرم درخواست پروانه ساختمانی"), line("کد پستی:", top=300), line("۳۱۸۷۹-۵۸۸۹۷", top=300, right=700)]

    found = extract([page(lines, source="text")], CATALOGUE, expected="permit_request").fields["postal_code"]

    assert (found.value, found.status) == ("3187958897", "ok")
