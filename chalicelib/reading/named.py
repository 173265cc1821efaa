"""Names in two cells, «نام: علی» and «نام خانوادگی: رضایی», of a field that has the whole name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.sheet import Span, same_row
from chalicelib.reading.values import read

_ROWS_APART, _INDENT = 3.0, 2.0
"""How far under the first label the second may stand, and how far aside of it then, in heights of a line."""


def put_together(
    field: str, kind: Kind, given: Sequence[Candidate], family: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The whole names of parts whose labels stand together."""
    for first in given:
        for last in family:
            value = read(kind, f"{first.value.canonical} {last.value.canonical}") if _together(first, last) else None
            if value is None:
                continue
            tokens = (*first.tokens, *last.tokens)
            yield replace(
                first,
                field=field,
                value=value,
                raw=f"{first.raw} {last.raw}",
                tokens=tokens,
                score=min(first.score, last.score),
                repaired=first.repaired or last.repaired,
                span=Span(tokens, first.place),
                wraps=first.wraps or last.wraps,
            )


def _together(first: Candidate, last: Candidate) -> bool:
    """Does the family name's label stand to the left of the given name's in its row, or right under it, and each part
    alike to its label?"""
    if first.hit is None or last.hit is None or first.place != last.place or {*first.tokens} & {*last.tokens}:
        return False
    one, other = first.hit.tokens[0], last.hit.tokens[0]
    if same_row(one, other):
        return other.box[2] < one.box[0]
    apart = other.box[1] - one.box[3]
    return 0 <= apart <= _ROWS_APART * one.height and abs(one.box[2] - other.box[2]) <= _INDENT * one.height
