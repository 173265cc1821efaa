"""Names of people and companies: kept as printed, compared by a measure, since no two papers spell alike."""

from __future__ import annotations

import re

from chalicelib.fields import persian
from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict

_TITLES = frozenset(
    {"سید", "سیده", "سادات", "اقای", "اقا", "خانم", "سرکار", "جناب", "حاج", "حاجی", "حاجیه", "دکتر", "مهندس"}
)
_CLOSE_BRACKET = re.compile(r"(?<=\w)\(")
_LEGAL_FORMS = frozenset({"شرکت", "موسسه", "سهامی", "خاص", "عام", "با", "مسولیت", "مسیولیت", "محدود", "تعاونی"})
_EDGES = " :؛;,،.-–_/|()[]«»\"'*"
_EDGES_BUT_BRACKETS = _EDGES.replace("(", "").replace(")", "")
_NEAR_AT_MOST = 0.99


class PersonName(Kind):
    """Canonical: Persian ye and kaf, single spaces. Bidi controls are taken out and flagged, so are digits.

    ``same``: 1 if the letters agree without spaces, ZWNJ, titles (سید, سیده, آقای …) and alef and hamza variants, in
    either order of given and family name; else the normalised Levenshtein similarity of the letters, at most 0.99.
    """

    id = "name"
    shape = Shape("letters", 2, 60)
    passed_over = _TITLES

    def parse(self, text: str) -> Parsed | None:
        plain = persian.canonical(text)
        flags = ("bidi-controls",) if persian.has_bidi_controls(text) else ()
        if any(one.isdecimal() for one in plain):
            plain, flags = re.sub(r"\d+", " ", plain), (*flags, "digits-in-name")
        plain = " ".join(plain.strip(_EDGES).split())
        return Parsed(plain, flags) if sum(one.isalpha() for one in plain) >= 2 else None

    def check(self, value: str) -> Verdict:
        return Verdict("wrong", ("digits-in-name",)) if any(one.isdecimal() for one in value) else UNDECIDABLE

    def same(self, one: str, other: str) -> float:
        first, second = self._significant(one), self._significant(other)
        if "".join(first) == "".join(second) or sorted(first) == sorted(second):
            return 1.0
        from rapidfuzz.distance import Levenshtein

        straight = Levenshtein.normalized_similarity("".join(first), "".join(second))
        turned = Levenshtein.normalized_similarity("".join(sorted(first)), "".join(sorted(second)))
        return min(_NEAR_AT_MOST, max(straight, turned))

    def mask(self, value: str) -> str:
        return " ".join(f"{part[0]}•••" for part in value.split())

    def _significant(self, name: str) -> list[str]:
        words = persian.words(name)
        kept = [word for word in words if word not in self.passed_over]
        return kept or list(words)


class CompanyName(PersonName):
    """As a person's, with the legal form («شرکت», «سهامی خاص») passed over; digits belong to some names."""

    id = "company_name"
    passed_over = _LEGAL_FORMS

    def parse(self, text: str) -> Parsed | None:
        plain = _paired(_CLOSE_BRACKET.sub(" (", persian.canonical(text)).strip(_EDGES_BUT_BRACKETS))
        return Parsed(plain) if sum(one.isalpha() for one in plain) >= 2 else None

    def check(self, value: str) -> Verdict:
        del value
        return UNDECIDABLE


def _paired(name: str) -> str:
    """«شرکت چنار (سهامی خاص)» keeps its brackets, a lone one is no part of the name."""
    if ("(" in name) == (")" in name):
        return name
    return name.strip(f"(){_EDGES_BUT_BRACKETS}")
