"""شماره کارت بانکی: sixteen digits, Luhn (ISO/IEC 7812-1)."""

from __future__ import annotations

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import mask_end, show_digits
from chalicelib.fields.runs import digit_code


class CardNumber(Kind):
    id = "card_number"
    check_name = "check_digit"
    shape = Shape("digits", 16, 16)

    def parse(self, text: str) -> Parsed | None:
        return digit_code(text, 16, 16)

    def check(self, value: str) -> Verdict:
        if len(value) != 16 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        return RIGHT if _luhn(value) % 10 == 0 else Verdict("wrong", ("check-digit",))

    def show(self, value: str) -> str:
        return show_digits(" ".join(value[start : start + 4] for start in range(0, 16, 4)))

    def mask(self, value: str) -> str:
        return mask_end(value, keep=4)


def _luhn(digits: str) -> int:
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled)
