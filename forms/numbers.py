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
    """Ten digits of Alborz (31…): no 0 or 2 in the first five, the fifth not 5, no 2 from the sixth on."""
    return "31" + digits(rng, 2, "13456789") + digits(rng, 1, "1346789") + digits(rng, 5, "013456789")


def mobile(rng: Random) -> str:
    return rng.choice(_PREFIXES) + digits(rng, 7)


def unique_id(rng: Random) -> str:
    """The eighteen digits that identify a deed."""
    return digits(rng, 1, "123456789") + digits(rng, 17)


def renovation_code(rng: Random) -> str:
    """District, block, parcel and building, with dashes; Karaj has twelve districts."""
    parts = [rng.randint(1, 12), rng.randint(1, 99), rng.randint(1, 99), rng.randint(1, 99)]
    return "-".join(map(str, parts + [0] * rng.randint(0, 3)))


def landline(rng: Random) -> str:
    return "026" + digits(rng, 1, "3") + digits(rng, 7)


def legal_id(rng: Random) -> str:
    """Eleven digits of a company, the last a check digit over the others, each raised by the tenth plus two."""
    body = "1" + digits(rng, 9)
    raised = int(body[9]) + 2
    weights = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)
    total = sum((raised + int(digit)) * weight for digit, weight in zip(body, weights, strict=True))
    return body + str(total % 11 % 10)


def _weighted(body: str) -> str:
    """The check digit of bills: weights 2 to 7 in turn from the right, mod 11; r < 2 gives 0, else 11 − r."""
    remainder = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body))) % 11
    return str(0 if remainder < 2 else 11 - remainder)


def bill_id(rng: Random) -> str:
    """A municipality's bill (6 before the check digit)."""
    body = digits(rng, 1, "123456789") + digits(rng, rng.randint(6, 8)) + "6"
    return body + _weighted(body)


def payment_id(rng: Random, bill: str, thousands: int) -> str:
    """Pays ``thousands`` × 1000 rials of ``bill``: year and period, then two check digits, of itself and with it."""
    body = f"{thousands}{digits(rng, 3)}"
    first = _weighted(body)
    return body + first + _weighted(bill + body + first)


def iban(rng: Random) -> str:
    account = digits(rng, 22)
    return f"IR{98 - int(f'{account}182700') % 97:02d}{account}"


def card_number(rng: Random) -> str:
    body = "603799" + digits(rng, 9)
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(body)]
    return body + str(-sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10)


def vin(rng: Random) -> str:
    """Seventeen characters of ISO 3779 that begin as those of Iranian makers do."""
    return "NA" + rng.choice("APSR") + digits(rng, 6, "ABCDEFGHJKLMNPRSTUVWXYZ123456789") + digits(rng, 8)


def vehicle_plate(rng: Random) -> str:
    """``12ب345-68``; 21, 68 and 78 are Alborz and its neighbours."""
    letter = rng.choice("بجدسصطقلمنوهی")
    return f"{rng.randint(11, 99)}{letter}{digits(rng, 3, '123456789')}-{rng.choice(('68', '78', '21', '30'))}"
