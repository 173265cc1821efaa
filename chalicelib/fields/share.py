"""میزان مالکیت: how much of a property somebody owns, counted in dang, of which the whole has six."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from chalicelib.fields.amounts import plain_decimal
from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.number_words import value_of, words_of
from chalicelib.fields.persian import canonical, comparable, show_digits

_DANG, _PARTS = frozenset({"دانگ", "دانک"}), frozenset({"سهم", "سهام", "قسمت"})
_FRACTION = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)\s*/\s*(\d+)(?!\d)")
_DECIMAL = re.compile(r"(?<=\d)\s*[٫/]\s*(?=\d)")


class Share(Kind):
    """Canonical: ``3/6`` («سه دانگ از شش دانگ»), ``6/6`` («شش دانگ»), ``1.5/6``; ``2/7`` where dang don't come out."""

    id = "share"
    check_name = "check"
    shape = Shape("mixed", 1, 30)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        spaced = _DECIMAL.sub(".", plain) if "دانگ" in plain else plain
        words = words_of(re.sub(r"(\d)\.(\d)", r"\1ممیز\2", spaced).replace("دانگ", " دانگ "))
        parts = [part for part in _counted(words) if part[1] is not None]
        if parts:
            return _from_counts([(unit, number) for unit, number in parts if number is not None])
        bare = _FRACTION.search(plain)
        return _parsed(Fraction(bare[1]) / int(bare[2])) if bare and int(bare[2]) else None

    def check(self, value: str) -> Verdict:
        fraction = _fraction(value)
        fits = fraction is not None and 0 < fraction <= 1
        return RIGHT if fits else Verdict("wrong", ("share-impossible",))

    def same(self, one: str, other: str) -> float:
        return float(_fraction(one) == _fraction(other))

    def show(self, value: str) -> str:
        part, _, whole = value.partition("/")
        if whole != "6":
            return show_digits(f"{part} سهم از {whole} سهم")
        return show_digits(f"{part.replace('.', '٫')} دانگ از ۶ دانگ") if part != "6" else "شش دانگ"

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)


def _counted(words: list[str]) -> list[tuple[str, Fraction | None]]:
    """(unit, number before it) for every دانگ or سهم in the text."""
    found: list[tuple[str, Fraction | None]] = []
    start = 0
    for place, word in enumerate(words):
        if word in _DANG or word in _PARTS:
            found.append(("dang" if word in _DANG else "part", _trailing(words[start:place])))
            start = place + 1
    return found


def _trailing(words: list[str]) -> Fraction | None:
    """The number that the last words say: digits, «سه», «نیم», «یک و نیم»."""
    if words and comparable(words[-1]) == "مشاع":
        words = words[:-1]
    if words and words[-1].replace("ممیز", "").isdecimal():
        return Fraction(words[-1].replace("ممیز", "."))
    half = Fraction(1, 2) if words and words[-1] == "نیم" else Fraction(0)
    rest = words[:-1] if half else words
    for start in range(len(rest)):
        value = value_of(rest[start:])
        if value is not None:
            return value + half
    return half or None


def _from_counts(counts: list[tuple[str, Fraction]]) -> Parsed | None:
    unit, number = counts[0]
    if len(counts) > 1 and counts[1][1]:
        return _parsed(number / counts[1][1])
    return _parsed(number / 6) if unit == "dang" else None


def _parsed(fraction: Fraction) -> Parsed:
    dang = fraction * 6
    tenthousandths = dang * 10000
    if tenthousandths.denominator == 1:
        return Parsed(f"{plain_decimal(Decimal(int(tenthousandths)) / 10000)}/6")
    return Parsed(f"{fraction.numerator}/{fraction.denominator}")


def _fraction(value: str) -> Fraction | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+)", value)
    return Fraction(match[1]) / int(match[2]) if match and int(match[2]) else None
