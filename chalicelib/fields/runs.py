"""Codes made of digits, found in recognised text: as one run, or as groups with spaces or separators between them.

A number and the digits that stand right beside it may be one number that a scan or a printer cut apart: what leaves
digits of such a chain out says so (``digits-beside``).
"""

from __future__ import annotations

import re

from chalicelib.fields.kind import Parsed
from chalicelib.fields.persian import canonical

BESIDE = ("digits-beside",)
_JOINING = r" \u200c\-–—_./·"
_SEPARATORS = rf"{_JOINING}٬٫,،'’\\|"
_CHAIN = re.compile(rf"\d(?:[{_SEPARATORS}]{{0,3}}\d)*")
_JOINED = re.compile(rf"\d(?:[{_JOINING}]{{0,2}}\d)*")
_RUN = re.compile(r"\d+")
_BEFORE = re.compile(rf"\d[{_SEPARATORS}]{{0,2}}$")
_AFTER = re.compile(rf"[{_SEPARATORS}]{{0,2}}\d")


def digit_code(text: str, shortest: int, longest: int) -> Parsed | None:
    """The first code of a fitting length; another one, or further digits, right beside it are flagged."""
    found = [code for chain in _CHAIN.findall(canonical(text)) if (code := _code(chain, shortest, longest)) is not None]
    if not found:
        return None
    several = ("several-values",) if len({code.value for code in found}) > 1 else ()
    return Parsed(found[0].value, tuple(dict.fromkeys((*several, *found[0].flags))))


def beside(plain: str, start: int, end: int) -> tuple[str, ...]:
    """The flag for a number at ``plain[start:end]`` with further digits right beside it, else none."""
    near = _BEFORE.search(plain, 0, start) or _AFTER.match(plain, end)
    return BESIDE if near else ()


def _code(chain: str, shortest: int, longest: int) -> Parsed | None:
    """The code that a chain of digits and separators is or holds. One of the full length with a space on both sides
    lacks no digit."""
    runs = _RUN.findall(chain)
    fitting = [run for run in runs if shortest <= len(run) <= longest]
    joined = "".join(runs) if _JOINED.fullmatch(chain) else ""
    whole = shortest <= len(joined) <= longest
    if len(runs) == 1 or not fitting:
        return Parsed(joined) if whole else None
    if whole and " " not in chain:
        return Parsed(joined, BESIDE)
    if len(set(fitting)) > 1:
        return Parsed(fitting[0], ("several-values",))
    full = len(fitting[0]) == longest and fitting[0] in chain.split()
    return Parsed(fitting[0], () if full else BESIDE)
