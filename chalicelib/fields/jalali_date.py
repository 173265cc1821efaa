"""تاریخ: a date of the solar Hijri calendar, however it is printed.

Canonical: ``1403-05-17``. A date that can't be is kept as printed (``1403-13-40``), for ``check`` to refuse.
"""

from __future__ import annotations

import re
from datetime import date

from persiantools.jdatetime import JalaliDate

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Spec, Verdict
from chalicelib.fields.number_words import ordinal_of, value_of, words_of
from chalicelib.fields.persian import ZWNJ, canonical, comparable, show_digits
from chalicelib.fields.runs import BESIDE, beside

_MONTHS = (
    ("فروردین",), ("اردیبهشت",), ("خرداد",), ("تیر",), ("مرداد", "امرداد"), ("شهریور",),
    ("مهر",), ("ابان",), ("اذر",), ("دی",), ("بهمن",), ("اسفند",),
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAMES = frozenset(_MONTH_OF)
_SIGN = r"[/\\|.,،٫٬_\-–—]"
_BETWEEN = rf"\s*{_SIGN}\s*"
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,4}})(?!\d)")
_SPACED = re.compile(r"(?<!\d)(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)|(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)")
_RUN = re.compile(r"(?<!\d)(1[2-4]\d\d)(\d\d)(\d\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1200, 1499
_FILLERS = frozenset({"ماه", "سال", "مورخ", "مورخه", "روز", "تاریخ", "هجری", "شمسی", "خورشیدی"})
Date = tuple[int, int, int]


class JalaliDay(Kind):
    """``plausible``: the first and last year that the field can have; it decides what a two-digit year means."""

    id = "jalali_date"
    check_name = "calendar"
    shape = Shape("digits", 6, 8)

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self._low, self._high = spec.plausible or (1300, 1449)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        found = list(_NUMERIC.finditer(plain))
        if found:
            several = ("several-values",) if len({one[0] for one in found}) > 1 else ()
            return self._numeric(*found[0].group(1, 2, 3), flags=(*several, *_beside(plain, found[0])))
        return self._spaced(plain) or self._in_words(plain)

    def check(self, value: str) -> Verdict:
        match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
        if not match or not _exists(int(match[1]), int(match[2]), int(match[3])):
            return Verdict("wrong", ("calendar",))
        return RIGHT if self._low <= int(match[1]) <= self._high else Verdict("undecidable", ("year-implausible",))

    def show(self, value: str) -> str:
        return show_digits(value.replace("-", "/"))

    def mask(self, value: str) -> str:
        return f"{show_digits(value[:4])}/••/••"

    def _numeric(self, first: str, month: str, last: str, *, flags: tuple[str, ...]) -> Parsed | None:
        for year, day in ((first, last), (last, first)):
            if len(year) == 4 and len(day) <= 2:
                return _parsed((int(year), int(month), int(day)), flags)
        if len(first) > 2 or len(last) > 2:
            return None
        return self._short_year(int(first), int(month), int(last), flags)

    def _short_year(self, first: int, month: int, last: int, flags: tuple[str, ...]) -> Parsed | None:
        """``03/05/17`` or, reversed, ``17/05/03``: what the plausible years and the calendar leave."""
        forward = [(year, month, last) for year in self._years(first) if _exists(year, month, last)]
        reverse = [(year, month, first) for year in self._years(last) if _exists(year, month, first)]
        dates = forward or reverse
        if not dates:
            return None
        if forward and reverse and forward != reverse:
            flags = (*flags, "order-ambiguous")
        if len(dates) > 1:
            flags = (*flags, "century-ambiguous")
        return _parsed(dates[0], ("two-digit-year", *flags))

    def _years(self, short: int) -> list[int]:
        """The full years that two digits can mean here, the latest first."""
        return [year for year in (1400 + short, 1300 + short, 1200 + short) if self._low <= year <= self._high]

    def _spaced(self, plain: str) -> Parsed | None:
        run = _RUN.search(plain)
        if run:
            return _parsed((int(run[1]), int(run[2]), int(run[3])), _beside(plain, run))
        found = _SPACED.search(plain)
        if not found:
            return None
        year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
        return _parsed((int(year), int(month), int(day)), beside(plain, *found.span()))

    def _in_words(self, plain: str) -> Parsed | None:
        """«۱۷ مرداد ۱۴۰۳», «هفدهم مردادماه هزار و چهارصد و سه», and the year first."""
        words = [word for word in words_of(_split_months(plain)) if word not in _FILLERS]
        places = [place for place, word in enumerate(words) if word in _MONTH_OF]
        if len(places) != 1:
            return None
        month, before, after = _MONTH_OF[words[places[0]]], words[: places[0]], words[places[0] + 1 :]
        for day_words, year_words in ((before, after), (after, before)):
            day, year = _day(day_words), _year(year_words)
            if day is not None and year is not None and day <= 31:
                return self._named_month(day, month, year)
        return None

    def _named_month(self, day: int, month: int, year: int) -> Parsed | None:
        if year >= 100:
            return _parsed((year, month, day))
        years = self._years(year)
        return _parsed((years[0], month, day), ("two-digit-year",)) if years else None


def from_gregorian(day: date) -> str:
    """The canonical Jalali date of a day."""
    jalali: JalaliDate = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
    return str(jalali.isoformat())


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and bool(JalaliDate.check_date(year, month, day))


def _parsed(date: Date, flags: tuple[str, ...] = ()) -> Parsed | None:
    year, month, day = date
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return Parsed(f"{year:04}-{month:02}-{day:02}", flags)


def _beside(plain: str, date: re.Match[str]) -> tuple[str, ...]:
    """Digits that a sign ties to the date may be of it («۱۲/۱۴۰۳/۰۵/۱۷»), so may a digit a space away from a day of one
    digit («۱ ۷»); an hour or a number a space away from a whole date is none of it."""
    tied = re.search(rf"\d{_SIGN}$", plain[: date.start()]) or re.match(rf"{_SIGN}\d", plain[date.end() :])
    ends = (date[0], plain[: date.start()][-2:], plain[date.end() :][:3])
    cut = (re.match(r"\d(?!\d)", ends[0]) and re.search(r"\d $", ends[1])) or (
        re.search(r"(?<!\d)\d$", ends[0]) and re.match(r" \d(?![\d:])", ends[2])
    )
    return BESIDE if tied or cut else ()


def _split_months(plain: str) -> str:
    """«مردادماه» and «۱۷مرداد» as separate words."""
    spaced = re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", plain.replace(ZWNJ, " "))
    return " ".join(word.removesuffix("ماه") or word for word in spaced.split())


def _day(words: list[str]) -> int | None:
    numbers = [word for word in words if word.isdecimal()]
    if numbers:
        return int(numbers[-1]) if len(numbers) == 1 and len(numbers[0]) <= 2 else None
    return ordinal_of(words) if words and all(comparable(word) for word in words) else None


def _year(words: list[str]) -> int | None:
    numbers = [word for word in words if word.isdecimal()]
    if numbers:
        return int(numbers[0]) if len(numbers[0]) in (2, 4) else None
    return value_of(words)
