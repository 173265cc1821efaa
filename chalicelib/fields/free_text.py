"""Running text: addresses, boundaries, subjects."""

from __future__ import annotations

import re

from chalicelib.fields import persian
from chalicelib.fields.kind import Kind, Parsed, Shape

_EDGES = " :؛;,،-–_|*"
SIDES = ("شمال", "شرق", "جنوب", "غرب")
_SIDES = re.compile(rf"(?<!\w)({'|'.join(SIDES)})[اآأ]?(?!\w)")
_MARK_AS_ZERO = re.compile(r"(?<=\s)0([1-9]\d{0,3})(?=\s|$)")
_SPELLED = re.compile(rf"({'|'.join(SIDES)})ا")


class FreeText(Kind):
    """Canonical: one line, Persian ye and kaf, ASCII digits. ``same``: Levenshtein of letters and digits."""

    id = "text"
    runs_on = True
    shape = Shape("mixed", 1, 2000)

    def parse(self, text: str) -> Parsed | None:
        plain = persian.canonical(text).strip(_EDGES)
        return Parsed(plain) if any(one.isalnum() for one in plain) else None

    def same(self, one: str, other: str) -> float:
        first, second = persian.comparable(one), persian.comparable(other)
        if first == second:
            return 1.0
        from rapidfuzz.distance import Levenshtein

        return Levenshtein.normalized_similarity(first, second)

    def mask(self, value: str) -> str:
        first = value.split(maxsplit=1)[0] if value.split() else ""
        return f"{persian.show_digits(first)} …"


class Placed(FreeText):
    """A text of places, whose numbers have no zeros before them: what looks like one is the mark after the number, to
    its left («پلاک ۰۶۴ همکف» is «پلاک ۶۴، همکف»)."""

    def parse(self, text: str) -> Parsed | None:
        return super().parse(_MARK_AS_ZERO.sub(r"\1،", persian.canonical(text)))


class Boundaries(Placed):
    """The four sides of a plot and what lies there («شمالاً …، شرقاً …»), in any order. ``same``: as of running text,
    however the sides are spelled («شمالاً», «شمال»)."""

    id = "boundaries"

    def same(self, one: str, other: str) -> float:
        return super().same(*(_SPELLED.sub(r"\1", persian.comparable(text)) for text in (one, other)))


def sides_of(text: str) -> set[str]:
    """Which of the four sides a text names («شمال» for «شمالاً»)."""
    return set(_SIDES.findall(persian.canonical(text)))


class Address(Placed):
    """``same``: the letters, or else the words that both have, whatever their order: numbers count as much as names."""

    id = "address"
    shape = Shape("mixed", 5, 400)

    def same(self, one: str, other: str) -> float:
        if persian.comparable(one) == persian.comparable(other):
            return 1.0
        first, second = persian.words(one), persian.words(other)
        from rapidfuzz.fuzz import token_sort_ratio

        return token_sort_ratio(" ".join(first), " ".join(second)) / 100
