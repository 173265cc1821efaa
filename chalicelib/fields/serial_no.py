"""شماره چاپی of a title deed's sheet: series, year and number («سری الف سال ۹۸ شماره ۱۲۳۴۵۶»)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical
from chalicelib.fields.runs import beside

_LETTERS = r"(الف|[آ-ی]{1,2})"
_GAP = r"[\s:؛,،./\-–]*"
_SERIES = re.compile(rf"س[ر]ی(?!ال){_GAP}{_LETTERS}(?![آ-ی])")
_YEAR = re.compile(rf"سال{_GAP}(\d{{4}}|\d{{2}})(?!\d)")
_NUMBER = re.compile(rf"شماره{_GAP}(\d{{4,8}})(?!\d)")
_BARE = re.compile(rf"(?<![آ-ی]){_LETTERS}{_GAP}(\d\d){_GAP}(\d{{4,8}})(?!\d)")
_CONFUSED = re.compile(rf"(س[ر]ی{_GAP})[05](?=[\s،,/\-]|سال)")
_LONG = re.compile(r"(?<!\d)(\d{5,8})(?!\d)")


class SerialNo(Kind):
    """Canonical: ``سری الف سال 98 شماره 123456``, the year in two digits as printed."""

    id = "serial_no"
    check_name = "check"
    shape = Shape("mixed", 9, 24)
    telling = frozenset({"سری"})

    def parse(self, text: str) -> Parsed | None:
        plain, flags = _without_confusion(canonical(text))
        series, year = _SERIES.search(plain), _YEAR.search(plain)
        number = _NUMBER.search(plain) or _LONG.search(plain)
        if series and year and number:
            near = _beside(plain, (year.span(1), number.span(1)))
            return Parsed(_value(series[1], year[1], number[1]), (*flags, *near))
        bare = _BARE.search(plain)
        return Parsed(_value(bare[1], bare[2], bare[3]), ("words-absent", *flags)) if bare else None

    def check(self, value: str) -> Verdict:
        fits = re.fullmatch(rf"سری {_LETTERS} سال \d\d شماره \d{{4,8}}", value)
        return UNDECIDABLE if fits else Verdict("wrong", ("serial-impossible",))

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)


def _without_confusion(plain: str) -> tuple[str, tuple[str, ...]]:
    """A series is a letter: what looks like ۵ or ۰ in its place is ه, the letter that recognisers take for them."""
    mended = _CONFUSED.sub(r"\1ه", plain)
    return mended, ("digits-as-letters",) if mended != plain else ()


def _beside(plain: str, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Digits right beside the year or the number, save each other's («سال ۹۸/۱۲۳۴۵۶»), may belong to them."""
    for start, end in taken:
        others = plain
        for first, last in taken:
            others = others if first == start else f"{others[:first]}{'#' * (last - first)}{others[last:]}"
        if near := beside(others, start, end):
            return near
    return ()


def _value(series: str, year: str, number: str) -> str:
    return f"سری {'الف' if series == 'ا' else series} سال {year[-2:]} شماره {number}"
