"""کد نوسازی: the municipality's own address of a property, groups of digits from the district down to the unit."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical, show_digits
from chalicelib.fields.runs import beside

_GROUPS = re.compile(r"\d+(?:\s*[-–—/_.]\s*\d+)+")
_SPACED = re.compile(r"\s[-–—/_.]|[-–—/_.]\s")
_RUN = re.compile(r"(?<!\d)\d{5,24}(?!\d)")


class RenovationCode(Kind):
    """Canonical: the groups with their zeros, joined by ``-``, district first. ``plausible``: the city's districts.

    In right-to-left text the groups may come reversed: where only the last group can be a district, they are turned.
    """

    id = "renovation_code"
    check_name = "check"
    shape = Shape("digits", 5, 24)

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        found = _GROUPS.search(plain)
        if not found:
            run = _RUN.search(plain)
            return Parsed(run[0], ("groups-unclear", *beside(plain, *run.span()))) if run else None
        groups = re.findall(r"\d+", found[0])
        several = ("several-values",) if _GROUPS.search(plain, found.end()) else ()
        flags = (*several, *beside(plain, *found.span()))
        if self._is_district(groups[-1]) and not self._is_district(groups[0]):
            return Parsed("-".join(reversed(groups)), ("order-ambiguous", *flags))
        # A program that sets from right to left turns groups with spaces between them round.
        either = _SPACED.search(found[0]) and self._is_district(groups[-1]) and groups[-1] != groups[0]
        return Parsed("-".join(groups), (*(("order-ambiguous",) if either else ()), *flags))

    def check(self, value: str) -> Verdict:
        if not re.fullmatch(r"\d+(?:-\d+)*", value):
            return Verdict("wrong", ("length",))
        district = value.partition("-")[0]
        return UNDECIDABLE if self._is_district(district) else Verdict("undecidable", ("district-unknown",))

    def same(self, one: str, other: str) -> float:
        return float(one.replace("-", "") == other.replace("-", ""))

    def perhaps_same(self, one: str, other: str) -> bool:
        return other.split("-") in (one.split("-"), one.split("-")[::-1])

    def mask(self, value: str) -> str:
        district, _, rest = value.partition("-")
        return show_digits(district) + re.sub(r"\d", "•", f"-{rest}" if rest else "")

    def _is_district(self, group: str) -> bool:
        low, high = self.spec.plausible or (1, 99)
        return len(group) <= 2 and low <= int(group) <= high
