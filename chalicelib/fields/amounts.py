"""Amounts: مساحت in square metres, whole numbers, and money in rials. Printed in digits, words, or both.

``٫`` and ``.`` are decimal signs, ``٬`` and ``,`` part thousands; ``/`` is often a decimal sign («۱۲۰/۵ متر»).
"""

from __future__ import annotations

import re
from decimal import Decimal

from chalicelib.fields.kind import RIGHT, UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.number_words import first_number
from chalicelib.fields.persian import canonical, show_digits, show_number

_AMOUNT = re.compile(r"\d+(?:\s?[٬,،]\s?\d{3})+(?!\d)(?:[٫./]\d+)?|\d+(?:\s?[٫./,،]\s?\d+)?")
_WHOLE = re.compile(r"\d+(?:[٬,،.]\d{3})+(?!\d)|\d+")

_EQUIVALENT = re.compile(r"\s(?:معادل|برابر با|به عبارتی|یعنی)\s|(?<=ریال)\s*[(،]?\s*(?=[^()]*توم[اآ]ن)")


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
        plain = canonical(text)
        found = _AMOUNT.findall(plain)
        if not found:
            said = first_number(plain)
            return Parsed(str(said), ("words-only",)) if said is not None else None
        value, flags = _decimal(found[0])
        said = first_number(_AMOUNT.sub(" ", plain))
        return Parsed(value, (*flags, *_several(found), *_disagreeing(said, int(Decimal(value)))))

    def show(self, value: str) -> str:
        return f"{show_number(value)} متر مربع"


class Number(Amount):
    """Canonical: a whole number without separators and without zeros before it."""

    id = "number"
    shape = Shape("digits", 1, 12)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        found = _WHOLE.findall(plain)
        if not found:
            said = first_number(plain)
            return Parsed(str(said)) if said is not None else None
        value = int(re.sub(r"\D", "", found[0]))
        said = first_number(_WHOLE.sub(" ", plain))
        return Parsed(str(value), (*_several(found), *_disagreeing(said, value)))

    def show(self, value: str) -> str:
        return show_digits(value)


class Money(Amount):
    """Canonical: whole rials. Only a printed «تومان» makes it ten times as many."""

    id = "money"
    shape = Shape("digits", 1, 15)

    def parse(self, text: str) -> Parsed | None:
        plain, equivalent = _with_equivalent(canonical(text))
        factor = 10 if re.search(r"توم[اآ]ن", plain) else 1
        found = _WHOLE.findall(plain)
        said = first_number(_WHOLE.sub(" ", plain))
        if not found:
            return Parsed(str(said * factor), ("words-only",)) if said is not None else None
        value = int(re.sub(r"\D", "", found[0]))
        flags = (*_several(found), *_disagreeing(said, value), *(("toman",) if factor == 10 else ()))
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


def _decimal(printed: str) -> tuple[str, tuple[str, ...]]:
    """The printed amount, and a flag where its sign may mean thousands as well as decimals."""
    tight = re.sub(r"\s", "", printed)
    flags: tuple[str, ...] = ()
    if re.fullmatch(r"\d{1,3}(?:[٬,،]\d{3})+(?:[٫./]\d+)?", tight):
        tight = re.sub(r"[٬,،]", "", tight)
    elif re.search(r"[,،]", tight) or re.fullmatch(r"\d{1,3}\.\d{3}", tight):
        flags = ("separator-ambiguous",)
    return plain_decimal(Decimal(re.sub(r"[٫/,،٬]", ".", tight))), flags


def _several(found: list[str]) -> tuple[str, ...]:
    return ("several-values",) if len(set(found)) > 1 else ()


def _disagreeing(said: int | None, value: int) -> tuple[str, ...]:
    return ("words-disagree",) if said is not None and said != value else ()
