"""شناسه قبض and شناسه پرداخت: the two numbers of every utility, municipal or tax bill, each with check digits."""

from __future__ import annotations

from itertools import cycle

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.runs import digit_code

_ISSUERS = frozenset("12345689")


class BillId(Kind):
    """The last digit checks the rest; the one before it says who bills (6: municipality)."""

    id = "bill_id"
    check_name = "check_digit"
    shape = Shape("digits", 6, 13)

    def parse(self, text: str) -> Parsed | None:
        return digit_code(text, 6, 13)

    def check(self, value: str) -> Verdict:
        if not 6 <= len(value) <= 13 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        if check_digit(value[:-1]) != value[-1]:
            return Verdict("wrong", ("check-digit",))
        return RIGHT if value[-2] in _ISSUERS else Verdict("undecidable", ("bill-issuer-unknown",))

    def same(self, one: str, other: str) -> float:
        return float(one.lstrip("0") == other.lstrip("0"))


class PaymentId(BillId):
    """The second to last digit checks the digits before it; the last one needs the bill id too: ``belong_together``."""

    id = "payment_id"

    def check(self, value: str) -> Verdict:
        if not 6 <= len(value) <= 13 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        return RIGHT if check_digit(value[:-2]) == value[-2] else Verdict("wrong", ("check-digit",))


def check_digit(rest: str) -> str:
    """Weights 2..7 in turn from the right, mod 11; r < 2 gives 0, else 11 − r."""
    total = sum(int(digit) * weight for digit, weight in zip(reversed(rest), cycle(range(2, 8)), strict=False))
    remainder = total % 11
    return str(0 if remainder < 2 else 11 - remainder)


def belong_together(bill_id: str, payment_id: str) -> bool:
    """Does the payment id's last digit fit this bill id?"""
    return check_digit(bill_id + payment_id[:-1]) == payment_id[-1]


def amount_in_rials(payment_id: str) -> int:
    """All but the last five digits, in thousands of rials."""
    return int(payment_id[:-5] or "0") * 1000
