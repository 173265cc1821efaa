"""Where values end: never over the next label, never ``ok`` with more or less than the value in them."""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import DocumentReading, FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows, sure

CATALOGUE = catalogue.load()
HEADS: dict[str, list[Line]] = {
    "title_deed": [line("سازمان ثبت اسناد و املاک کشور", right=700, top=60), line("سند مالکیت", top=120, height=50)],
    "power_of_attorney": [line("وکالت‌نامه رسمی", right=620, top=60, height=50)],
    "company_registration": [line("روزنامه رسمی", top=60, height=50), line("آگهی تأسیس شرکت", top=120, height=50)],
}


def read(*texts: str, type_id: str = "title_deed", lines: tuple[Line, ...] = ()) -> DocumentReading:
    """A born-digital page: its letters are exact."""
    reading = extract([page([*HEADS[type_id], *rows(*texts), *lines], source="text")], CATALOGUE, expected=type_id)
    assert reading.type == type_id
    return reading


def told(field: FieldReading) -> tuple[str | None, str]:
    return field.value, field.status


@pytest.mark.parametrize("colons", ["both", "first", "second", "none"])
@pytest.mark.parametrize("paper", ["text", "ocr"])
def test_two_pairs_in_a_sentence_are_told_apart_with_and_without_colons(colons: str, paper: str) -> None:
    first, second = colons in ("both", "first"), colons in ("both", "second")
    text = f"نام مالک{':' * first} رضا احمدی نام پدر{':' * second} فرهاد"
    lines = [*HEADS["title_deed"], *rows(text)]
    made = page(lines, source="text") if paper == "text" else page(lines, second=lines)
    fields = extract([made], CATALOGUE, judge=sure).fields
    assert told(fields["owner_name"]) == ("رضا احمدی", "ok")
    assert told(fields["father_name"]) == ("فرهاد", "ok")


def test_name_ends_at_the_next_label_even_where_that_field_stands_more_surely_elsewhere() -> None:
    fields = read("نام مالک رضا احمدی نام پدر فرهاد", "نام پدر: فرهاد").fields
    assert told(fields["owner_name"]) == ("رضا احمدی", "ok")


@pytest.mark.parametrize(
    "rest",
    [
        "صادره از تهران", "متولد ۱۳۵۰/۰۲/۰۳", "به شماره ملی ۰۱۷۵۹۸۹۸۳۴", "ساکن کرج", "ش.ش ۱۲۳۴", "ش ش ۱۲۳۴",
        "مورخ ۱۴۰۱/۰۲/۰۳", "فرزند فرهاد", "کدملی ۰۱۷۵۹۸۹۸۳۴", "شماره تماس ۰۹۱۲۳۴۵۶۷۸۹", "شغل کارمند", "در این شهر",
        "تاریخ تولد ۱۳۵۰/۰۲/۰۳", "کد پستی ۳۱۴۸۶۷۱۹۳۳", "نشانی کرج خیابان سرو", "دارای شناسنامه ۱۲۳ از کرج",
        "متولد: ۱۳۵۰ صادره: کرج",
    ],
)  # fmt: skip
def test_words_that_are_in_no_name_end_one(rest: str) -> None:
    assert told(read(f"نام مالک: رضا احمدی {rest}").fields["owner_name"]) == ("رضا احمدی", "ok")


@pytest.mark.parametrize("name", ["ملک محمدی", "پروانه خانی", "مهندس رضا رضایی", "سید محمد حسین موسوی‌زاده اصفهانی"])
def test_names_with_words_that_look_like_labels_stay_whole(name: str) -> None:
    assert told(read(f"نام مالک: {name}").fields["owner_name"]) == (name, "ok")


@pytest.mark.parametrize(
    "rest", ["و مریم یزدی", "مالک شش دانگ", "وکیل علی رضایی", "بخش کرج", "کاظمی نیا فر پور آریا نژاد"]
)
def test_name_that_may_hold_more_than_a_name_is_to_be_checked(rest: str) -> None:
    field = read(f"نام مالک: رضا احمدی {rest}").fields["owner_name"]
    assert field.status == "check"
    assert "extent_unsure" in field.reasons


def test_name_that_seems_to_run_on_to_the_next_line_is_to_be_checked() -> None:
    cut = (line("نام مالک: سید محمد حسین موسوی", top=200), line("زاده اصفهانی", right=832, top=245))
    assert read(lines=cut).fields["owner_name"].status == "check"


def test_company_ends_at_the_next_label_and_keeps_its_brackets() -> None:
    text = "شرکت چنار گستر (سهامی خاص) به شماره ثبت ۱۲۳۴۵ و شناسه ملی ۱۰۱۰۰۰۰۰۰۰۰"
    field = read(f"نام شرکت: {text}", type_id="company_registration").fields["company_name"]
    assert told(field) == ("شرکت چنار گستر (سهامی خاص)", "ok")


def test_documents_that_both_run_over_a_label_do_not_lift_the_doubt() -> None:
    field = read("نام مالک: رضا احمدی وکیل علی رضایی").fields["owner_name"]
    assert ("parse", "extent_unsure") in [(one.kind, one.detail) for one in field.evidence]
