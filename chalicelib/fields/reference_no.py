"""Numbers that an authority gives its papers (شماره پروانه, نامه, دادنامه): groups of digits, kept apart."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical

_LETTERS = r"(?<![^\W\d_])[^\W\d_]{1,3}(?![^\W\d_])"
_NUMBER = re.compile(rf"(?:{_LETTERS}[/\\\-–_])*\d+(?:\s?[/\\\-–_]\s?\d+|[/\\\-–_]{_LETTERS})*")
_SEPARATOR = re.compile(r"\s?[/\\\-–_]\s?")
_WITH_LETTERS = "letters-in-number"


class ReferenceNo(Kind):
    """Canonical: the groups with ``/`` between them (``1403/5/1208``); those of an office's letters are flagged
    (``ص/1403/887``). In right-to-left text the groups may have come in either order, so that two numbers with the same
    groups turned round are the same."""

    id = "reference_no"
    check_name = "check"
    shape = Shape("digits", 1, 20)

    def parse(self, text: str) -> Parsed | None:
        found = _NUMBER.findall(canonical(text))
        if not found:
            return None
        longest = max(found, key=len)
        several = ("several-values",) if len(found) > 1 else ()
        lettered = (_WITH_LETTERS,) if any(one.isalpha() for one in longest) else ()
        return Parsed(_SEPARATOR.sub("/", longest), (*several, *lettered))

    def check(self, value: str) -> Verdict:
        groups = all(re.fullmatch(r"\d+|[^\W\d_]{1,3}", group) for group in value.split("/"))
        numbered = groups and any(one.isdecimal() for one in value)
        return UNDECIDABLE if numbered else Verdict("wrong", ("number-impossible",))

    def same(self, one: str, other: str) -> float:
        groups = other.split("/")
        return float(one.split("/") in (groups, groups[::-1]))

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)
