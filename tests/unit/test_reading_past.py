"""What papers tell of former owners is no field's, whatever labels stand in it."""

from __future__ import annotations

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from tests.unit.paper import line, page, paragraph, rows

CATALOGUE = load()
DEED = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]
OWNER, FORMER = "۰۱۷۵۹۸۹۸۳۴", "۶۰۹۱۳۹۰۹۹۶"


def deed(*texts: str, told: str) -> dict[str, FieldReading]:
    lines = [*DEED, *rows(*texts), *paragraph(told, top=500)]
    return dict(extract([page(lines)], CATALOGUE).fields)


@pytest.mark.parametrize(
    "told",
    [
        f"سابقه: ملک قبلا به نام خانم پوران یوسفی به شماره ملی {FORMER} بوده و طی سند شماره ۲۹۹۷۸ منتقل شده است.",
        f"این ملک قبلاً به نام آقای زکریا لطیفی به شماره ملی {FORMER} بوده است.",
        f"ملاحظات: انتقال قطعی از پوران گودرزی به شماره ملی {FORMER} به موجب سند شماره ۱۳۱۱۹ دفترخانه ۴۲",
        f"نقل و انتقالات: به موجب سند ۵۰۰۷۴ از آذر مافی به شماره ملی {FORMER} انتقال یافته است.",
    ],
)
def test_a_former_owner_is_nobodys(told: str) -> None:
    found = deed("نام پدر: هوشنگ", told=told)
    assert (found["owner_name"].value, found["father_name"].value) == (None, "هوشنگ")
    assert found["national_id"].value is None


def test_what_follows_the_history_is_todays_again() -> None:
    told = f"ملک قبلا به نام پوران یوسفی بوده است. اکنون متعلق به مریم یزدی به شماره ملی {OWNER} می‌باشد."
    assert deed(told=told)["national_id"].value == "0175989834"


def test_what_is_handed_over_now_is_no_history() -> None:
    lines = [
        line("مبایعه نامه", right=640, top=60, height=50),
        *paragraph(
            "عبارت است از انتقال سه دانگ از شش دانگ پلاک ثبتی ۱۲ فرعی از ۳۴۵ اصلی به مساحت ۲۴۵ متر مربع", top=200
        ),
    ]
    assert extract([page(lines)], CATALOGUE).fields["plaque"].value == "345/12"
