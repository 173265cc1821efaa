"""Synthetic numbers that pass the checks of their kind (domain.md of the project: check digits and formats)."""

from __future__ import annotations

from random import Random

_KARAJ = ("031", "032")
_PLACES = ("001", "004", "005", "006", "007", "008", "031", "032", "043", "048", "127", "228", "386", "408", "457")
_PREFIXES = ("0912", "0919", "0910", "0935", "0936", "0937", "0901", "0902", "0903", "0990", "0991", "0921")


def digits(rng: Random, count: int, allowed: str = "0123456789") -> str:
    return "".join(rng.choice(allowed) for _ in range(count))


def national_id(rng: Random) -> str:
    """Ten digits whose last is the check digit: r = Σ d[i]·(10−i) mod 11; r if r < 2 else 11 − r."""
    body = rng.choice(_KARAJ if rng.random() < 0.6 else _PLACES) + digits(rng, 6)
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(body)) % 11
    return body + str(remainder if remainder < 2 else 11 - remainder)


def postal_code(rng: Random) -> str:
    """Ten digits of Alborz (31…): no 0 or 2 in the first five, the fifth not 5, no 2 as the sixth."""
    return "31" + digits(rng, 2, "13456789") + digits(rng, 1, "1346789") + digits(rng, 1, "13456789") + digits(rng, 4)


def mobile(rng: Random) -> str:
    return rng.choice(_PREFIXES) + digits(rng, 7)


def unique_id(rng: Random) -> str:
    """The eighteen digits that identify a deed."""
    return digits(rng, 1, "123456789") + digits(rng, 17)


def renovation_code(rng: Random) -> str:
    """District, block, parcel and building, with dashes; Karaj has twelve districts."""
    parts = [rng.randint(1, 12), rng.randint(1, 99), rng.randint(1, 99), rng.randint(1, 99)]
    return "-".join(map(str, parts + [0] * rng.randint(0, 3)))
