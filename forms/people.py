"""Made-up people: what papers say of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from forms import numbers
from forms.days import iso
from forms.words import words


@dataclass(frozen=True)
class Person:
    given: str
    family: str
    father: str
    mother: str
    national_id: str
    certificate: str
    birth: str
    mobile: str
    card_expires: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def person(rng: Random, today: date) -> Person:
    """A grown-up whose national card is valid on ``today``."""
    return Person(
        given=rng.choice(words("given_men" if rng.random() < 0.6 else "given_women")),
        family=rng.choice(words("family_names")),
        father=rng.choice(words("given_men")),
        national_id=numbers.national_id(rng),
        certificate=str(rng.randint(1, 99999)),
        birth=iso(today - timedelta(days=rng.randint(22 * 365, 78 * 365))),
        card_expires=iso(today + timedelta(days=rng.randint(60, 7 * 365))),
        mother=rng.choice(words("given_women")),
        mobile=numbers.mobile(rng),
    )
