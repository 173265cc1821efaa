"""Values that are right to the letter and may yet not be what is asked for: ``ok`` only where nothing else is meant.

Every page here is born digital, so nothing but its sense can be in doubt.
"""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import DocumentReading
from tests.unit.paper import line, page, rows

CATALOGUE = catalogue.load()
HEAD = [line("سازمان ثبت اسناد و املاک کشور", right=700, top=60), line("سند مالکیت", top=120, height=50)]
OWN, OTHERS = "0175989834", "6091390996"


def read(*texts: str) -> DocumentReading:
    reading = extract([page([*HEAD, *rows("شناسه یکتا: ۷۰۹۲۵۱۵۹۳۱۲۹۸۳۷۷۴۹", *texts)], source="text")], CATALOGUE)
    assert reading.type == "title_deed"
    return reading


def told(field: str, *texts: str) -> tuple[str | None, str, tuple[str, ...]]:
    one = read(*texts).fields[field]
    return one.value, one.status, one.reasons


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("postal_code", "3148671933", "کد پستی ۳۱۴۸۶۷۱۹۳۳ ۰۲۶۳۲۴۵۶۷۸۹"),
        ("postal_code", "3148671933", "کد پستی: ۳۱۴۸۶۷۱۹۳۳ تلفن: ۰۲۶۳۲۴۵۶۷۸۹"),
        ("postal_code", "3148671933", "نشانی: کرج، خیابان سرو، پلاک ۳ کد پستی ۳۱۴۸۶۷۱۹۳۳"),
        ("postal_code", "3148671933", "کد پستی شماره ۳۱۴۸۶۷۱۹۳۳ است"),
        ("birth_certificate_no", "123", "شماره شناسنامه ۱۲۳ صادره از کرج کد ملی ۰۱۷۵۹۸۹۸۳۴"),
        ("birth_date", "1350-02-03", "تاریخ تولد ۱۳۵۰/۰۲/۰۳ تاریخ سند ۱۴۰۱/۰۲/۰۳"),
        ("registered_on", "1401-02-03", "تاریخ تولد ۱۳۵۰/۰۲/۰۳ تاریخ سند ۱۴۰۱/۰۲/۰۳"),
        ("registered_on", "1401-02-03", "تاریخ: ۱۴۰۱/۰۲/۰۳"),
        ("plaque", "4567/123", "پلاک ثبتی ۱۲۳ فرعی از ۴۵۶۷ اصلی بخش ۷ کرج"),
        ("share", "3/6", "سهم: سه دانگ مشاع از شش دانگ"),
        ("national_id", OWN, "نام مالک: رضا احمدی فرزند فرهاد کد ملی ۰۱۷۵۹۸۹۸۳۴"),
    ],
)
def test_value_with_something_else_after_it_is_still_ok(field: str, value: str, text: str) -> None:
    assert told(field, text) == (value, "ok", ())


@pytest.mark.parametrize(
    ("field", "reason", "text"),
    [
        ("national_id", "label_unsure", "کد ملی خواهر ۶۰۹۱۳۹۰۹۹۶"),
        ("postal_code", "label_unsure", "کد پستی قبلی ۳۱۴۸۶۷۱۹۳۳"),
        ("postal_code", "label_unsure", "کد پستی ۰۲۶۳۲۴۵۶۷۸۹ ۳۱۴۸۶۷۱۹۳۳"),
        ("postal_code", "extent_unsure", "کد پستی ۳۱۴۸۶ ۷۱۹۳۳ ۴۵۶۷۸"),
        ("area", "label_unsure", "مساحت طبقه اول ۲۴۵ متر مربع"),
        ("area", "several-values", "مساحت ۲۴۵ متر مربع طول ۲۰ متر"),
        ("national_id", "several-values", "کد ملی ۰۱۷۵۹۸۹۸۳۴ ۶۰۹۱۳۹۰۹۹۶"),
        ("registered_on", "several-values", "تاریخ سند: از ۱۴۰۱/۰۱/۰۱ تا ۱۴۰۲/۰۱/۰۱"),
    ],
)
def test_value_apart_from_its_label_or_beside_another_is_to_be_checked(field: str, reason: str, text: str) -> None:
    _, status, reasons = told(field, text)
    assert status == "check"
    assert reason in reasons


@pytest.mark.parametrize("join", [" ", "\n"])
@pytest.mark.parametrize("role", ["وکیل", "خریدار", "نام و نام خانوادگی وکیل"])
def test_national_id_of_another_person_is_to_be_checked(role: str, join: str) -> None:
    texts = f"{role}: علی رضایی{join}کد ملی: ۶۰۹۱۳۹۰۹۹۶".split("\n")
    assert told("national_id", "نام مالک: رضا احمدی", *texts) == (OTHERS, "check", ("label_unsure",))


def test_father_and_birth_of_another_person_are_to_be_checked() -> None:
    text = "خریدار: علی رضایی نام پدر: ناصر تاریخ تولد: ۱۳۵۰/۰۲/۰۳"
    fields = read("نام مالک: رضا احمدی", text).fields
    assert (fields["father_name"].status, fields["birth_date"].status) == ("check", "check")


def test_fields_after_the_owner_are_the_owners_whoever_stands_above() -> None:
    above = "وکیل: علی رضایی"
    assert told("national_id", above, "نام مالک: رضا احمدی کد ملی: ۰۱۷۵۹۸۹۸۳۴") == (OWN, "ok", ())


def test_two_labels_of_one_field_with_two_values_leave_it_to_be_checked() -> None:
    twice = told("national_id", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "کد ملی: ۶۰۹۱۳۹۰۹۹۶")
    assert twice[1:] == ("check", ("several-values",))


def test_value_printed_twice_is_ok() -> None:
    assert told("national_id", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "کد ملی: ۰۱۷۵۹۸۹۸۳۴") == (OWN, "ok", ())


@pytest.mark.parametrize("join", [" | ", "\n"])
@pytest.mark.parametrize("beside", ["شماره: ۱۴۰۳/۱۲۳۴", "پیوست: دارد"])
def test_date_of_the_letterhead_is_the_offices(beside: str, join: str) -> None:
    head = f"تاریخ: ۱۴۰۳/۰۱/۰۵{join}{beside}".split("\n")
    assert told("registered_on", *head) == ("1403-01-05", "check", ("label_unsure",))
