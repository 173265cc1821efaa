"""What a package is about: one owner, one property and one request, from which every document takes its values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from persiantools.jdatetime import JalaliDate

from forms import numbers
from forms.words import words

Values = dict[str, str]
LAND_USES = ("مسکونی", "مسکونی", "مسکونی", "تجاری", "اداری", "صنعتی", "آموزشی", "مختلط")


@dataclass(frozen=True)
class Person:
    given: str
    family: str
    father: str
    national_id: str
    certificate: str
    birth: date
    card_expires: date

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class Property:
    """``sub`` 0 is a plaque with no sub-number; ``dang`` is the owner's share of six."""

    main: int
    sub: int
    section: int
    district: int
    lot: int
    area: str
    dang: int
    address: str
    postal_code: str
    renovation_code: str
    unique_id: str
    serial_no: str
    boundaries: str
    registered: date

    @property
    def plaque(self) -> str:
        return f"{self.main}/{self.sub}"


@dataclass(frozen=True)
class Request:
    mobile: str
    built_area: str
    floors: int
    land_use: str
    requested: date


@dataclass(frozen=True)
class Facts:
    person: Person
    property: Property
    request: Request


def iso(day: date) -> str:
    """A day as the canonical Jalali date, ``1403-05-17``."""
    return str(JalaliDate(day).isoformat())  # type: ignore[no-untyped-call]


def person(rng: Random, today: date) -> Person:
    given = rng.choice(words("given_men" if rng.random() < 0.6 else "given_women"))
    birth = today - timedelta(days=rng.randint(22 * 365, 78 * 365))
    return Person(
        given=given,
        family=rng.choice(words("family_names")),
        father=rng.choice(words("given_men")),
        national_id=numbers.national_id(rng),
        certificate=str(rng.randint(1, 99999)),
        birth=birth,
        card_expires=today + timedelta(days=rng.randint(60, 7 * 365)),
    )


def _area(rng: Random, low: int, high: int) -> str:
    whole = rng.randint(low, high)
    return rng.choice((f"{whole}", f"{whole}.{rng.randint(1, 9)}", f"{whole}.{rng.randint(1, 9)}{rng.randint(1, 9)}"))


def _address(rng: Random) -> str:
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


def property_(rng: Random, today: date) -> Property:
    registered = today - timedelta(days=rng.randint(90, 18 * 365))
    year = int(iso(registered)[:4])
    series = rng.choice(["الف", "ب", "ج", "د", "ه"])
    return Property(
        main=rng.randint(100, 9999),
        sub=rng.choice((0, *[rng.randint(1, 9999)] * 7)),
        section=rng.randint(1, 12),
        district=rng.randint(1, 12),
        lot=rng.randint(1, 400),
        area=_area(rng, 80, 900),
        dang=rng.choice((6, 6, 6, 6, 6, 6, 6, 3, 2, 1)),
        address=_address(rng),
        postal_code=numbers.postal_code(rng),
        renovation_code=numbers.renovation_code(rng),
        unique_id=numbers.unique_id(rng),
        serial_no=f"سری {series} سال {year % 100:02d} شماره {numbers.digits(rng, 6)}",
        boundaries=_boundaries(rng),
        registered=registered,
    )


def facts(rng: Random, today: date) -> Facts:
    """One consistent package of facts, as seen on ``today``."""
    return Facts(person(rng, today), property_(rng, today), _request(rng, today))


def _request(rng: Random, today: date) -> Request:
    floors = rng.randint(1, 8)
    requested = today - timedelta(days=rng.randint(0, 20))
    return Request(numbers.mobile(rng), _area(rng, 60, 250 * floors), floors, rng.choice(LAND_USES), requested)


def values_of(known: Facts) -> dict[str, Values]:
    """Document type → field → canonical value."""
    who, land, request = known.person, known.property, known.request
    shared = {"national_id": who.national_id, "plaque": land.plaque}
    shared |= {"address": land.address, "postal_code": land.postal_code}
    birth = {"father_name": who.father, "birth_date": iso(who.birth)}
    deed = shared | birth | {"owner_name": who.name, "birth_certificate_no": who.certificate, "area": land.area}
    deed |= {"section": str(land.section), "district": str(land.district), "lot": str(land.lot)}
    deed |= {"share": f"{land.dang}/6", "serial_no": land.serial_no, "unique_id": land.unique_id}
    deed |= {"registered_on": iso(land.registered), "boundaries": land.boundaries}
    card = birth | {"national_id": who.national_id, "given_name": who.given, "family_name": who.family}
    card |= {"expires_on": iso(who.card_expires)}
    form = shared | {"applicant_name": who.name, "mobile": request.mobile, "land_area": land.area}
    form |= {"renovation_code": land.renovation_code, "built_area": request.built_area, "floors": str(request.floors)}
    form |= {"land_use": request.land_use, "requested_on": iso(request.requested)}
    return {"title_deed": deed, "national_card": card, "permit_request": form}


@dataclass(frozen=True)
class Fault:
    """A fault to plant: in which document, which fields show it, and how another package's value replaces its own."""

    document: str
    field: str
    shows: tuple[str, ...]
    value: Callable[[Facts, date], str]


def _another_day(known: Facts, today: date) -> str:
    """A day of the last five years, as another card's remaining days, counted backwards."""
    return iso(today - (known.person.card_expires - today) * 2 // 3)


FAULTS: dict[str, Fault] = {
    "owner_mismatch": Fault(
        "permit_request", "applicant_name", ("owner_name", "applicant_name"), lambda other, _: other.person.name
    ),
    "national_id_mismatch": Fault(
        "permit_request", "national_id", ("national_id",), lambda other, _: other.person.national_id
    ),
    "plaque_mismatch": Fault("permit_request", "plaque", ("plaque",), lambda other, _: other.property.plaque),
    "postal_code_mismatch": Fault(
        "permit_request", "postal_code", ("postal_code",), lambda other, _: other.property.postal_code
    ),
    "area_mismatch": Fault("permit_request", "land_area", ("area", "land_area"), lambda other, _: other.property.area),
    "card_expired": Fault("national_card", "expires_on", ("expires_on",), _another_day),
}


def plant(code: str, values: dict[str, Values], rng: Random, today: date) -> None:
    """Put the fault ``code`` into ``values``. KeyError for a code that isn't in ``FAULTS``."""
    fault = FAULTS[code]
    document = values[fault.document]
    while (wrong := fault.value(facts(rng, today), today)) == document[fault.field]:
        continue
    document[fault.field] = wrong


__all__ = ["FAULTS", "Facts", "facts", "plant", "values_of"]
