"""پلاک خودرو: two digits, a letter, three digits, and the two digits of the province."""

from __future__ import annotations

import re

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Verdict
from chalicelib.fields.persian import canonical, show_digits
from chalicelib.fields.runs import beside

_LETTER = "(الف|[ابپتثجدزژسشصطعفقکگلمنوهیDS])"
_GAP = r"[\s\-–|/]*"
_IRAN = rf"(?:ایران|ا\.?یران)?{_GAP}"
_FORWARD = re.compile(rf"(?<!\d)(\d\d){_GAP}{_LETTER}{_GAP}(\d{{3}}){_GAP}{_IRAN}(\d\d)(?!\d)")
_REVERSED = re.compile(rf"(?<!\d)(\d\d){_GAP}{_IRAN}(\d{{3}}){_GAP}{_LETTER}{_GAP}(\d\d)(?!\d)")
_TURNED = re.compile(rf"ایران{_GAP}(\d{{3}}){_GAP}(\d\d){_GAP}{_LETTER}{_GAP}(\d\d)(?!\d)")
_PROVINCE_FIRST = re.compile(rf"ایران{_GAP}(\d\d){_GAP}(\d\d){_GAP}{_LETTER}{_GAP}(\d{{3}})(?!\d)")


class VehiclePlate(Kind):
    """Canonical: ``12ب345-68``; the letter alef is written out (``12الف345-68``)."""

    id = "vehicle_plate"
    check_name = "check"
    shape = Shape("mixed", 8, 15)
    telling = frozenset({"ایران"})

    def parse(self, text: str) -> Parsed | None:
        plain = canonical(text)
        found = _FORWARD.search(plain)
        if found:
            return Parsed(_value(found[1], found[2], found[3], found[4]), beside(plain, *found.span()))
        found = _REVERSED.search(plain)
        if not found:
            return _province_first(plain)
        return Parsed(_value(found[4], found[3], found[2], found[1]), beside(plain, *found.span()))

    def check(self, value: str) -> Verdict:
        fits = re.fullmatch(rf"[1-9]\d{_LETTER}[1-9]\d\d-[1-9]\d", value)
        return UNDECIDABLE if fits else Verdict("wrong", ("plate-impossible",))

    def show(self, value: str) -> str:
        body, _, province = value.partition("-")
        letter = body[2:-3]
        return show_digits(f"{body[:2]} {letter} {body[-3:]} ایران {province}")


def _province_first(plain: str) -> Parsed | None:
    """«ایران ۶۸ - ۱۲ ب ۳۴۵»; «ایران ۳۴۵/۶۸ ب ۱۲», where a stroke made one number of two and they changed places."""
    found = _PROVINCE_FIRST.search(plain)
    if found:
        return Parsed(_value(found[2], found[3], found[4], found[1]), beside(plain, *found.span()))
    found = _TURNED.search(plain)
    if not found:
        return None
    return Parsed(_value(found[4], found[3], found[1], found[2]), beside(plain, *found.span()))


def _value(two: str, letter: str, three: str, province: str) -> str:
    return f"{two}{'الف' if letter == 'ا' else letter}{three}-{province}"
