"""What wear makes of a value: signs that are lost, specks that are read, letters that look like others. Another
document that carries the same value lifts these doubts (evidence of kind ``extent``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.lexicon import WORDED, mistakable, unknown
from chalicelib.reading.model import Evidence
from chalicelib.reading.tokens import fold

if TYPE_CHECKING:
    from ocr.model import Page

_TWO_LETTERS, _SHORT = re.compile(r"سری (?!الف)\w{2}"), 2
_SURELY_READ, _SURE = 0.8, 0.95
_GROUPED, _PARTS, _LIKE_DIGITS = ("reference_no", "address"), re.compile(r"[/،,.-]"), frozenset("عاهر")
_HECTARE = 5
"""Digits of a hectare in square metres: few plots of a city have one."""
_A_SIGN_TAKEN = 3


def worn(candidate: Candidate, kind: Kind, page: Page) -> Iterator[Evidence]:
    """Every doubt of this value that its print gives."""
    yield from _strays(candidate, kind)
    yield from _sign_lost(candidate, kind, page)
    yield from _words_of_value(candidate, kind)


def _strays(candidate: Candidate, kind: Kind) -> Iterator[Evidence]:
    """A speck, a comma or the side of a box is read as a zero in front of a number, by small networks alike; a digit
    that stands alone as the letter that looks like it."""
    plain = candidate.value.canonical.split()
    words = [part for word in plain for part in _PARTS.split(word)]
    if kind.id in _GROUPED and any(part.startswith("0") and part.isdecimal() and len(part) > 1 for part in words):
        yield _doubt("extent_unsure")
    if kind.id == "serial_no" and (_TWO_LETTERS.match(candidate.value.canonical) or _lone_letter_unsure(candidate)):
        yield _doubt("letters_alike")
    if kind.id != "share" and _is_short(candidate) and candidate.confidence < _SURELY_READ:
        yield _doubt("low_confidence")
    if kind.id == "address" and not _LIKE_DIGITS.isdisjoint(plain):
        yield _doubt("letters_alike")


def _lone_letter_unsure(candidate: Candidate) -> bool:
    """A letter that stands alone has no word to be known by: another that may stand there as well says enough."""
    alone = [token for token in candidate.tokens if len(fold(token.text)) == 1 and token.text[0].isalpha()]
    rivals = (chance for token in alone for text, chance in token.alternatives if text[:1].isalpha())
    return any(token.confidence < _SURE for token in alone) or any(chance > 1 - _SURE for chance in rivals)


def _is_short(candidate: Candidate) -> bool:
    """A digit or two, which say nothing of each other."""
    digits = "".join(c for c in candidate.value.canonical if c not in "./")
    return digits.isdecimal() and len(digits) <= _SHORT


def _sign_lost(candidate: Candidate, kind: Kind, page: Page) -> Iterator[Evidence]:
    """A worn decimal sign is read as none by every reader («۶۴۸٫۸۳»): so large an area without any sign may be one, and
    any of a few digits where a page was so full of specks that small signs were taken out with them."""
    least = _A_SIGN_TAKEN if "specks" in page.quality else _HECTARE
    digits = [token.text for token in candidate.tokens if fold(token.text).isdigit()]
    if kind.id == "area_m2" and any(len(fold(text)) >= least and text.isdecimal() for text in digits):
        yield _doubt("sign_perhaps_lost")


def _words_of_value(candidate: Candidate, kind: Kind) -> Iterator[Evidence]:
    """Are its words known ones? Where dots are worn away, every reader sees the same other letters."""
    if kind.id in WORDED:
        value = candidate.value.canonical
        yield Evidence(kind="words", supports=None if unknown(value) else True)
        if mistakable(value):
            yield _doubt("letters_alike")


def _doubt(reason: str) -> Evidence:
    return Evidence(kind="extent", supports=None, detail=reason)
