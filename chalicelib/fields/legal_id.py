"""شناسه ملی of companies and other legal persons: eleven digits, the last a check digit."""

from __future__ import annotations

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.runs import digit_code

_WEIGHTS = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)


class LegalId(Kind):
    id = "legal_id"
    check_name = "check_digit"
    shape = Shape("digits", 11, 11)

    def parse(self, text: str) -> Parsed | None:
        return digit_code(text, 11, 11)

    def check(self, value: str) -> Verdict:
        if len(value) != 11 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        return RIGHT if check_digit(value[:10]) == value[10] else Verdict("wrong", ("check-digit",))


def check_digit(first_ten: str) -> str:
    """n = d[9] + 2; Σ (n + d[i])·w[i] mod 11, and 10 counts as 0."""
    digits = [int(digit) for digit in first_ten]
    offset = digits[9] + 2
    return str(sum((offset + digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 % 10)
