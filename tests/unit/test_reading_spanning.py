"""Headings at the side of their rows, in cells that span them: whose the details are that stand beside."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.decided import read
from tests.unit.paper import line

PITCH, TOP = 60, 180
LEASE = [line("اجاره نامه", right=650, top=40, height=50)]
LESSOR = (("نام و نام خانوادگی", "مریم یزدی"), ("کد ملی", "۰۰۱۱۹۸۳۱۴۰"), ("نام پدر", "حمید"), ("تلفن", "۰۲۶۳۲۲۱۴۴۷۰"))
LESSEE = (("نام و نام خانوادگی", "رضا احمدی"), ("کد ملی", "۰۳۲۱۰۲۸۲۲۸"))
Group = tuple[str, Sequence[tuple[str, str]]]


def spanned(*groups: Group, to_top: bool = False) -> list[Line]:
    """A table of labels and values with a heading beside each group of rows, in its middle or ``to_top``."""
    found, top = [], TOP
    for heading, rows in groups:
        middle = top if to_top else top + PITCH * (len(rows) - 1) // 2
        words = heading.split("/")
        found += [
            line(text, right=960, top=middle + 36 * n - 18 * (len(words) - 1)) for n, text in enumerate(words) if text
        ]
        for label, value in rows:
            found += [line(label, right=780, top=top), line(value, right=450, top=top)]
            top += PITCH
    return found


def lease(*groups: Group, to_top: bool = False) -> dict[str, FieldReading]:
    return read(*LEASE, *spanned(*groups, to_top=to_top), service="business_services")


def people(found: dict[str, FieldReading]) -> list[str | None]:
    return [found[name].value for name in ("lessor_name", "lessor_national_id", "lessee_name", "lessee_national_id")]


RIGHT = ["مریم یزدی", "0011983140", "رضا احمدی", "0321028228"]


@pytest.mark.parametrize(
    ("headings", "to_top"),
    [
        (("موجر", "مستاجر"), False),
        (("موجر", "مستاجر"), True),
        (("مشخصات موجر", "مشخصات مستاجر"), False),
        (("مشخصات/موجر", "مشخصات/مستاجر"), False),
    ],
)
def test_each_persons_details_stand_beside_his_heading(headings: tuple[str, str], to_top: bool) -> None:
    found = lease((headings[0], LESSOR), (headings[1], LESSEE), to_top=to_top)

    assert people(found) == RIGHT


def test_whoever_comes_first_and_however_many_rows_he_has() -> None:
    found = lease(("مستاجر", LESSEE), ("موجر", LESSOR), ("مورد اجاره", [("کد پستی", "۳۱۵۶۸۵۷۲۹۵")]))

    assert people(found) == RIGHT
    assert found["postal_code"].value == "3156857295"


def test_what_stands_beside_somebody_who_is_no_party_is_nobodys() -> None:
    found = lease(("موجر", LESSOR[:1]), ("شاهد", LESSEE), ("مورد اجاره", [("کد پستی", "۳۱۵۶۸۵۷۲۹۵")]))

    assert found["lessee_name"].value is None
    assert found["lessor_national_id"].status != "ok"
    assert found["lessee_national_id"].status != "ok"


def test_rows_that_may_be_the_ones_over_or_under_a_heading_are_for_sure_nobodys() -> None:
    """One row and three, with nothing said twice: whether each heading stands at the top of its rows or in their middle
    is open, and so is whose the second row is."""
    one, three = [("کد ملی", "۰۰۱۱۹۸۳۱۴۰")], [LESSEE[0], ("نام پدر", "حمید"), ("تلفن", "۰۲۶۳۲۲۱۴۴۷۰")]

    found = lease(("موجر", one), ("مستاجر", three))

    assert found["lessor_national_id"].value == "0011983140"
    assert "ok" not in {found["lessor_name"].status, found["lessee_name"].status}


def test_a_complainants_details_are_not_the_respondents() -> None:
    form = [line("فرم شکایت", right=650, top=40, height=50)]
    rows = spanned(("مشخصات شاکی", LESSOR[:2]), ("مشخصات مشتکی عنه", LESSEE))

    found = read(*form, *rows, service="complaint")

    assert (found["applicant_name"].value, found["national_id"].value) == ("مریم یزدی", "0011983140")
    assert found["respondent_name"].value == "رضا احمدی"
