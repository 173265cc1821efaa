"""تلفن ثابت: 0, the two digits of the province, and eight digits."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical
from chalicelib.fields.runs import beside, digit_code

_AREA_LAST = re.compile(r"(?<!\d)(\d{8})\D{1,3}(0[1-8]\d)(?!\d)")


class Landline(Kind):
    """Canonical: eleven digits. In right-to-left text the area code may come after the number."""

    id = "landline"
    check_name = "check"
    shape = Shape("digits", 11, 11)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        turned = _AREA_LAST.search(plain)
        if turned:
            return Parsed(turned[2] + turned[1], beside(plain, *turned.span()))
        found = digit_code(text, 11, 11)
        return found if found and found.value[0] == "0" and found.value[1] in "12345678" else None

    def check(self, value: str) -> Verdict:
        return UNDECIDABLE if re.fullmatch(r"0[1-8]\d{9}", value) else Verdict("wrong", ("length",))
