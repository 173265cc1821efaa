"""تلفن همراه: 09 and nine digits."""

from __future__ import annotations

import re

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import show_digits
from chalicelib.fields.runs import digit_code

_PREFIXES = re.compile(r"09(?:0[0-5]|1\d|2[0-3]|3\d|41|9[0-9])")
_NATIONAL = re.compile(r"(?:\+?98|0098|0)?(9\d{9})")


class Mobile(Kind):
    """Canonical: ``09…``. +98, 0098 and 98 are taken off; a number that lost its zero is padded and flagged."""

    id = "mobile"
    check_name = "check"
    shape = Shape("digits", 10, 14)

    def parse(self, text: str) -> Parsed | None:
        for length in (11, 12, 14, 10):
            found = digit_code(text, length, length)
            match = _NATIONAL.fullmatch(found.value) if found else None
            if found and match:
                return Parsed(f"0{match[1]}", (*found.flags, *(("padded",) if length == 10 else ())))
        return None

    def check(self, value: str) -> Verdict:
        if not re.fullmatch(r"09\d{9}", value):
            return Verdict("wrong", ("length",))
        return RIGHT if _PREFIXES.match(value) else Verdict("undecidable", ("mobile-prefix-unusual",))

    def mask(self, value: str) -> str:
        return f"{show_digits(value[:4])} ••• {show_digits(value[-4:])}"
