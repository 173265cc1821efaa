"""Counting what a reading got right, flagged and silently wrong."""

from __future__ import annotations

from bench.characters import Edits
from bench.score import Place, Tally, summed, tally
from bench.stock import StockText
from chalicelib import fields
from chalicelib.reading.model import FieldReading


def same(one: str, other: str) -> bool:
    return one == other


def test_right_and_ok_is_no_silent_error() -> None:
    one = tally("12", FieldReading(value="12", status="ok"), same)
    assert (one.total, one.right, one.ok, one.silent) == (1, 1, 1, 0)


def test_ok_and_wrong_is_a_silent_error() -> None:
    one = tally("12", FieldReading(value="13", status="ok"), same)
    assert (one.right, one.ok, one.silent) == (0, 1, 1)


def test_flagged_and_wrong_is_none() -> None:
    one = tally("12", FieldReading(value="13", status="check"), same)
    assert (one.right, one.check, one.silent) == (0, 1, 0)


def test_document_that_was_not_read_counts_its_fields_as_missing() -> None:
    one = tally("12", None, same)
    assert (one.total, one.right, one.missing) == (1, 0, 1)


def test_value_of_a_field_that_is_not_printed_is_a_silent_error_only_when_ok() -> None:
    assert tally(None, FieldReading(value="13", status="ok"), same).silent == 1
    assert tally(None, FieldReading(value="13", status="check"), same) == Tally()


def test_tallies_add_up_by_any_part_of_their_place() -> None:
    pairs = [
        (Place("office", "title_deed", "plaque", font="nazli"), Tally(total=1, right=1)),
        (Place("office", "title_deed", "area", font="titr"), Tally(total=1)),
    ]
    assert summed(pairs, lambda place: place.level) == {"office": Tally(total=2, right=1)}
    assert summed(pairs, lambda place: place.font)["titr"] == Tally(total=1)


def test_characters_of_all_fields_make_one_rate() -> None:
    both = tally("12", None, same, edits=Edits(2, 2)) + tally("12345678", None, same, edits=Edits(0, 8))
    assert both.cer == 0.2
    assert Tally().cer is None


def test_bare_text_holds_a_value_wherever_it_stands() -> None:
    text = StockText(("کد ملی ۰۱۷۵۹۸۹۸۳۴ نام مریم", "یزدی"))
    assert text.holds(fields.kind("national_id"), "0175989834")
    assert text.holds(fields.kind("name"), "مریم یزدی")
    assert not text.holds(fields.kind("national_id"), "6091390996")
