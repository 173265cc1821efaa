"""Counting what a reading got right, flagged and silently wrong."""

from __future__ import annotations

from pathlib import Path

from bench.packages import Outcome
from bench.report import as_json, as_markdown, write_section
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


def outcome(*tallies: Tally) -> Outcome:
    places = [Place("office", "title_deed", f"field_{number}") for number in range(len(tallies))]
    pairs = tuple(zip(places, tallies, strict=True))
    return Outcome(level="office", documents=3, typed=2, pages=4, seconds=6.0, tallies=pairs)


def test_tallies_add_up_by_any_part_of_their_place() -> None:
    pairs = outcome(Tally(total=1, right=1), Tally(total=1)).tallies
    assert summed(pairs, lambda place: place.level)["office"] == Tally(total=2, right=1)


def test_report_tells_counts_bounds_and_speed() -> None:
    told = as_json([outcome(Tally(total=1, right=1, ok=1), Tally(total=1, check=1))])
    assert told["levels"]["office"]["right"] == 1
    assert told["levels"]["office"]["silent_upper_95"] == 0.95
    assert (told["seconds_a_page"], told["documents_typed"]) == (1.5, 2)
    assert "| office | 2 | 50.0% | 50.0% | 50.0% |" in as_markdown([outcome(Tally(1, 1, 1), Tally(1, 0, 0, 1))])


def test_figures_replace_their_own_section_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "reading.md"
    page.write_text("# Reading\n\n## Figures\n\nold\n\n## Limits\n\nkept\n", encoding="utf-8")
    write_section(page, "new\n")
    assert page.read_text(encoding="utf-8") == "# Reading\n\n## Figures\n\nnew\n\n## Limits\n\nkept\n"


def test_figures_are_appended_to_a_page_without_them(tmp_path: Path) -> None:
    page = tmp_path / "reading.md"
    page.write_text("# Reading\n\ntext\n", encoding="utf-8")
    write_section(page, "new\n")
    assert page.read_text(encoding="utf-8") == "# Reading\n\ntext\n\n## Figures\n\nnew\n"


def test_bare_text_holds_a_value_wherever_it_stands() -> None:
    text = StockText(("کد ملی ۰۱۷۵۹۸۹۸۳۴ نام مریم", "یزدی"))
    assert text.holds(fields.kind("national_id"), "0175989834")
    assert text.holds(fields.kind("name"), "مریم یزدی")
    assert not text.holds(fields.kind("national_id"), "6091390996")
