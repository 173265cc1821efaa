"""Numbers that an authority gives its papers (شماره پروانه, نامه, دادنامه): groups of digits, kept apart."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical

_NUMBER = re.compile(r"\d+(?:\s?[/\\\-–_]\s?\d+)*")
_SEPARATOR = re.compile(r"\s?[/\\\-–_]\s?")


class ReferenceNo(Kind):
    """Canonical: the groups with ``/`` between them (``1403/5/1208``). In right-to-left text the groups may have come
    in either order, so that two numbers with the same groups turned round are the same."""

    id = "reference_no"
    check_name = "check"
    shape = Shape("digits", 1, 20)

    def parse(self, text: str) -> Parsed | None:
        found = _NUMBER.findall(canonical(text))
        if not found:
            return None
        longest = max(found, key=len)
        return Parsed(_SEPARATOR.sub("/", longest), ("several-values",) if len(found) > 1 else ())

    def check(self, value: str) -> Verdict:
        return UNDECIDABLE if re.fullmatch(r"\d+(?:/\d+)*", value) else Verdict("wrong", ("number-impossible",))

    def same(self, one: str, other: str) -> float:
        groups = other.split("/")
        return float(one.split("/") in (groups, groups[::-1]))

    def mask(self, value: str) -> str:
        return re.sub(r"\d", "•", value)
