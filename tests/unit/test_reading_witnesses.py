"""The network of numbers as a witness: what it confirms, what it contradicts, and of what it says nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.decision import decide_field
from chalicelib.reading.model import Evidence, FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows, sure

CATALOGUE = load()
HEAD = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]


def read(label: str, printed: str, numbers: list[Line], name: str) -> FieldReading:
    lines = [*HEAD, *rows(f"{label}: {printed}", "نام مالک: مریم یزدی")]
    told = replace(page(lines), numbers=tuple(numbers))
    return extract([told], CATALOGUE, judge=sure).fields[name]


def at(printed: Line, *texts: str) -> list[Line]:
    """What the network of numbers reads at the places of the last words of a line, in reading order."""
    words = printed.words[-len(texts) :]
    numbers = tuple(replace(word, text=text) for word, text in zip(words, texts, strict=True))
    return [Line(numbers, printed.box)]


def said(field: FieldReading) -> bool | str | None:
    return next((one.supports for one in field.evidence if one.kind == "number_reading"), "nothing")


AREA, CODE = rows("مساحت: ۲۴۵٫۵ متر")[0], rows("کد پستی: ۳۱۴۸۶۷۱۹۳۳")[0]


def test_number_that_both_networks_read_alike_is_ok() -> None:
    field = read("کد پستی", "۳۱۴۸۶۷۱۹۳۳", at(CODE, "3148671933"), "postal_code")
    assert (said(field), field.status) == (True, "ok")


def test_number_that_they_read_differently_is_to_be_checked() -> None:
    field = read("کد پستی", "۳۱۴۸۶۷۱۹۳۳", at(CODE, "3128671933"), "postal_code")
    assert (said(field), field.status, field.reasons) == (False, "check", ("readings_differ",))


def test_number_that_it_did_not_read_has_no_witness() -> None:
    elsewhere = [line("12", top=900)]
    field = read("کد پستی", "۳۱۴۸۶۷۱۹۳۳", elsewhere, "postal_code")
    assert (said(field), field.reasons) == (None, ("not_confirmed",))


def test_words_around_a_number_are_the_first_readings_own() -> None:
    numbers = [Line((replace(AREA.words[1], text="245٫5"),), AREA.box)]
    field = read("مساحت", "۲۴۵٫۵ متر", numbers, "area")
    assert (field.value, said(field)) == ("245.5", True)


def test_lost_decimal_sign_is_a_contradiction() -> None:
    numbers = [Line((replace(AREA.words[1], text="2455"),), AREA.box)]
    assert said(read("مساحت", "۲۴۵٫۵ متر", numbers, "area")) is False


def test_date_that_one_of_them_cuts_apart_is_one_date() -> None:
    printed = rows("تاریخ ثبت: ۱۴۰۲/۰۵/۱۷")[0]
    x0, y0, x1, y1 = printed.words[-1].box
    cut = x0 + (x1 - x0) // 2
    pieces = (replace(printed.words[-1], text="05/17", box=(cut, y0, x1, y1)),)
    pieces += (replace(printed.words[-1], text="1402/", box=(x0, y0, cut, y1)),)
    field = read("تاریخ ثبت", "۱۴۰۲/۰۵/۱۷", [Line(pieces, printed.box)], "registered_on")
    assert (field.value, said(field)) == ("1402-05-17", True)


def test_further_digits_beside_the_value_confirm_nothing() -> None:
    x0, y0, _, y1 = CODE.words[-1].box
    more = replace(CODE.words[-1], text="77", box=(x0 - 30, y0, x0 - 6, y1))
    (seen,) = at(CODE, "3148671933")
    numbers = [Line((*seen.words, more), CODE.box)]
    field = read("کد پستی", "۳۱۴۸۶۷۱۹۳۳", numbers, "postal_code")
    assert said(field) is None
    assert "extent_unsure" in field.reasons


@pytest.mark.parametrize(("networks", "doubted"), [(True, False), (False, True)])
def test_speck_that_the_second_engine_alone_takes_for_a_word_is_outvoted(networks: bool, doubted: bool) -> None:
    (lot,) = rows("قطعه: ۳۳۲")
    x0, y0, _, y1 = lot.words[-1].box
    speck = replace(lot.words[-1], text="ی", box=(x0 - 30, y0, x0 - 6, y1))
    numbers = tuple(at(lot, "332")) if networks else ()
    lines = [*HEAD, *rows("قطعه: ۳۳۲", "نام مالک: مریم یزدی")]
    told = replace(page(lines), numbers=numbers, numerals=numbers, second=(Line((*lot.words, speck), lot.box),))
    field = extract([told], CATALOGUE, judge=sure).fields["lot"]
    assert ("extent_unsure" in field.reasons) is doubted


def test_of_a_value_without_digits_it_says_nothing() -> None:
    assert said(read("کد پستی", "۳۱۴۸۶۷۱۹۳۳", at(CODE, "3148671933"), "owner_name")) == "nothing"


@pytest.mark.parametrize(("value", "status"), [("245", "ok"), ("245ب", "check")])
def test_letters_within_a_value_need_another_witness(value: str, status: str) -> None:
    evidence = (
        Evidence(kind="label", supports=True),
        Evidence(kind="number_reading", supports=True, detail="same place"),
    )
    spec = CATALOGUE.documents["title_deed"].field("lot")
    assert decide_field(FieldReading(value=value, evidence=evidence), spec, judge=sure).status == status


SERIAL = rows("شماره چاپی: سری ب سال ۹۸ شماره ۱۲۳۴۵۶")[0]


def serial(letter: str, number: str) -> FieldReading:
    """A serial number that the second engine reads with this letter and worn digits, the other network with this
    number."""
    worn = ("سری", letter, "سال", "۹", "شماره", "7173")
    second = tuple(replace(word, text=text) for word, text in zip(SERIAL.words[-6:], worn, strict=True))
    digits = [word for word in SERIAL.words if word.text[0].isdigit()]
    numbers = tuple(replace(word, text=text) for word, text in zip(digits, ("98", number), strict=True))
    told = replace(page([*HEAD, SERIAL]), second=(Line(second, SERIAL.box),), numbers=(Line(numbers, SERIAL.box),))
    return extract([told], CATALOGUE, judge=sure).fields["serial_no"]


@pytest.mark.parametrize(
    ("letter", "number", "status"),
    [("ب", "123456", "ok"), ("پ", "123456", "check"), ("ب", "123458", "check")],
)
def test_letters_and_digits_may_have_a_witness_each(letter: str, number: str, status: str) -> None:
    field = serial(letter, number)
    assert (field.value, field.status) == ("سری ب سال 98 شماره 123456", status)


OWNER, ADDRESS = rows("نام مالک: مریم یزدی")[0], rows("نشانی: کرج، گلشهر، کوچه حافظ، پلاک ۱۲")[0]


def lettered(label: str, printed: str, name: str, *, letters: list[Line], numbers: list[Line]) -> FieldReading:
    told = replace(
        page([*HEAD, *rows(f"{label}: {printed}")]), letters=tuple(letters), numbers=tuple(numbers), second=tuple(HEAD)
    )
    return extract([told], CATALOGUE, judge=sure).fields[name]


@pytest.mark.parametrize(
    ("family", "status", "reasons"),
    [("یزدی", "ok", ()), ("بزدی", "check", ("readings_differ",)), ("یزدی مقدم", "check", ("readings_differ",))],
)
def test_name_is_ok_where_the_network_of_letters_reads_it_to_the_letter(
    family: str, status: str, reasons: tuple[str, ...]
) -> None:
    field = lettered("نام مالک", "مریم یزدی", "owner_name", letters=at(OWNER, "مریم", family), numbers=[])
    assert (field.value, field.status, field.reasons) == ("مریم یزدی", status, reasons)


def test_name_that_the_network_of_letters_did_not_read_has_no_witness() -> None:
    field = lettered("نام مالک", "مریم یزدی", "owner_name", letters=[line("متن", top=900)], numbers=[])
    assert field.reasons == ("not_confirmed",)


@pytest.mark.parametrize(("number", "confirmed"), [("12", True), ("13", False)])
def test_of_letters_and_numbers_together_each_network_says_its_own(number: str, confirmed: bool) -> None:
    words = ("کرج،", "گلشهر،", "کوچه", "حافظ،", "پلاک")
    seen = tuple(replace(word, text=text) for word, text in zip(ADDRESS.words[1:-1], words, strict=True))
    printed = "کرج، گلشهر، کوچه حافظ، پلاک ۱۲"
    letters, numbers = [Line(seen, ADDRESS.box)], at(ADDRESS, number)
    field = lettered("نشانی", printed, "address", letters=letters, numbers=numbers)
    assert [one.supports for one in field.evidence if one.kind == "letter_reading"] == [confirmed]
    assert field.status == ("ok" if confirmed else "check")


def test_national_id_that_passes_stays_as_it_was_read_whatever_else_passes() -> None:
    own, other = "۹۹۶۳۴۳۵۶۶۱", "۹۹۶۳۴۳۵۶۷۱"  # both pass their check digit
    alike = line(f"کد ملی: {own}", top=200, alternatives={own: ((other, 0.97),)})
    seen = Line((replace(alike.words[-1], text="9963435671", alternatives=()),), alike.box)
    told = replace(page([*HEAD, alike, *rows("نام مالک: مریم یزدی", top=260)]), numbers=(seen,))
    field = extract([told], CATALOGUE, judge=sure).fields["national_id"]
    assert (field.value, field.repaired) == ("9963435661", False)


def test_second_engines_letters_with_the_network_of_numbers_own_proposal_are_no_witness_to_it() -> None:
    printed = "نشانی: کرج، گلشهر، کوچه حافظ، پلاک ۱۷"
    doubted = line(printed, top=200, alternatives={"۱۷": (("۱۴", 0.97),)})
    seen = Line((replace(doubted.words[-1], text="14", alternatives=()),), doubted.box)
    told = replace(page([*HEAD, doubted], second=[line(printed, top=200)]), numbers=(seen,))
    field = extract([told], CATALOGUE, judge=sure).fields["address"]
    assert (field.repaired, field.status) == (True, "check")
