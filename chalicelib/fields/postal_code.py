"""کد پستی: ten digits, of which the national post leaves some unused in some places."""

from __future__ import annotations

import re

from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Verdict
from chalicelib.fields.runs import digit_code

_USUAL = re.compile(r"(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}")


class PostalCode(Kind):
    """There is no check digit: an unusual code is a warning, not an error."""

    id = "postal_code"
    check_name = "check"
    shape = Shape("digits", 10, 10)

    def parse(self, text: str) -> Parsed | None:
        return digit_code(text, 10, 10)

    def check(self, value: str) -> Verdict:
        if len(value) != 10 or not value.isdecimal():
            return Verdict("wrong", ("length",))
        return RIGHT if _USUAL.fullmatch(value) else Verdict("undecidable", ("postal-code-unusual",))

    def perhaps_same(self, one: str, other: str) -> bool:
        """Printed in two halves with a dash («۳۱۵۸۳-۸۹۵۸۲»), which a right-to-left line may have turned."""
        return one[5:] + one[:5] == other
