"""میزان مالکیت: how much of a property somebody owns, counted in dang, of which the whole has six."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from chalicelib.fields.amounts import plain_decimal
from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.number_words import value_of, words_of
from chalicelib.fields.persian import canonical, comparable, show_digits
from chalicelib.fields.runs import beside

_DANG, _PARTS = frozenset({"دانگ", "دانک"}), frozenset({"سهم", "سهام", "قسمت"})
_OF = "از"
_SPELLED = frozenset(("نیم", "یک", "دو", "سه", "چهار", "پنج", "شش", "و", "مشاع", _OF, "دانگ"))
_FRACTION = re.compile(r"\d+(?:\.\d+)?\s*/\s*\d+")
_NUMBER = re.compile(r"\d+(?:[.٫/٬,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[٬,]\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>\d+)(?P<sign>[.٫/])(?P<part>\d+)")
_SPACED_SIGN = re.compile(r"(?<=\d)\s*([٫/])\s*(?=\d)")
_AMBIGUOUS, _SEVERAL = ("separator-ambiguous",), ("several-values",)
Said = tuple[Fraction, tuple[str, ...]]
"""A number and its doubts."""


class Share(Kind):
    """Canonical: ``3/6`` («سه دانگ از شش دانگ»), ``6/6`` («شش دانگ»), ``1.5/6``; ``2/7`` where dang don't come out."""

    id = "share"
    check_name = "check"
    shape = Shape("mixed", 1, 30)
    telling = frozenset({"دانگ", "ششدانگ"})

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        words = _words(plain)
        counted = _counted(words)
        if any(said for _, said, _ in counted):
            return _from_counts([(unit, said, after_of) for unit, said, after_of in counted if said])
        bare = _FRACTION.search(plain)
        if bare is None or any(unit in _DANG for unit in words):
            return None
        part, whole = re.split(r"\s*/\s*", bare[0])
        return _parsed(Fraction(part) / int(whole), beside(plain, *bare.span())) if int(whole) else None

    def check(self, value: str) -> Verdict:
        fraction = _fraction(value)
        fits = fraction is not None and 0 < fraction <= 1
        return RIGHT if fits else Verdict("wrong", ("share-impossible",))

    def spelled_out(self, text: str) -> bool:
        words = _words(canonical(text))
        return "دانگ" in words and _SPELLED.issuperset(words)

    def same(self, one: str, other: str) -> float:
        return float(_fraction(one) == _fraction(other))

    def show(self, value: str) -> str:
        part, _, whole = value.partition("/")
        if whole != "6":
            return show_digits(f"{part} سهم از {whole} سهم")
        return show_digits(f"{part.replace('.', '٫')} دانگ از ۶ دانگ") if part != "6" else "شش دانگ"

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)


def _words(plain: str) -> list[str]:
    """Words as number words are compared; printed numbers with their signs, «شش‌دانگ» in two."""
    parts = (
        re.sub(r"^\W+|\W+$", "", part) for part in _SPACED_SIGN.sub(r"\1", plain).replace("دانگ", " دانگ ").split()
    )
    return [word for part in parts for word in ([part] if re.search(r"\d", part) else words_of(part))]


def _counted(words: list[str]) -> list[tuple[str, Said | None, bool]]:
    """(unit, number before it, does it come after «از») for every دانگ or سهم in the text."""
    found: list[tuple[str, Said | None, bool]] = []
    start = 0
    for place, word in enumerate(words):
        if word in _DANG or word in _PARTS:
            before = words[start:place]
            said, half = _trailing(before), word in _DANG and words[place + 1 : place + 3] == ["و", "نیم"]
            if said and half:  # «یک دانگ و نیم»
                said = said[0] + Fraction(1, 2), said[1]
            elif said and words[place + 1 : place + 2] == ["و"] and _counts(words[: place + 3]):
                said = said[0], (*said[1], *_SEVERAL)
            found.append(("dang" if word in _DANG else "part", said, _OF in before))
            start = place + (3 if half else 1)
    return found


