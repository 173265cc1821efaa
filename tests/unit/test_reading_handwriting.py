"""A form filled in by hand: recognised as such, and nothing of it guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import DocumentReading
from ocr.model import Line, Page
from tests.unit.paper import line, page

CATALOGUE = catalogue.load()
SCRAWLED = 0.05
"""How sure a reader of print is of a pen's words."""
ROWS = {
    "نام متقاضی:": "بهروز کاویانی",
    "کد ملی:": "۰۱۷۵۹۸۹۸۳۴",
    "تلفن همراه:": "۰۹۱۲۱۲۳۴۷۱۸",
    "پلاک ثبتی:": "۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "کد نوسازی:": "۴-۱۲-۳۴-۵",
    "مساحت زمین:": "۲۴۵٫۶۰",
    "نوع کاربری:": "مسکونی",
    "کد پستی:": "۳۱۴۸۶۷۱۹۳۳",
    "تاریخ درخواست:": "۱۴۰۴/۰۶/۲۰",
}


DEED = {"نام مالک:": "بهروز کاویانی", "نام پدر:": "فرهاد", "بخش:": "۴", "ناحیه:": "۲", "قطعه:": "۱۷", "مساحت:": "۲۴۵"}


def form(
    confidence: float,
    *,
    filled: bool = True,
    label: float = 0.97,
    title: str = "فرم درخواست پروانه ساختمانی",
    rows: Mapping[str, str] = ROWS,
) -> Page:
    """Printed labels, and beside each what a reader of print makes of the value."""
    lines = [line(title, right=700, top=60, height=50)]
    for number, (name, value) in enumerate(rows.items()):
        lines.append(_row(name, value if filled else "", 200 + 60 * number, confidence, label))
    return page(lines)


def _row(name: str, value: str, top: int, confidence: float, label: float) -> Line:
    whole, words = line(f"{name} {value}", top=top), len(name.split())
    read = [replace(word, confidence=label if at < words else confidence) for at, word in enumerate(whole.words)]
    return replace(whole, words=tuple(read))


def codes(reading: DocumentReading) -> set[str]:
    return {finding.code for finding in reading.findings}


def test_a_form_filled_in_by_hand_is_called_so_and_no_value_is_guessed() -> None:
    reading = extract([form(SCRAWLED)], CATALOGUE)
    assert (reading.type, "handwritten_form" in codes(reading)) == ("permit_request", True)
    assert {(field.value, field.status) for field in reading.fields.values()} == {(None, "missing")}


def test_the_place_beside_each_label_is_shown() -> None:
    fields = extract([form(SCRAWLED)], CATALOGUE).fields
    x0, y0, x1, y1 = fields["national_id"].box or pytest.fail("no place to look at")
    assert x0 < 700 < x1
    assert y0 < 260 < y1
    assert sum(field.box is not None for field in fields.values()) == len(ROWS)


def test_what_was_typed_into_it_is_for_a_person_to_compare() -> None:
    one = form(SCRAWLED)
    typed = replace(one.lines[7], words=tuple(replace(word, confidence=0.98) for word in one.lines[7].words))
    lines = (*one.lines[:7], typed, *one.lines[8:])
    fields = extract([replace(one, lines=lines, second=lines)], CATALOGUE).fields
    assert (fields["land_use"].value, fields["land_use"].status) == ("مسکونی", "check")
    assert "handwritten" in fields["land_use"].reasons


def test_a_form_whose_print_is_faint_is_still_told_from_its_pen() -> None:
    assert "handwritten_form" in codes(extract([form(SCRAWLED, label=0.65)], CATALOGUE))


def test_a_worn_typed_form_with_a_proven_number_is_no_handwriting() -> None:
    one = form(SCRAWLED)
    proven = replace(one.lines[2], words=tuple(replace(word, confidence=0.6) for word in one.lines[2].words))
    assert "handwritten_form" not in codes(
        extract([replace(one, lines=(*one.lines[:2], proven, *one.lines[3:]))], CATALOGUE)
    )


def test_an_empty_form_is_one_to_fill_in() -> None:
    assert "handwritten_form" in codes(extract([form(0.9, filled=False)], CATALOGUE))


@pytest.mark.parametrize(
    "printed",
    [
        form(0.97),
        form(0.4, label=0.4),
        form(0.4, label=0.7),
        form(SCRAWLED, title="سند مالکیت", rows=DEED),
        replace(form(0.97), source="text"),
    ],
    ids=["a typed form", "a badly scanned form", "a worn form", "no form of the counter's own", "a text layer"],
)
def test_no_other_paper_is_called_handwritten(printed: Page) -> None:
    assert "handwritten_form" not in codes(extract([printed], CATALOGUE))
