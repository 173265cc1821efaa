"""What offices' papers say in words of their own: terms, gazettes, halves of a plaque in a row, bills' salutations."""

from __future__ import annotations

import pytest

from tests.unit.decided import read
from tests.unit.paper import line, paragraph

CLEARANCE = [line("مفاصا حساب عوارض شهرداری", right=700, top=40, height=50)]
PERMIT = [line("پروانه ساختمان", right=650, top=40, height=50)]
GAZETTE = [line("آگهی تأسیس شرکت عمران گستر", right=750, top=40, height=50)]


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("این گواهی تا تاریخ ۱۴۰۳/۱۱/۰۳ معتبر بوده و صرفاً جهت نقل و انتقال صادر شده است.", "1403-11-03"),
        ("عوارض این ملک تا تاریخ ۱۴۰۳/۱۲/۲۹ پرداخت شده و بدهی ندارد و نقل و انتقال بلامانع است.", None),
    ],
)
def test_only_what_is_valid_until_a_day_ends_with_it(sentence: str, term: str | None) -> None:
    found = read(*CLEARANCE, *paragraph(sentence), service="dues")["expires_on"]

    assert found.value == term or (term is None and found.status != "ok")


@pytest.mark.parametrize("halves", [("اصلی: ۱۵۲", "فرعی: ۹۰۳۴"), ("فرعی: ۹۰۳۴", "اصلی: ۱۵۲")])
def test_a_plaques_halves_stand_beside_its_label_each_after_its_word(halves: tuple[str, str]) -> None:
    rights = (950, 700, 450)
    row = [line(text, right=right, top=150) for text, right in zip(("پلاک ثبتی", *halves), rights, strict=True)]

    assert read(*PERMIT, *row)["plaque"].value == "152/9034"


def test_a_plaques_halves_stand_under_their_labels_over_other_labels() -> None:
    table = [("پلاک فرعی", "پلاک اصلی"), ("۹۰۳۴", "۱۵۲"), ("بخش ثبتی", "ناحیه"), ("۱۰", "۳")]
    cells = [
        line(text, right=right, top=150 + 50 * n)
        for n, texts in enumerate(table)
        for text, right in zip(texts, (950, 500), strict=True)
    ]

    assert read(*PERMIT, *cells)["plaque"].value == "152/9034"


def test_a_gazette_tells_of_a_company_its_directors_and_the_day_of_the_notice() -> None:
    text = (
        "خلاصه اظهارنامه و شرکتنامه شرکت عمران گستر که در تاریخ ۱۴۰۲/۰۳/۲۹ تحت شماره ثبت ۳۱۸۴۰ به ثبت رسیده است. "
        "موضوع شرکت: انبوه‌سازی. سرمایه شرکت: مبلغ ۵۰۰٬۰۰۰٬۰۰۰ ریال. اولین مدیران: خانم مریم یزدی به کد ملی ۰۰۱۱۹۸۳۱۴۰ "
        "به سمت رئیس هیئت مدیره و آقای رضا احمدی به کد ملی ۰۳۲۱۰۲۸۲۲۸ به سمت مدیرعامل برای مدت نامحدود تعیین شدند."
    )

    found = read(*GAZETTE, *paragraph(text), line("تاریخ انتشار آگهی: ۱۴۰۲/۰۴/۰۷", top=700))

    assert found["company_name"].value == "شرکت عمران گستر"
    assert found["registration_no"].value == "31840"
    assert found["director_name"].value == "رضا احمدی"
    assert found["issued_on"].value == "1402-04-07"


def test_a_stroke_between_two_titles_that_was_read_as_a_letter_is_no_part_of_the_name() -> None:
    licence = [line("پروانه کسب", right=650, top=40, height=50)]
    text = (
        "به استناد قانون نظام صنفی به آقای اخانم رضا احمدی فرزند حمید دارنده کد ملی ۰۳۲۱۰۲۸۲۲۸ اجازه داده می‌شود "
        "در رسته صنفی تعمیر لوازم خانگی فعالیت نماید"
    )

    assert read(*licence, *paragraph(text), service="business_services")["licensee_name"].value == "رضا احمدی"


def test_a_payer_who_is_greeted_is_named_under_the_greeting() -> None:
    bill = [line("قبض عوارض نوسازی", right=700, top=40, height=50), line("مودی محترم", top=140)]

    assert read(*bill, line("آقای رضا احمدی", top=190), service="dues")["payer_name"].value == "رضا احمدی"


def test_a_series_letter_that_may_be_another_is_looked_at() -> None:
    deed = [line("سند مالکیت", right=650, top=40, height=50), line("سازمان ثبت اسناد و املاک کشور", right=750, top=110)]
    sure = line("شماره چاپی: سری د سال ۹۷ شماره ۵۱۷۶۰۶", top=170)
    unsure = line("شماره چاپی: سری د سال ۹۷ شماره ۵۱۷۶۰۶", top=170, alternatives={"د": (("ه", 0.44),)})

    assert read(*deed, sure)["serial_no"].status == "ok"
    assert read(*deed, unsure)["serial_no"].status != "ok"
