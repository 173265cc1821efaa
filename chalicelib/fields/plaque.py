"""پلاک ثبتی: the land register's number of a property, a main number and a sub-number within it."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical, show_digits
from chalicelib.fields.runs import beside

_SUB, _MAIN, _NUMBER = r"[فقغ][رز][عغ]\w", r"ا[صض]ل\w", r"(?<!\d)(\d{1,7})(?!\d)"
_GAP = r"[\s:؛,،.\-–]*"
_WORDS_AFTER = re.compile(rf"{_NUMBER}{_GAP}{_SUB}{_GAP}(?:از{_GAP}(?:{_MAIN}{_GAP})?{_NUMBER}|{_NUMBER}{_GAP}{_MAIN})")
_MAIN_FIRST = re.compile(rf"{_NUMBER}{_GAP}{_MAIN}{_GAP}(?:و{_GAP})?{_NUMBER}{_GAP}{_SUB}(?!{_GAP}\d)")
_CHAIN = re.compile(
    rf"{_NUMBER}{_GAP}{_SUB}(?:{_GAP}از{_GAP}\d{{1,7}}{_GAP}{_SUB})+{_GAP}از{_GAP}{_NUMBER}(?:{_GAP}{_MAIN}|(?!{_GAP}{_SUB}))"
)
_SEVERAL = re.compile(rf"\d{_GAP}و{_GAP}\d{{1,7}}{_GAP}{_SUB}")
_OF = re.compile(rf"{_NUMBER}\s+از\s+(?:{_MAIN}{_GAP})?{_NUMBER}")
_WORDS_BEFORE = {name: re.compile(rf"{word}{_GAP}{_NUMBER}") for name, word in (("sub", _SUB), ("main", _MAIN))}
_TURNED = re.compile(rf"{_SUB}{_GAP}از{_GAP}{_NUMBER}{_GAP}{_MAIN}{_GAP}{_NUMBER}")
_MAIN_ONLY = re.compile(rf"{_NUMBER}{_GAP}{_MAIN}")
_MORE_BEFORE = re.compile(rf"\d{_GAP}(?:\w+{_GAP}){{1,2}}$")
_SLASH = re.compile(rf"(?<![\d/]){_NUMBER}\s*[/\\\-–]\s*{_NUMBER}(?![\d/])")
_ALONE = re.compile(_NUMBER)


class Plaque(Kind):
    """Canonical: ``main/sub``, sub 0 where there is none («۱۲۳ فرعی از ۴۵۶۷ اصلی» is ``4567/123``).

    With a slash and without the words, nobody can tell which is which: the larger is taken as the main number
    (a main number of a town's land register is rarely under its own sub-numbers) and the value is flagged.
    """

    id = "plaque"
    check_name = "check"
    shape = Shape("mixed", 1, 14)
    telling = frozenset({"فرعی"})
    halves = ("فرعی", "اصلی")

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        return _said(plain) or _slashed(plain) or _alone(plain)

    def check(self, value: str) -> Verdict:
        match = re.fullmatch(r"([1-9]\d{0,6})/(\d{1,7})", value)
        return UNDECIDABLE if match else Verdict("wrong", ("plaque-impossible",))

    def perhaps_same(self, one: str, other: str) -> bool:
        return sorted(one.split("/")) == sorted(other.split("/"))

    def show(self, value: str) -> str:
        main, _, sub = value.partition("/")
        return show_digits(f"{sub} فرعی از {main} اصلی" if int(sub) else f"{main} اصلی")

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)


def _value(main: str, sub: str) -> str:
    return f"{int(main)}/{int(sub)}"


def _said(plain: str) -> Parsed | None:
    """The words say which number is which."""
    return _sub_first(plain) or _main_first(plain) or _either_first(plain) or _main_alone(plain)


def _sub_first(plain: str) -> Parsed | None:
    chain = _CHAIN.search(plain)
    if chain:  # «۱۲ فرعی از ۷ فرعی از ۳۴۵ اصلی»: parted from a part
        return Parsed(_value(chain[2], chain[1]), ("several-values",))
    after = _WORDS_AFTER.search(plain)
    if not after:
        return None
    main_group = 2 if after[2] else 3
    several = ("several-values",) if _SEVERAL.search(plain) else ()
    return Parsed(
        _value(after[main_group], after[1]), (*several, *_beside(plain, after.span(1), after.span(main_group)))
    )


def _main_first(plain: str) -> Parsed | None:
    first = _MAIN_FIRST.search(plain)
    return Parsed(_value(first[1], first[2]), _beside(plain, first.span(1), first.span(2))) if first else None


def _either_first(plain: str) -> Parsed | None:
    of = _OF.search(plain)
    if of:
        return Parsed(_value(of[2], of[1]), _beside(plain, of.span(1), of.span(2)))
    turned = _TURNED.search(plain)
    if turned:  # a program that sets from left to right puts the number that begins the phrase at its end
        return Parsed(
            _value(turned[1], turned[2]), ("order-ambiguous", *_beside(plain, turned.span(1), turned.span(2)))
        )
    sub, main = (_WORDS_BEFORE[name].search(plain) for name in ("sub", "main"))
    if sub and main:
        return Parsed(_value(main[1], sub[1]), _beside(plain, sub.span(1), main.span(1)))
    return None


def _main_alone(plain: str) -> Parsed | None:
    only = _MAIN_ONLY.search(plain) or _WORDS_BEFORE["main"].search(plain)
    if only is None or _SLASH.search(plain):
        return None
    absent = ("sub-number-absent",) if re.search(_SUB, plain) or _MORE_BEFORE.search(plain[: only.start()]) else ()
    return Parsed(_value(only[1], "0"), (*absent, *_beside(plain, only.span(1))))


def _slashed(plain: str) -> Parsed | None:
    found = _SLASH.search(plain)
    if not found:
        return None
    sub, main = sorted((found[1], found[2]), key=int)
    return Parsed(_value(main, sub), ("order-ambiguous", *beside(plain, *found.span())))


def _alone(plain: str) -> Parsed | None:
    found = _ALONE.search(plain)
    return Parsed(_value(found[1], "0"), ("sub-number-absent", *_beside(plain, found.span()))) if found else None


def _beside(plain: str, *numbers: tuple[int, int]) -> tuple[str, ...]:
    """Do digits that are none of these numbers stand right beside one («۱۲ ۳۴۵ فرعی»)?"""
    return next((near for start, end in numbers if (near := beside(plain, start, end))), ())
