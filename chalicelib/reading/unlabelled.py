"""Values that need no label: nothing else on a paper looks like a car's plate or a deed's serial number."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import words_of

_OWN = words_of("ایران ir iran")
_LIKE_NOTHING_ELSE = ("vehicle_plate", "vin", "serial_no")


def speaks_for_itself(candidate: Candidate, kind: Kind, sheet: Sheet, others: Iterable[Candidate]) -> bool:
    """Is this the page's one value of a kind that is like no other, in a row that has no word of another thing?
    ``others``: every value that the field may have on the page."""
    if candidate.hit is not None or kind.id not in _LIKE_NOTHING_ELSE or candidate.value.passed is False:
        return False
    rows = [line for line in sheet.lines if any(token in line.tokens for token in candidate.tokens)]
    beside = [line for line in sheet.lines if any(same_row(line, row) for row in rows)]
    words = (token for line in (*rows, *beside) for token in line.tokens if token not in candidate.tokens)
    alone = not any(len(token.folded) > 1 and token.folded.isalpha() and token.folded not in _OWN for token in words)
    return alone and all(other.value.canonical == candidate.value.canonical for other in others)
