"""A PDF whose text is not what its pages show."""

from __future__ import annotations

from chalicelib import catalogue
from chalicelib.reading import extract
from tests.unit.paper import page, rows

CATALOGUE = catalogue.load()


def test_the_clerk_is_told_of_text_that_is_not_what_is_seen() -> None:
    lines = rows("سند مالکیت", "نام مالک: رضا احمدی")

    doubtful = extract([page(lines), page(lines, number=2, quality={"text_layer": 0.1})], CATALOGUE)
    usual = extract([page(lines, source="text")], CATALOGUE)

    (finding,) = doubtful.findings
    assert (finding.code, finding.severity) == ("text_layer_disagrees", "warning")
    assert "تصویر" in finding.message.fa
    assert usual.findings == ()
