"""Values that papers tell in sentences: labels in the middle of a line, values that go on to the next one."""

from __future__ import annotations

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page

CATALOGUE = catalogue.load()
DEED = (
    "گواهی می‌شود نام مالک سینا نادری؛ نام پدر تقی و نیز کد ملی ۰۰۸۴۵۷۵۹۴۸، ش شناسنامه ۴۶۸۱۱، تاریخ",
    "تولد ۱۳۶۵/۰۱/۱۶، پلاک ثبتی ۶۴۰۴ فرعی از ۳۲۷۹ اصلی، بخش ۸ و ناحیه ۹، مساحت ۶۹۲٫۲ متر، نشانی کرج،",
    "اسلام آباد، خیابان چالوس، پلاک ۳۶۶ و نیز کد پستی ۳۱۴۱۱۳۴۸۳۳، مراتب اعلام می‌گردد",
)
REQUEST = (
    "اینجانب سینا نادری فرزند تقی به شماره ملی ۰۰۸۴۵۷۵۹۴۸ و شماره همراه ۰۹۱۲۰۵۲۴۰۲۰ مالک ملک واقع",
    "در کرج، اسلام آباد، خیابان چالوس، پلاک ۳۶۶ کد پستی ۳۱۴۱۱۳۴۸۳۳ تقاضای صدور پروانه دارم",
)


def told(title: str, kind: str, *texts: str) -> dict[str, FieldReading]:
    lines = [line(title, top=40, right=1400), *paragraph(*texts)]
    return dict(extract([page(lines, source="text")], CATALOGUE, expected=kind).fields)


def paragraph(*texts: str) -> list[Line]:
    return [line(text, top=200 + 45 * number, right=1400) for number, text in enumerate(texts)]


def test_a_deed_in_sentences_tells_every_value_with_labels_and_values_that_wrap() -> None:
    found = told("سند مالکیت تک برگ", "title_deed", *DEED)

    values = {name: field.value for name, field in found.items() if field.value}
    assert values == {
        "owner_name": "سینا نادری",
        "father_name": "تقی",
        "national_id": "0084575948",
        "birth_certificate_no": "46811",
        "birth_date": "1365-01-16",
        "plaque": "3279/6404",
        "section": "8",
        "district": "9",
        "area": "692.2",
        "address": "کرج، اسلام آباد، خیابان چالوس، پلاک 366",
        "postal_code": "3141134833",
    }


def test_who_signs_and_where_the_land_lies_need_no_label_of_a_form() -> None:
    found = told("فرم درخواست صدور پروانه ساختمان", "permit_request", *REQUEST)

    assert [found[name].value for name in ("applicant_name", "mobile", "address", "postal_code")] == [
        "سینا نادری",
        "09120524020",
        "کرج، اسلام آباد، خیابان چالوس، پلاک 366",
        "3141134833",
    ]


def test_where_a_sentence_ends_a_value_that_runs_on_a_person_has_to_look() -> None:
    found = told("سند مالکیت تک برگ", "title_deed", *DEED)

    assert found["address"].status == "check"


def test_lines_of_a_form_are_no_paragraph() -> None:
    found = told(
        "سند مالکیت تک برگ",
        "title_deed",
        "نام مالک: سینا نادری | | نام پدر: تقی",
        "کد ملی: ۰۰۸۴۵۷۵۹۴۸ | | تاریخ تولد: ۱۳۶۵/۰۱/۱۶",
    )

    assert (found["owner_name"].value, found["father_name"].value) == ("سینا نادری", "تقی")
    assert (found["owner_name"].evidence[1].kind, found["owner_name"].evidence[1].supports) == ("label", True)


def test_the_offices_own_numbers_under_a_label_of_the_paper_are_nobodys() -> None:
    found = told(
        "سند مالکیت تک برگ",
        "title_deed",
        "نام مالک: سینا نادری",
        "نشانی دفتر: کرج، مشکین دشت، خیابان نسترن، پلاک ۱۵۶",
        "کدپستی دفتر: ۳۱۱۴۱۸۵۵۹۸",
    )

    assert (found["address"].value, found["postal_code"].status) == (None, "missing")


def test_which_number_is_the_sellers_a_number_alone_does_not_say() -> None:
    found = told("مبایعه نامه", "sale_agreement", "رضا احمدی ۰۰۸۴۵۷۵۹۴۸", "علی رضایی ۰۰۷۳۰۸۲۴۶۵")

    assert (found["seller_national_id"].status, found["buyer_national_id"].status) == ("missing", "missing")
