"""Forms that Daftar printed, read back: what the code says beside what the print says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import catalogue
from chalicelib.pipeline.printed import opener, without_key
from chalicelib.proof.printed_form import Content, seal
from chalicelib.reading import decide, extract
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.reading.printed import OpenCode, no_codes
from ocr.model import Line
from tests.unit.paper import line, page, rows, unsure

CATALOGUE = catalogue.load()
SERVICE = CATALOGUE.services["building_permit"]
KEY, INTAKE = b"a form key that is only for tests", "intake1"
OPEN = opener(INTAKE, lambda: KEY)
PRINT = (
    "نام متقاضی: بهروز کاویانی‌فر",
    "کد ملی: ۰۱۷۵۹۸۹۸۳۴",
    "تلفن همراه: ۰۹۱۲۱۲۳۴۷۱۸",
    "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "مساحت زمین: ۲۴۵/۶۰ متر مربع",
    "نشانی ملک: کرج، بلوار ارغوان، شمارهٔ ۱۸",
    "تاریخ درخواست: ۱۴۰۴/۰۷/۰۱",
)
VALUES = {
    "applicant_name": "بهروز کاویانی‌فر",
    "national_id": "0175989834",
    "mobile": "09121234718",
    "plaque": "4567/123",
    "land_area": "245.6",
    "address": "کرج، بلوار ارغوان، شمارهٔ 18",
    "requested_on": "1404-07-01",
}


def head() -> list[Line]:
    return [line("فرم درخواست پروانهٔ ساختمانی", right=700, top=60, height=50)]


def code(values: dict[str, str] | None = None, form: str = "permit_request", intake: str = INTAKE) -> str:
    return seal(Content(form, VALUES if values is None else values), intake, KEY)


def read(*codes: str, lines: list[Line] | None = None, open_code: OpenCode = OPEN) -> DocumentReading:
    seen = page([*head(), *rows(*PRINT)] if lines is None else lines)
    return extract([replace(seen, codes=codes)], CATALOGUE, open_code=open_code)


def field(reading: DocumentReading, name: str) -> FieldReading:
    """As the check of a whole package decides it, which must not change what the document alone says."""
    decided = decide({"d1": reading}, SERVICE, CATALOGUE)["d1"].fields[name]
    assert decided == reading.fields[name]
    return decided


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_value_that_code_and_print_both_say_is_ok(name: str) -> None:
    one = field(read(code()), name)
    assert (one.value, one.status, one.reasons) == (VALUES[name], "ok", ())
    assert one.box is not None


def test_a_value_that_agrees_is_spelled_as_in_the_code() -> None:
    print_ = [*head(), *rows("نام متقاضی: بهروز کاویانیفر", *PRINT[1:])]
    one = field(read(code(), lines=print_), "applicant_name")
    assert (one.value, one.raw, one.status) == ("بهروز کاویانی‌فر", "بهروز کاویانیفر", "ok")


@pytest.mark.parametrize("name", sorted(VALUES))
def test_without_its_code_the_same_print_is_to_be_checked(name: str) -> None:
    plain = extract([page([*head(), *rows(*PRINT)])], CATALOGUE, judge=unsure)
    assert plain.fields[name].status == "check"


def test_a_print_that_differs_from_its_code_is_to_be_checked_at_its_place() -> None:
    one = field(read(code(VALUES | {"plaque": "4567/132"})), "plaque")
    assert (one.value, one.status, one.reasons) == ("4567/132", "check", ("printed_code_differs",))
    assert one.raw is not None
    assert "123" in one.raw.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert one.box is not None


def test_a_value_that_was_not_read_comes_from_the_code_and_is_to_be_checked() -> None:
    one = field(read(code(VALUES | {"postal_code": "3148671933"})), "postal_code")
    assert (one.value, one.status, one.reasons) == ("3148671933", "check", ("printed_code_only",))
    assert (one.raw, one.box) == (None, None)


def test_a_field_that_the_code_does_not_have_is_read_as_on_any_paper() -> None:
    without = {name: value for name, value in VALUES.items() if name != "mobile"}
    assert field(read(code(without)), "mobile") == field(read(), "mobile")


@pytest.mark.parametrize("codes", [(code(intake="intake2"),), (code()[:-3] + "000",), ("DAFTAR1:HELLO",)])
def test_a_code_that_is_not_of_this_intake_says_nothing_but_is_told(codes: tuple[str, ...]) -> None:
    reading = read(*codes)
    assert reading.fields == read().fields
    assert [one.code for one in reading.findings] == ["printed_code_refused"]


def test_a_code_that_is_no_forms_is_passed_over() -> None:
    assert read("https://example.org/bill/12") == read()


def test_without_the_key_a_code_confirms_nothing() -> None:
    reading = read(code(VALUES | {"postal_code": "3148671933"}), open_code=without_key)
    for name in (*VALUES, "postal_code"):
        one = field(reading, name)
        assert one.status == "check"
        assert "printed_code_unverified" in one.reasons


def test_two_codes_that_contradict_each_other_confirm_nothing() -> None:
    reading = read(code(), code(VALUES | {"plaque": "4567/132"}))
    assert (field(reading, "plaque").status, field(reading, "plaque").value) == ("check", "4567/123")
    assert field(reading, "national_id").status == "ok"


def test_the_code_of_another_form_says_nothing_of_this_one() -> None:
    assert read(code(form="complaint_form")).fields == read().fields


def test_a_form_whose_words_were_not_read_is_known_by_its_code() -> None:
    reading = read(code(), lines=[line("دفتر", top=60)])
    assert reading.type == "permit_request"
    assert {reading.fields[name].status for name in VALUES} == {"check"}
    assert read(code(), lines=[line("دفتر", top=60)], open_code=no_codes).type is None


def test_a_value_that_its_kind_refuses_is_not_ok_because_a_code_says_it() -> None:
    wrong = [*head(), *rows(PRINT[0], "کد ملی: ۰۱۷۵۹۸۹۸۳۳")]
    assert field(read(code(VALUES | {"national_id": "0175989833"}), lines=wrong), "national_id").status == "invalid"


def test_a_form_with_its_code_confirms_what_was_read_once_on_another_paper() -> None:
    deed = [line("سازمان ثبت اسناد و املاک کشور", right=700, top=60), line("سند مالکیت", right=620, top=120, height=50)]
    lone = extract([page([*deed, *rows("نام مالک: بهروز کاویانی‌فر", "شماره ملی: ۰۱۷۵۹۸۹۸۳۴")])], CATALOGUE)
    alone = decide({"deed": lone}, SERVICE, CATALOGUE)["deed"].fields["owner_name"]
    beside = decide({"deed": lone, "form": read(code())}, SERVICE, CATALOGUE)["deed"].fields["owner_name"]
    assert (alone.status, beside.status) == ("check", "ok")
