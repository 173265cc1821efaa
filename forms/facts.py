"""What a package is about: people, a property, a request, a bill with its payment, a permit, a vehicle and a company.

Every document takes its values from these facts, so that they agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from forms import numbers
from forms.days import iso
from forms.people import Person, person
from forms.words import words

_LAND_USES = ("مسکونی", "مسکونی", "مسکونی", "تجاری", "اداری", "صنعتی", "آموزشی", "مختلط")
_CAST = 16


@dataclass(frozen=True)
class World:
    """``facts``: name (``property.plaque``) → canonical value. ``people``: strangers to each other, in no order."""

    facts: Mapping[str, str]
    people: tuple[Person, ...]


def world(seed: str, today: date) -> World:
    """One consistent set of facts, as seen on ``today``; the same seed and day give the same ones."""
    parts = {
        "property": _property,
        "request": _request,
        "bill": _bill,
        "permit": _permit,
        "vehicle": _vehicle,
        "company": _company,
    }
    drawn = {name: draw(Random(f"{seed}/{name}"), today) for name, draw in parts.items()}
    facts = {f"{name}.{fact}": value for name, part in drawn.items() for fact, value in part.items()}
    return World(facts, tuple(person(Random(f"{seed}/person/{number}"), today) for number in range(_CAST)))


def neighbour(facts: Mapping[str, str], seed: str, today: date) -> dict[str, str]:
    """The same facts, but about the adjoining property: another sub-number of the same main plaque."""
    other = _property(Random(f"{seed}/property"), today)
    kept = {f"property.{fact}": value for fact, value in other.items()}
    main = facts["property.plaque"].partition("/")[0]
    kept["property.plaque"] = f"{main}/{Random(f'{seed}/plaque').randint(1, 9999)}"
    return {**facts, **kept, "property.section": facts["property.section"]}


def _area(rng: Random, low: int, high: int) -> str:
    whole = rng.randint(low, high)
    return rng.choice((f"{whole}", f"{whole}.{rng.randint(1, 9)}", f"{whole}.{rng.randint(1, 9)}{rng.randint(1, 9)}"))


def address(rng: Random) -> str:
    streets = rng.sample(words("streets"), 2)
    parts = ["کرج", rng.choice(words("quarters")), f"خیابان {streets[0]}"]
    if rng.random() < 0.7:
        parts.append(rng.choice((f"کوچه {streets[1]}", f"کوچه {rng.randint(1, 40)}", f"بن بست {streets[1]}")))
    parts.append(f"پلاک {rng.randint(1, 400)}")
    if rng.random() < 0.4:
        parts.append(f"واحد {rng.randint(1, 20)}")
    return "، ".join(parts)


def _boundaries(rng: Random) -> str:
    kinds = ("دیوار به دیوار پلاک {}", "درب و دیوار به خیابان {} متری", "پی به پی پلاک {}", "دیوار به کوچه {} متری")
    return "، ".join(
        f"{side} {rng.choice(kinds).format(rng.randint(6, 60))}" for side in ("شمالا", "شرقا", "جنوبا", "غربا")
    )


def serial_no(rng: Random, year: int) -> str:
    series = rng.choice(["الف", "ب", "ج", "د", "ه"])
    return f"سری {series} سال {year % 100:02d} شماره {numbers.digits(rng, 6)}"


def _property(rng: Random, today: date) -> dict[str, str]:
    """A plaque with sub 0 has no sub-number; the share is of six dang."""
    registered = iso(today - timedelta(days=rng.randint(760, 18 * 365)))
    sub = rng.choice((0, *[rng.randint(1, 9999)] * 7))
    return {
        "registered": registered,
        "plaque": f"{rng.randint(100, 9999)}/{sub}",
        "section": str(rng.randint(1, 12)),
        "district": str(rng.randint(1, 12)),
        "lot": str(rng.randint(1, 400)),
        "area": _area(rng, 80, 900),
        "share": f"{rng.choice((6, 6, 6, 6, 6, 6, 6, 3, 2, 1))}/6",
        "address": address(rng),
        "postal_code": numbers.postal_code(rng),
        "renovation_code": numbers.renovation_code(rng),
        "unique_id": numbers.unique_id(rng),
        "serial_no": serial_no(rng, int(registered[:4])),
        "boundaries": _boundaries(rng),
    }


def _request(rng: Random, today: date) -> dict[str, str]:
    floors = rng.randint(1, 8)
    return {
        "built_area": _area(rng, 60, 250 * floors),
        "floors": str(floors),
        "land_use": rng.choice(_LAND_USES),
        "requested": iso(today - timedelta(days=rng.randint(0, 20))),
    }


def _bill(rng: Random, today: date) -> dict[str, str]:
    """A bill of the municipality with the payment that settled it."""
    bill, thousands = numbers.bill_id(rng), rng.randint(250, 48000)
    return {
        "id": bill,
        "payment_id": numbers.payment_id(rng, bill, thousands),
        "amount": str(thousands * 1000),
        "due": iso(today + timedelta(days=rng.randint(5, 60))),
        "paid": iso(today - timedelta(days=rng.randint(1, 20))),
        "period": str(int(iso(today)[:4]) - rng.randint(0, 2)),
    }


def _permit(rng: Random, today: date) -> dict[str, str]:
    return {
        "no": f"{rng.randint(10, 99)}{numbers.digits(rng, 5)}",
        "issued": iso(today - timedelta(days=rng.randint(60, 640))),
        "expires": iso(today + timedelta(days=rng.randint(60, 700))),
    }


def _vehicle(rng: Random, _today: date) -> dict[str, str]:
    return {"plate": numbers.vehicle_plate(rng), "vin": numbers.vin(rng)}


def _company(rng: Random, _today: date) -> dict[str, str]:
    kind, form = rng.choice(("عمرانی", "ساختمانی", "مهندسی", "تولیدی")), rng.choice(("سهامی خاص", "با مسئولیت محدود"))
    return {
        "name": f"شرکت {kind} {rng.choice(words('streets'))} {rng.choice(words('quarters'))} ({form})",
        "legal_id": numbers.legal_id(rng),
        "registration_no": str(rng.randint(1000, 699999)),
    }
