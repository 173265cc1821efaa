"""شماره شاسی: the 17 characters of ISO 3779; I, O and Q are not used. Its check digit is not obligatory in Iran."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical
from chalicelib.fields.runs import beside

_VIN = re.compile(r"(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])")
_CONFUSED = str.maketrans("IOQ", "100")


class Vin(Kind):
    id = "vin"
    check_name = "check"
    shape = Shape("mixed", 17, 17)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text).upper()
        for candidate in (plain, re.sub(r"[\s\-]", "", plain)):
            found = _VIN.search(candidate)
            if found:
                return Parsed(found[0], beside(candidate, *found.span()))
        swapped = _VIN.search(plain.translate(_CONFUSED))
        return Parsed(swapped[0], ("letters-as-digits", *beside(plain, *swapped.span()))) if swapped else None

    def check(self, value: str) -> Verdict:
        return UNDECIDABLE if _VIN.fullmatch(value) else Verdict("wrong", ("length",))

    def show(self, value: str) -> str:
        return value
