"""شبا: IR and 24 digits, ISO 13616 (mod 97 = 1)."""

from __future__ import annotations

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import show_digits
from chalicelib.fields.runs import digit_code


class Iban(Kind):
    """Canonical: ``IR`` and 24 digits, no spaces. The IR is often left off, or stands at the other end."""

    id = "iban"
    check_name = "check_digit"
    shape = Shape("mixed", 24, 26)

    def parse(self, text: str) -> Parsed | None:
        found = digit_code(text, 24, 24)
        return Parsed(f"IR{found.value}", found.flags) if found else None

    def check(self, value: str) -> Verdict:
        digits = value.removeprefix("IR")
        if len(value) != 26 or len(digits) != 24 or not digits.isdecimal():
            return Verdict("wrong", ("length",))
        return RIGHT if int(f"{digits[2:]}1827{digits[:2]}") % 97 == 1 else Verdict("wrong", ("check-digit",))

    def show(self, value: str) -> str:
        return f"{value[:2]}{show_digits(value[2:])}"
