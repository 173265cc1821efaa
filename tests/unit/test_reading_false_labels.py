"""Words that look like labels and are a value's own."""

from __future__ import annotations

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows, sure

CATALOGUE = load()
DEED = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]
COMPANY = [line("آگهی ثبت شرکت", right=640, top=60, height=50), line("اداره ثبت شرکت‌ها و مؤسسات غیرتجاری", top=120)]


def read(head: list[Line], type_: str, *texts: str) -> dict[str, FieldReading]:
    printed = page([*head, *rows(*texts)])
    return extract([printed], CATALOGUE, expected=type_, judge=sure).fields


@pytest.mark.parametrize(
    "texts",
    [
        ("نشانی: کرج: مهرویلا، خیابان نارون، پلاک ۱۷۸", "کد پستی: ۳۱۴۸۶۷۱۹۳۳"),
        ("نشانی: کرج، باغستان، خیابان طلوع: کوچه ۱، پلاک ۱۷۸", "کد پستی: ۳۱۴۸۶۷۱۹۳۳"),
    ],
)
def test_worn_comma_that_was_read_as_a_colon_makes_no_label(texts: tuple[str, ...]) -> None:
    address = read(DEED, "title_deed", *texts)["address"]
    assert address.value is not None
    assert address.value.startswith("کرج")
    assert address.value.endswith("پلاک 178")


def test_unknown_label_after_a_comma_still_ends_an_address() -> None:
    address = read(DEED, "title_deed", "نشانی: کرج، مهرویلا، پلاک ۱۷۸ | کد رهگیری: ۱۲۳۴")["address"]
    assert address.value == "کرج، مهرویلا، پلاک 178"


def test_value_that_begins_with_another_papers_label_is_whole() -> None:
    name = read(COMPANY, "company_registration", "نام شرکت | شرکت تولیدی صنعت باغستان", "شناسه ملی: ۱۰۳۸۰۲۸۴۷۹۰")
    assert name["company_name"].value == "شرکت تولیدی صنعت باغستان"


def test_code_of_several_words_may_be_broken_in_its_cell() -> None:
    broken = [
        line("شماره چاپی", right=950, top=300),
        line("سری الف سال ۹۸ شماره", right=700, top=300),
        line("۸۸۷۵۶۲", right=700, top=340),
        line("تاریخ ثبت", right=950, top=420),
        line("۱۳۹۸/۰۲/۲۴", right=700, top=420),
    ]
    fields = extract([page([*DEED, *broken])], CATALOGUE, expected="title_deed", judge=sure).fields
    assert fields["serial_no"].value == "سری الف سال 98 شماره 887562"
    assert fields["registered_on"].value == "1398-02-24"
