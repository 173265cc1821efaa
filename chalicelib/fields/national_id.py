"""کد ملی: ten digits, the last a check digit (National Organization for Civil Registration)."""

from __future__ import annotations

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.runs import digit_code


class NationalId(Kind):
    """Canonical: ten ASCII digits, leading zeros kept. An 8- or 9-digit print lost its zeros: padded and flagged."""

    id = "national_id"
    check_name = "check_digit"
    groups = (3, 6, 1)
    shape = Shape("digits", 8, 10)

    def parse(self, text: str) -> Parsed | None:
        found = digit_code(text, 10, 10)
        if found:
            return found
        short = digit_code(text, 8, 9)
        return Parsed(short.value.zfill(10), ("padded", *short.flags)) if short else None

    def check(self, value: str) -> Verdict:
        if len(value) != 10 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        if len(set(value)) == 1:
            return Verdict("wrong", ("all-digits-equal",))
        return RIGHT if check_digit(value[:9]) == value[9] else Verdict("wrong", ("check-digit",))


def check_digit(first_nine: str) -> str:
    """r = Σ d[i]·(10−i) mod 11; r if r < 2, else 11 − r."""
    remainder = sum(int(digit) * (10 - place) for place, digit in enumerate(first_nine)) % 11
    return str(remainder if remainder < 2 else 11 - remainder)
