"""Character errors of fields and pages."""

from __future__ import annotations

from bench.characters import Edits, field_edits, page_edits
from bench.truth import TrueField
from chalicelib.reading.model import FieldReading


def test_a_field_is_measured_as_it_was_printed_and_read() -> None:
    truth = TrueField(value="1343-04-29", text="۱۳۴۳/۰۴/۲۹")
    assert field_edits(truth, FieldReading(raw="١٣٤٣/٠٤/٢٩")) == Edits(0, 10)
    assert field_edits(truth, FieldReading(raw="۱۳۴۳۰۴/۲۸", value="1343-04-28")) == Edits(2, 10)
    assert field_edits(truth, None) == Edits(10, 10)


def test_without_the_print_a_value_in_words_is_no_error() -> None:
    truth = TrueField(value="6/6")
    assert field_edits(truth, FieldReading(raw="شش دانگ", value="6/6")) == Edits(0, 2)
    assert field_edits(truth, FieldReading(raw="شش دانگ")) == Edits(6, 2)


def test_a_page_without_a_fault_has_no_errors_in_any_order_of_its_pieces() -> None:
    pieces = ["نام:", "مریم یزدی", "کد ملی", "۱۲۳", "۱"]
    assert page_edits(pieces, "۱\nکد ملی ۱۲۳\nنام: مریم یزدی") == Edits(0, 21)


def test_wrong_missing_and_invented_characters_of_a_page_are_counted() -> None:
    assert page_edits(["مریم یزدی"], "مریم بزدی").wrong == 1
    assert page_edits(["مریم یزدی", "شماره پرونده"], "مریم یزدی").wrong == 11
    assert page_edits(["مریم یزدی"], "مریم یزدی ۹۹").wrong == 2
    assert page_edits(["مریم یزدی"], "").wrong == 8


def test_what_one_piece_used_is_not_there_for_another() -> None:
    assert page_edits(["۱۲۳۴", "۱۲۳۴"], "۱۲۳۴") == Edits(4, 8)
