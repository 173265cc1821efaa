"""Character errors: how many letters and digits must be put in, out or changed to make the truth of what was read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from bench.truth import TrueField
from chalicelib.fields.persian import comparable
from chalicelib.reading.model import FieldReading
from ocr.letters import ZWNJ, normalise

_FOUND = 50.0
_USED = "\n"


class Edits(NamedTuple):
    """``wrong`` characters, against ``of`` true ones."""

    wrong: int = 0
    of: int = 0


NOTHING = Edits()


def plain(text: str) -> str:
    """One spelling, ASCII digits, no spaces: those of a form are its layout's."""
    folded = (str(unicodedata.digit(one, one)) for one in normalise(text) if not one.isspace() and one != ZWNJ)
    return "".join(folded)


def field_edits(truth: TrueField, read: FieldReading | None) -> Edits:
    """Of a printed field, in the reading as it is. Where the truth has no printed text its canonical value has to do;
    then the value read counts if it is nearer, since one value is printed in many ways."""
    raw, value = (read.raw or "", read.value or "") if read else ("", "")
    if truth.text:
        wanted = plain(truth.text)
        return Edits(Levenshtein.distance(wanted, plain(raw)), len(wanted))
    wanted = comparable(truth.value or "")
    return Edits(min(Levenshtein.distance(wanted, comparable(one)) for one in (raw, value or raw)), len(wanted))


def page_edits(pieces: Sequence[str], read: str) -> Edits:
    """Of a whole page, in whatever order it was read: each piece of print, the longest first, is set against the
    stretch of the reading that is most like it, which is then used up. A piece that nothing resembles is missing; what
    no piece used was invented."""
    left, wrong = plain(read), 0
    wanted = sorted(filter(None, map(plain, pieces)), key=len, reverse=True)
    for piece in wanted:
        start, end = _place(piece, left)
        wrong += Levenshtein.distance(piece, left[start:end])
        left = left[:start] + _USED * (end > start) + left[end:]
    return Edits(wrong + len(left.replace(_USED, "")), sum(map(len, wanted)))


def _place(piece: str, left: str) -> tuple[int, int]:
    at = left.find(piece)
    if at >= 0:
        return at, at + len(piece)
    if len(left) <= len(piece):
        return (0, len(left)) if fuzz.ratio(piece, left) >= _FOUND else (0, 0)
    found = fuzz.partial_ratio_alignment(piece, left, score_cutoff=_FOUND)
    if found is None or _USED in left[found.dest_start : found.dest_end]:
        return 0, 0
    return found.dest_start, found.dest_end
