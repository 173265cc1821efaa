"""Wrong values to put in a field: another paper's, a slip of one digit, a date gone by, an amount too large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from chalicelib.catalogue import FieldSpec
from chalicelib.fields.amounts import plain_decimal
from forms.days import iso
from forms.draws import drawn

_OTHERS = 3
_SHARE = re.compile(r"(\d)(?:\.\d+)?/6")
_AMOUNTS = frozenset({"area_m2", "number", "money"})


def wrong_values(field: FieldSpec, value: str, rng: Random, today: date, texts: tuple[str, ...]) -> list[str]:
    """Values that differ from ``value``, some of them possible ones and some not."""
    return [one for one in dict.fromkeys(_wrong(field, value, rng, today, texts)) if one != value]


def _wrong(field: FieldSpec, value: str, rng: Random, today: date, texts: tuple[str, ...]) -> Iterator[str]:
    if field.kind == "jalali_date":
        yield iso(today - timedelta(days=rng.randint(1, 20)))
        yield iso(today - timedelta(days=rng.randint(40, 1500)))
        yield iso(today + timedelta(days=rng.randint(20, 900)))
        yield iso(today - timedelta(days=rng.randint(9000, 12000)))
        return
    for another in _others(field, value, rng, today, texts):
        yield another.rpartition(" ")[2] if field.kind == "name" and " " not in value else another
    if field.kind == "persons":
        yield from _shares(value)
    if field.kind in _AMOUNTS:
        yield from _amounts(value, whole=field.kind != "area_m2")
    digits = [place for place, char in enumerate(value) if char.isdecimal()]
    for place in (*digits[:1], *rng.choices(digits, k=2)) if digits else ():
        yield _slip(value, place, rng)


def _others(field: FieldSpec, value: str, rng: Random, today: date, texts: tuple[str, ...]) -> list[str]:
    """Up to three other values of the kind, as far as there are any."""
    drawn_ones = (drawn(field, rng, today, (-900, -40), texts) for _ in range(3 * _OTHERS))
    return list(dict.fromkeys(one for one in drawn_ones if one != value))[:_OTHERS]


def _amounts(value: str, *, whole: bool) -> Iterator[str]:
    """A little more (a rounding), much more, and a hundredth."""
    amount = Decimal(value)
    for changed in (
        *(() if whole else (amount + Decimal("0.4"),)),
        amount + 1,
        amount * 10,
        amount * 1000,
        amount // 100,
    ):
        yield plain_decimal(changed)


def _shares(value: str) -> Iterator[str]:
    """Another share for each person in turn."""
    for found in _SHARE.finditer(value):
        yield f"{value[: found.start()]}{int(found[1]) % 5 + 1}/6{value[found.end() :]}"


def _slip(value: str, place: int, rng: Random) -> str:
    """Another digit in this place, and no zero."""
    digit = rng.choice([one for one in "123456789" if one != value[place]])
    return value[:place] + digit + value[place + 1 :]
