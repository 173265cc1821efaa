"""Values drawn by a field's kind alone: for fields that no fact of the world is known to fill."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from chalicelib.catalogue import FieldSpec
from forms import numbers
from forms.days import iso
from forms.facts import address, serial_no
from forms.words import words

Days = tuple[int, int]
_Draw = Callable[[FieldSpec, Random], str]


def drawn(spec: FieldSpec, rng: Random, today: date, days: Days, texts: tuple[str, ...]) -> str:
    """A canonical value of the field's kind. ``days``: within which of them, from today, a date lies; ``texts``: what
    running text may say. KeyError for a kind that isn't known here."""
    if spec.kind == "jalali_date":
        return iso(today + timedelta(days=rng.randint(*days)))
    if spec.kind in ("text", "boundaries"):
        return rng.choice(texts)
    if spec.kind == "persons":
        return f"{_name(spec, rng)}، فرزند، 3/6؛ {_name(spec, rng)}، فرزند، 3/6"
    return _DRAWS[spec.kind](spec, rng)


def _name(_spec: FieldSpec, rng: Random) -> str:
    return f"{rng.choice(words('given_men'))} {rng.choice(words('family_names'))}"


def _company(_spec: FieldSpec, rng: Random) -> str:
    return f"شرکت {rng.choice(words('streets'))} {rng.choice(words('quarters'))}"


def _number(spec: FieldSpec, rng: Random) -> str:
    return str(rng.randint(*(spec.plausible or (1, 9999))))


def _area(spec: FieldSpec, rng: Random) -> str:
    low, high = spec.plausible or (60, 900)
    return f"{rng.randint(low, high)}.{rng.randint(1, 9)}"


def _money(spec: FieldSpec, rng: Random) -> str:
    low, high = spec.plausible or (10**6, 10**9)
    return str(rng.randint(low, high) // 10000 * 10000 or high)


def _digits(spec: FieldSpec, rng: Random) -> str:
    return numbers.digits(rng, 1, "123456789") + numbers.digits(rng, (spec.length or 10) - 1)


def _reference(_spec: FieldSpec, rng: Random) -> str:
    groups = rng.choice(((2, 5), (4, 3, 5), (6,), (5,)))
    return "/".join(numbers.digits(rng, 1, "123456789") + numbers.digits(rng, size - 1) for size in groups)


def _payment(_spec: FieldSpec, rng: Random) -> str:
    return numbers.payment_id(rng, numbers.bill_id(rng), rng.randint(250, 48000))


_DRAWS: dict[str, _Draw] = {
    "name": _name,
    "company_name": _company,
    "number": _number,
    "area_m2": _area,
    "money": _money,
    "digits": _digits,
    "reference_no": _reference,
    "payment_id": _payment,
    "choice": lambda spec, rng: rng.choice(spec.options),
    "address": lambda _, rng: address(rng),
    "share": lambda _, rng: f"{rng.randint(1, 6)}/6",
    "plaque": lambda _, rng: f"{rng.randint(100, 9999)}/{rng.randint(1, 9999)}",
    "serial_no": lambda _, rng: serial_no(rng, rng.randint(1390, 1405)),
    "national_id": lambda _, rng: numbers.national_id(rng),
    "legal_id": lambda _, rng: numbers.legal_id(rng),
    "postal_code": lambda _, rng: numbers.postal_code(rng),
    "renovation_code": lambda _, rng: numbers.renovation_code(rng),
    "mobile": lambda _, rng: numbers.mobile(rng),
    "landline": lambda _, rng: numbers.landline(rng),
    "bill_id": lambda _, rng: numbers.bill_id(rng),
    "iban": lambda _, rng: numbers.iban(rng),
    "card_number": lambda _, rng: numbers.card_number(rng),
    "vehicle_plate": lambda _, rng: numbers.vehicle_plate(rng),
    "vin": lambda _, rng: numbers.vin(rng),
}
KINDS = frozenset(_DRAWS) | {"jalali_date", "text", "boundaries", "persons"}
