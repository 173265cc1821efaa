"""What runs come to: reliability, findings, the tables, the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.figures import Figures
from bench.html import write_html
from bench.matching import matched, strangers
from bench.outcome import Box, Miss, Outcome, Point, Sheet
from bench.planted import by_code, by_kind, by_service
from bench.reliability import expected_error, reliability
from bench.report import as_markdown, write_section
from bench.score import Place, Tally
from bench.truth import TrueDocument
from chalicelib.catalogue import load
from chalicelib.reading.model import DocumentReading


def outcome(*tallies: Tally) -> Outcome:
    places = [Place("office", "title_deed", f"field_{number}", "name") for number in range(len(tallies))]
    pairs = tuple(zip(places, tallies, strict=True))
    return Outcome("whole", "office", documents=3, typed=2, pages=4, seconds=6.0, tallies=pairs)


TWO = outcome(Tally(total=1, right=1, ok=1), Tally(total=1, check=1, edits=1, characters=4))


def test_figures_tell_counts_bounds_and_speed() -> None:
    told = Figures.of([TWO]).as_json()
    assert told["by"]["level"]["office"]["right"] == 1
    assert told["by"]["level"]["office"]["silent_upper_95"] == 0.95
    assert told["readers"]["whole"]["seconds_a_page"] == 1.5
    assert (told["readers"]["whole"]["documents_typed"], told["readers"]["whole"]["cer"]) == (2, 0.25)
    assert "| office | 2 | 50.0% | 50.0% | 50.0% |" in as_markdown(Figures.of([TWO]))


def test_ways_of_which_nothing_is_known_are_left_out() -> None:
    assert list(Figures.of([TWO]).ways()) == ["level", "document", "kind", "field"]


def test_other_readers_stand_beside_the_whole_one_and_in_none_of_its_figures() -> None:
    figures = Figures.of([replace(TWO, variant="without second"), TWO])
    assert list(figures.runs) == ["whole", "without second"]
    assert figures.ways()["level"]["office"].total == 2


def test_reliability_sorts_values_into_ten_bins() -> None:
    low, high = reliability([Point(0.31, False), Point(0.39, True), Point(1.0, True)])
    assert (low.low, low.count, low.said, low.right) == (0.3, 2, pytest.approx(0.35), 0.5)
    assert (high.low, high.count, high.right) == (0.9, 1, 1.0)
    assert expected_error([low, high]) == pytest.approx(0.1)
    assert expected_error([]) is None


def test_planted_faults_are_caught_or_not_and_others_are_false() -> None:
    caught = replace(TWO, planted=("area_mismatch",), findings=("area_mismatch", "field_missing"))
    missed = replace(TWO, planted=("area_mismatch",))
    clean = replace(TWO, planted=(), findings=("area_mismatch", "expired", "expired"), expected=("expired",))
    unknown = replace(TWO, planted=None, findings=("area_mismatch",))

    codes = by_code([caught, missed, clean, unknown])

    area = codes["area_mismatch"]
    assert (area.planted, area.caught, area.recall, area.precision) == (2, 1, 0.5, 0.5)
    assert (area.false, area.false_clean, area.findings_clean) == (1, 1, 1)
    assert (codes["field_missing"].false, codes["field_missing"].false_clean) == (1, 0)
    assert (codes["expired"].false_clean, codes["expired"].findings_clean) == (1, 1)


def test_a_file_with_several_papers_gives_each_its_reading_and_tells_what_is_left() -> None:
    card, deed = (TrueDocument(file="a.pdf", type=type_) for type_ in ("national_card", "title_deed"))
    readings = [DocumentReading(type=type_) for type_ in ("title_deed", "tax_bill", "national_card")]

    pairs = matched([card, deed], [("a.pdf", one) for one in readings], {"a.pdf": "a.pdf"})

    assert pairs == [("a.pdf", card, readings[2]), ("a.pdf", deed, readings[0]), ("a.pdf", None, readings[1])]
    assert strangers(pairs) == []


def test_a_paper_taken_for_another_and_one_that_surely_isn_t_there_are_strangers() -> None:
    deed, bill = TrueDocument(file="a.pdf", type="title_deed"), DocumentReading(type="tax_bill")
    right, whole = DocumentReading(type="title_deed"), deed.model_copy(update={"complete": True})
    names = {"a.pdf": "a.pdf"}

    assert strangers(matched([deed], [("a.pdf", bill)], names)) == [("a.pdf", None, bill)]
    assert strangers(matched([whole], [("a.pdf", right), ("a.pdf", bill)], names)) == [("a.pdf", None, bill)]
    assert strangers(matched([deed], [("a.pdf", DocumentReading())], names)) == []


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


class OnePicture:
    """The same picture of everything."""

    def crop(self, path: Path, page: int, box: Box) -> str:
        return "data:image/jpeg;base64,AAAA"

    def page(self, path: Path, page: int, width: int) -> tuple[str, tuple[int, int]]:
        return "data:image/jpeg;base64,BBBB", (100, 200)


def test_the_report_shows_silent_errors_and_worst_pages_and_runs_nothing_that_a_paper_says(tmp_path: Path) -> None:
    scan, out = tmp_path / "scan.png", tmp_path / "report.html"
    scan.touch()
    miss = Miss(
        path=scan,
        type="title_deed",
        field="owner_name",
        truth="<script>alert(1)</script>",
        value='"><img src=x onerror=alert(1)>',
        raw="مریم",
        status="ok",
        confidence=0.99,
        page=1,
        box=(1, 2, 3, 4),
        evidence=("second_reading: for",),
    )
    sheet = Sheet(scan, "title_deed", 1, 3, 4, 1, (("owner_name", (1, 2, 3, 4), False),), (miss,))
    figures = Figures.of([replace(TWO, misses=(miss,), sheets=(sheet,), points=(Point(0.99, False),))])

    write_html(figures, out, OnePicture())

    page = out.read_text(encoding="utf-8")
    assert "Silent errors: 1" in page
    assert "data:image/jpeg;base64,AAAA" in page
    assert "data:image/jpeg;base64,BBBB" in page
    assert "second_reading: for" in page
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "http:" not in page.replace("http-equiv", "")


def test_faults_are_counted_by_service_and_by_the_kinds_of_rule_that_raise_them() -> None:
    merger = replace(TWO, service="subdivision_merger", planted=("plaque_mismatch",), findings=("plaque_mismatch",))
    dues = replace(TWO, service="dues", planted=("dues_unpaid",), findings=("order_unclear",))
    assert {name: (one.planted, one.caught, one.false) for name, one in by_service([merger, dues]).items()} == {
        "dues": (1, 0, 1),
        "subdivision_merger": (1, 1, 0),
    }
    kinds = by_kind([merger, dues], load())
    assert {name: (one.planted, one.caught) for name, one in kinds.items() if one.planted} == {
        "among, equal": (1, 1),
        "paid": (1, 0),
    }
    assert [name for name, one in kinds.items() if one.false] == ["beside a rule's own code"]