def _trailing(words: list[str]) -> Said | None:
    """The number that the last words say: digits, «سه», «نیم», «یک و نیم»; None if it goes on before them in a way that
    nobody can read («۱۲ ۳», «سه و ۵»)."""
    if words and comparable(words[-1]) == "مشاع":
        words = words[:-1]
    half = bool(words) and words[-1] == "نیم"
    rest = words[:-1] if half else words
    if half and rest and rest[-1] == "و":
        rest = rest[:-1]
    number, before = _number_at_end(rest)
    if number is None:
        return (Fraction(1, 2), ()) if half and not _counts(words[:-1]) else None
    runs_on = before[-1][-1].isdecimal() and rest[-1][-1].isdecimal() if before else False
    if runs_on or (before[-1:] == ["و"] and _counts(before)) or (half and number[0].denominator != 1):
        return None
    return number[0] + Fraction(int(half), 2), number[1]


def _number_at_end(words: list[str]) -> tuple[Said | None, list[str]]:
    """The number at the end of the words, in digits or in words, and the words before it."""
    if words and _NUMBER.fullmatch(words[-1]):
        return _printed(words[-1]), words[:-1]
    for start in range(len(words)):
        value = None if words[start] == "و" else value_of(words[start:])
        if value is not None:
            return (Fraction(value), ()), words[:start]
    return None, words


def _counts(words: list[str]) -> bool:
    """Do these words end in a number, or in one and «و»?"""
    last = words[:-1] if words[-1:] == ["و"] else words
    return bool(last) and (last[-1][-1].isdecimal() or value_of(last[-1:]) is not None)


def _printed(number: str) -> Said | None:
    """A slash may be a decimal sign or a fraction's; both are printed so."""
    if number.isdecimal():
        return Fraction(number), ()
    if _THOUSANDS.fullmatch(number):
        return Fraction(re.sub(r"\D", "", number)), ()
    found = _DECIMAL.fullmatch(number)
    flags = _AMBIGUOUS if found and found["sign"] == "/" else ()
    return (Fraction(f"{found['whole']}.{found['part']}"), flags) if found else None


def _from_counts(counts: list[tuple[str, Said, bool]]) -> Parsed | None:
    """«سه دانگ از شش دانگ» is a part of a whole («… از ۲۴۰ سهم ششدانگ» too); what else follows is another share."""
    unit, (number, flags), _ = counts[0]
    if unit == "dang" and len(counts) > 1 and counts[1][0] == "dang" and counts[1][2]:
        # Whatever was read for it, the whole of them is six.
        counts = [counts[0], ("dang", (Fraction(6), () if counts[1][1][0] == 6 else _SEVERAL), True), *counts[2:]]
    if len(counts) > 1 and counts[1][2] and counts[1][1][0]:
        whole, doubts = counts[1][1]
        others = [said for kind, said, _ in counts[2:] if kind != "dang" or said[0] != 6]
        return _parsed(number / whole, (*flags, *doubts, *(_SEVERAL if others else ())))
    if unit != "dang":
        return None
    return _parsed(number / 6, (*flags, *(_SEVERAL if len(counts) > 1 else ())))


def _parsed(fraction: Fraction, flags: tuple[str, ...]) -> Parsed:
    flags = tuple(dict.fromkeys(flags))
    tenthousandths = fraction * 6 * 10000
    if tenthousandths.denominator == 1:
        dang, rest = divmod(int(tenthousandths), 10000)
        return Parsed(f"{plain_decimal(Decimal(f'{dang}.{rest:04}'))}/6", flags)
    return Parsed(f"{fraction.numerator}/{fraction.denominator}", flags)


def _fraction(value: str) -> Fraction | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+)", value)
    return Fraction(match[1]) / int(match[2]) if match and int(match[2]) else None
