"""Codes made of digits, found in recognised text: as one run, or as groups with spaces or separators between them."""

from __future__ import annotations

import re

from chalicelib.fields.kind import Parsed
from chalicelib.fields.persian import canonical

_GROUPED = re.compile(r"\d(?:[ \u200c\-–—_./·]{0,2}\d)*")
_RUN = re.compile(r"\d+")


def digit_code(text: str, shortest: int, longest: int) -> Parsed | None:
    """The first code of a fitting length; another one beside it is flagged ``several-values``."""
    plain = canonical(text)
    found = _fitting(_RUN.findall(plain), shortest, longest) or _fitting(
        [re.sub(r"\D", "", group) for group in _GROUPED.findall(plain)], shortest, longest
    )
    if not found:
        return None
    return Parsed(found[0], ("several-values",) if len(set(found)) > 1 else ())


def _fitting(codes: list[str], shortest: int, longest: int) -> list[str]:
    return [code for code in codes if shortest <= len(code) <= longest]
