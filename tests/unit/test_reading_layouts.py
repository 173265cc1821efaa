"""Values that stand otherwise than beside or under a label: about level with it, or carried over to the next line; and
labels that the recogniser hardly read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows

CATALOGUE = load()
HEAD = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]
CARD = [line("جمهوری اسلامی ایران", right=640, top=60), line("کارت ملی", right=560, top=100, height=50)]


def deed(*lines: Line) -> Mapping[str, FieldReading]:
    return extract([page([*HEAD, *lines])], CATALOGUE).fields


def supported(field: FieldReading) -> bool | None:
    return next((one.supports for one in field.evidence if one.kind == "label"), None)


# Labels that were misread


def test_a_label_among_the_alternatives_of_its_words_is_one() -> None:
    misread = line("قصعه: ۲۵۹", top=200, alternatives={"قصعه:": (("قطعه:", 0.15),)})
    found = deed(misread)["lot"]
    assert (found.value, supported(found)) == ("259", True)


def test_a_value_that_may_be_read_as_a_label_elsewhere_exact_stays_a_value() -> None:
    named = line("فرزند: فرزاد", top=260, alternatives={"فرزاد": (("فرزند", 0.3),)})
    assert deed(line("نام مالک: مریم یزدی", top=200), named)["father_name"].value == "فرزاد"


@pytest.mark.parametrize("printed", ["تاریخ سقد", "تاریخ سنذ"])
def test_the_misread_end_of_a_label_is_no_beginning_of_its_value(printed: str) -> None:
    found = deed(*rows(f"{printed} ۱۳۹۸/۰۷/۰۶"))["registered_on"]
    assert (found.value, found.raw, supported(found)) == ("1398-07-06", "۱۳۹۸/۰۷/۰۶", True)


def test_the_misread_beginning_of_a_label_is_no_end_of_the_value_before_it() -> None:
    found = extract([page([*HEAD, *rows("نام مالک: مریم یزدی ،تام پدر: هوشنگ")])], CATALOGUE).fields
    assert (found["owner_name"].value, found["father_name"].value) == ("مریم یزدی", "هوشنگ")


def test_a_name_that_begins_like_a_longer_label_is_a_name() -> None:
    found = extract([page([*CARD, *rows("نام پدرام", "نام خانوادگی یزدی", "نام پدر هوشنگ")])], CATALOGUE).fields
    assert (found["given_name"].value, found["father_name"].value) == ("پدرام", "هوشنگ")


def test_a_label_after_the_number_of_another_value_or_of_its_row_is_sure() -> None:
    for before in ("بخش ۱۲", "۱۳"):
        found = deed(*rows(f"{before} مساحت ۸۵۹ متر مربع"))["area"]
        assert (found.value, supported(found)) == ("859", True)


def test_a_house_number_before_a_short_word_makes_it_no_label() -> None:
    found = deed(*rows("نشانی: کرج، گلشهر، خیابان ۱۷ بخش مرکزی، پلاک ۱۲"))
    assert found["section"].status == "missing"
    assert found["address"].value == "کرج، گلشهر، خیابان 17 بخش مرکزی، پلاک 12"


# Places


def doubted(field: FieldReading) -> bool:
    return any(one.detail == "label_unsure" for one in field.evidence if one.kind == "extent")


@pytest.mark.parametrize(("label", "value", "doubt"), [(222, 200, True), (200, 222, False)])
def test_a_value_only_about_level_with_its_label_is_its_own_and_to_be_checked_unless_under_its_corner(
    label: int, value: int, doubt: bool
) -> None:
    found = deed(line("شناسه یکتا:", top=label), line("۶۸۸۸۲۷۳۹۴۴۷۰۳۷۷۰۰۰", right=700, top=value))["unique_id"]
    assert (found.value, doubted(found)) == ("688827394470377000", doubt)


def test_a_value_about_level_that_is_in_another_labels_row_or_under_one_is_that_ones() -> None:
    label = line("شماره شناسنامه", top=200)
    for other in (line("قطعه:", right=760, top=222), line("قطعه", right=600, top=180)):
        found = deed(label, other, line("۵۴", right=600, top=222))
        assert found["birth_certificate_no"].status == "missing"


def test_where_pairs_run_on_like_text_a_value_goes_on_on_the_next_line() -> None:
    first = line("بخش: ۱۲ مساحت: ۸۵۹ متر نشانی: کرج، حصارک، خیابان", top=200)
    found = deed(first, line("فردوسی، پلاک ۱۶۹ قطعه: ۳۷", top=240))
    assert (found["address"].value, found["lot"].value) == ("کرج، حصارک، خیابان فردوسی، پلاک 169", "37")


def test_where_pairs_run_on_like_text_a_label_that_ends_its_line_has_its_value_on_the_next() -> None:
    found = deed(line("بخش: ۱۲ | مساحت: ۸۵۹ متر | قطعه:", top=200), line("۳۷ | ناحیه: ۴", top=240))
    assert (found["lot"].value, found["district"].value) == ("37", "4")
    assert doubted(found["lot"])


def test_an_empty_label_amid_a_row_takes_nothing_of_the_next_line() -> None:
    row = [line("مساحت: ۲۴۵ متر", right=950, top=200), line("قطعه:", right=600, top=200)]
    found = deed(*row, line("بخش: ۲", right=300, top=200), line("۱۲ ردیف", right=950, top=240))
    assert found["lot"].status == "missing"


def test_an_empty_label_takes_no_value_of_the_next_rows_label() -> None:
    found = deed(line("بخش: ۱۲", top=200), line("قطعه:", right=500, top=200), line("ناحیه: ۴", top=240))
    assert (found["lot"].status, found["district"].value) == ("missing", "4")


def test_what_stands_beside_another_label_is_no_further_line() -> None:
    lines = [
        line("نام پدر:", right=950, top=200), line("غلامرضا", right=700, top=200),
        line("تاریخ تولد:", right=950, top=240), line("۱۳۴۲/۰۹/۲۴", right=700, top=240),
    ]  # fmt: skip
    found = extract([page([*CARD, *lines])], CATALOGUE).fields["father_name"]
    assert found.value == "غلامرضا"
    assert not any(one.kind == "extent" for one in found.evidence)


# Boundaries


SIDES = "شمالاً پی به پی پلاک ۳۱، شرقاً دیوار به دیوار پلاک ۸، جنوباً به خیابان ۲۸ متری، غرباً به خیابان ۵۹ متری"


def test_boundaries_end_where_the_next_detail_begins() -> None:
    found = deed(*rows(f"حدود: {SIDES} نام مالک مریم یزدی"))["boundaries"]
    assert found.value is not None
    assert found.value.endswith("غربا به خیابان 59 متری")


def test_a_neighbours_plaque_is_not_the_plots() -> None:
    lines = [line("حدود: شمالاً پی به پی", top=200), line("پلاک ۳۱، شرقاً به قطعه ۸، جنوباً به کوچه", top=240)]
    found = deed(*lines)
    assert {found["plaque"].status, found["lot"].status} == {"missing"}


def test_the_sides_however_spelled_are_the_same() -> None:
    from chalicelib import fields
    from chalicelib.fields.kind import Plain

    kind = fields.of(Plain("boundaries"))
    assert kind.same_exactly("شمالا به کوچه", "شمال به کوچه")
    assert not kind.same_exactly("شمالا به کوچه", "جنوبا به کوچه")
    assert not kind.same_exactly("شمالا پلاک 3", "شمالا پلاک 8")
