"""Amounts: مساحت in square metres, whole numbers, and money in rials. Printed in digits, words, or both."""

from __future__ import annotations

import re
from decimal import Decimal

from chalicelib.fields import printed_numbers
from chalicelib.fields.kind import RIGHT, UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.number_words import first_number, value_of, words_of
from chalicelib.fields.persian import canonical, show_digits, show_number

_HECTARE = re.compile(r"(?<![آ-ی])هکتار")
_AND_A_HALF = re.compile(r"متر(?:\s?مربع)?\s+و\s+نیم(?![^\W\d_])")
_SQUARE_METRES = re.compile(r"(?<![^\W\d_])م[ .٫·0]*م(?![^\W\d_])")
"""«م.م», of whose dots a reader may make a digit."""

_EQUIVALENT = re.compile(r"[\s()](?:معادل|برابر با|به عبارتی|یعنی)\s|(?<=ریال)\s*[(،]?\s*(?=[^()]*توم[اآ]ن)")


_TOMANS = re.compile(r"توم[اآ]?ن")
_COUNTED = ("طبقه", "طبقات", "واحد", "عدد", "نفر")


class Amount(Kind):
    """What the amounts have in common: numbers compare as numbers, and words beside the digits must agree."""

    def check(self, value: str) -> Verdict:
        if not re.fullmatch(r"\d+(?:\.\d+)?", value):
            return Verdict("wrong", ("number-impossible",))
        if self.spec.plausible is None:
            return UNDECIDABLE
        low, high = self.spec.plausible
        return RIGHT if low <= Decimal(value) <= high else Verdict("undecidable", ("number-implausible",))

    def same(self, one: str, other: str) -> float:
        return float(Decimal(one) == Decimal(other))

    def show(self, value: str) -> str:
        return show_number(value)

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)


class Area(Amount):
    """Canonical: a decimal with ``.`` and without zeros at its end."""

    id = "area_m2"
    shape = Shape("digits", 1, 12)

    def parse(self, text: str) -> Parsed | None:
        plain = _SQUARE_METRES.sub(" ", canonical(text))
        hectares = _HECTARE.search(plain) is not None
        flags = ("hectare",) if hectares else ()
        said = first_number(printed_numbers.without_numbers(plain))
        found = printed_numbers.first_printed(plain, printed_numbers.decimal)
        if found is None:
            return (
                Parsed(str(said * 10_000 if hectares else said), ("words-only", *flags)) if said is not None else None
            )
        value, doubts = found
        value += Decimal("0.5") if _AND_A_HALF.search(plain) else 0
        square_metres = value * 10_000 if hectares else value
        return Parsed(plain_decimal(square_metres), (*doubts, *_disagreeing(said, int(value)), *flags))

    def show(self, value: str) -> str:
        return f"{show_number(value)} متر مربع"


class Number(Amount):
    """Canonical: a whole number without separators and without zeros before it."""

    id = "number"
    shape = Shape("digits", 1, 12)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        said = first_number(printed_numbers.without_numbers(plain))
        found = printed_numbers.first_printed(plain, printed_numbers.whole)
        if found is None:
            words = [word for word in words_of(plain) if word not in _COUNTED]
            among_others = () if value_of(words) is not None else ("words-only",)  # «یک قطعه زمین» is no number
            return Parsed(str(said), among_others) if said is not None else None
        value, doubts = int(found[0]), found[1]
        return Parsed(str(value), (*doubts, *_disagreeing(said, value)))

    def show(self, value: str) -> str:
        return show_digits(value)


class Money(Amount):
    """Canonical: whole rials. Only a printed «تومان» makes it ten times as many."""

    id = "money"
    shape = Shape("digits", 1, 15)

    def parse(self, text: str) -> Parsed | None:
        plain, equivalent = _with_equivalent(canonical(text))
        factor = 10 if _TOMANS.search(plain) else 1
        said = first_number(printed_numbers.without_numbers(plain))
        found = printed_numbers.first_printed(plain, printed_numbers.whole)
        if found is None:
            return Parsed(str(said * factor), ("words-only",)) if said is not None else None
        value, doubts = int(found[0]), found[1]
        flags = (*doubts, *_disagreeing(said, value), *(("toman",) if factor == 10 else ()))
        other = self.parse(equivalent) if equivalent else None
        if other is not None and other.value != str(value * factor):
            flags = (*flags, "words-disagree")
        return Parsed(str(value * factor), tuple(dict.fromkeys(flags)))

    def show(self, value: str) -> str:
        return f"{show_number(value)} ریال"


def _with_equivalent(plain: str) -> tuple[str, str]:
    """The amount, and the same one in the other unit if it follows («… ریال معادل پانصد میلیون تومان»)."""
    amount, *rest = _EQUIVALENT.split(plain, maxsplit=1)
    return (amount, rest[0]) if rest and re.search(r"\d", amount) else (plain, "")


def plain_decimal(number: Decimal) -> str:
    """Without exponent and without zeros at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _disagreeing(said: int | None, value: int) -> tuple[str, ...]:
    return ("words-disagree",) if said is not None and said != value else ()
