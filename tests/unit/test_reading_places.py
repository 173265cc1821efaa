"""Where values stand to their labels, on layouts that are not ours."""

from __future__ import annotations

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page

CATALOGUE = catalogue.load()


def fields(*lines: Line) -> dict[str, FieldReading]:
    title = line("سند مالکیت تک برگ", top=40)
    return dict(extract([page([title, *lines], source="text")], CATALOGUE, expected="title_deed").fields)


def test_a_value_in_the_middle_of_its_cell_reaches_further_than_its_label_on_both_sides() -> None:
    found = fields(
        line("پلاک ثبتی", top=200, right=900),
        line("مقدار مالکیت", top=200, right=400),
        line("۷۲۹۳ فرعی از ۷۱۷۴ اصلی", top=250, right=960),
        line("یک دانگ از شش دانگ", top=250, right=440),
    )

    assert (found["plaque"].value, found["share"].value) == ("7174/7293", "1/6")


def test_values_that_were_read_as_one_line_are_parted_under_their_labels() -> None:
    found = fields(line("بخش ثبتی | | ناحیه ثبتی", top=200), line("۱۱ | | | ۴", top=250, right=940))

    assert (found["section"].value, found["district"].value) == ("11", "4")


def test_the_date_of_printing_is_not_that_of_registration() -> None:
    found = fields(line("تاریخ چاپ: ۱۴۰۳/۰۲/۰۷", top=200), line("تاریخ ثبت ۱۳۹۴/۰۶/۰۴", top=300))

    assert found["registered_on"].value == "1394-06-04"


def test_an_address_that_another_label_follows_on_its_line_does_not_run_on() -> None:
    found = fields(
        line("پلاک ثبتی: ۱۲ فرعی از ۳۴ اصلی", top=130),
        line("نشانی: کرج، حصارک، خیابان دهخدا، پلاک ۱۱۴ کد پستی: ۳۱۱۵۴۴۸۵۴۷", top=200),
        line("این سند با رعایت ماده ۲۲ قانون ثبت صادر شده و هرگونه خدشه آن را باطل می‌کند", top=240),
    )

    assert found["address"].value == "کرج، حصارک، خیابان دهخدا، پلاک 114"


def test_six_dang_is_no_birth_certificate() -> None:
    found = fields(line("میزان مالکیت", top=200), line("شش دانگ", top=245, right=940))

    assert (found["share"].value, found["birth_certificate_no"].status) == ("6/6", "missing")


def test_who_signs_below_is_not_the_owner() -> None:
    found = fields(line("امضای مالک | | | مهر و امضای دفتر", top=900))

    assert found["owner_name"].status == "missing"


def test_a_decimal_sign_read_as_a_letter_is_restored_and_to_be_checked() -> None:
    found = fields(line("مساحت: ۷۷ر۱۹۰ متر مربع", top=200))

    assert (found["area"].value, found["area"].status) == ("190.77", "check")
    assert "separator-ambiguous" in found["area"].reasons


def test_the_number_of_a_house_is_nothing_elses() -> None:
    found = fields(line("قطعه: کرج، گلشهر، خیابان آزادی، پلاک ۳۸۴", top=200))

    assert found["lot"].status == "missing"


def test_a_label_at_the_middle_of_a_cell_has_the_line_above_it_too() -> None:
    found = fields(
        line("متن حدود:", top=222, right=950),
        line("شمالاً درب و دیوار به خیابان ۲۱ متری، شرقاً دیوار به", top=200, right=800),
        line("کوچه ۵۹ متری، جنوباً پی به پی پلاک ۵۴", top=236, right=800),
    )

    assert found["boundaries"].value == (
        "شمالا درب و دیوار به خیابان 21 متری، شرقا دیوار به کوچه 59 متری، جنوبا پی به پی پلاک 54"
    )


def test_what_stands_in_the_foot_is_no_register_and_no_page_of_one() -> None:
    found = extract(
        [
            page(
                [
                    line("سند مالکیت (دفترچه‌ای)", top=40),
                    line("کدپستی دفتر: ۳۱۱۴۱۸۵۵۹۸ | | صفحه ۱ از ۱", top=1200),
                ],
                source="text",
            )
        ],
        CATALOGUE,
        expected="title_deed_booklet",
    ).fields

    assert {found[name].status for name in ("register_no", "register_page", "postal_code")} == {"missing"}
