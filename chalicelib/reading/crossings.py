"""Tables that have a person in each row: «کد ملی» over a column, «فروشنده» before a row, the value where they cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.mentions import Mention
from chalicelib.reading.parties import Parties
from chalicelib.reading.tokens import Token, TokenLine

_ROWS_REACH = 12
"""So many line heights under its head a column's rows may stand."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The cell that stands in somebody's row under ``head``, which is what it tells of him."""

    field: str
    head: LabelHit
    cell: tuple[Token, ...]


def crossings(
    lines: Sequence[TokenLine], hits: Sequence[LabelHit], mentions: Sequence[Mention], parties: Parties
) -> list[Crossing]:
    """``hits`` as they were found, a detail's with the fields of all the people whom it may tell of."""
    return [
        crossing
        for head in hits
        if len(head.fields & parties.whose.keys()) > 1 and _heads_column(head)
        for one in mentions
        if one.field is not None and _in_table(head, one)
        for crossing in _crossing(head, one, lines, parties)
    ]


def _heads_column(head: LabelHit) -> bool:
    """Does it stand alone in its cell, without a colon?"""
    after = head.line.tokens[head.end : head.end + 1]
    alone = head.start == 0 or head.tokens[0].gap >= WIDE_GAP
    return not head.line.flowed and alone and not head.tokens[-1].colon and (not after or after[0].gap >= WIDE_GAP)


def _in_table(head: LabelHit, one: Mention) -> bool:
    line = one.line
    under = 0 < line.box[1] - head.line.box[3] + head.line.height <= _ROWS_REACH * head.line.height
    return not line.flowed and one.start == 0 and under and one.right > head.tokens[0].box[2]


def _crossing(head: LabelHit, one: Mention, lines: Sequence[TokenLine], parties: Parties) -> Iterator[Crossing]:
    cells = [cell for line in lines if _level(line, one.line) for cell in _cells(line)]
    cell = next((tokens for tokens in cells if _under(head, tokens)), None)
    named = {one.line.tokens[one.start]}
    if cell is None or named & set(cell):
        return
    for field in head.fields:
        if parties.whose.get(field) == one.field:
            yield Crossing(field, head, cell)


def _cells(line: TokenLine) -> Iterator[tuple[Token, ...]]:
    cell: list[Token] = []
    for token in line.tokens:
        if cell and token.gap >= WIDE_GAP:
            yield tuple(cell)
            cell = []
        cell.append(token)
    yield tuple(cell)


def _under(head: LabelHit, cell: Sequence[Token]) -> bool:
    left, right = min(t.box[0] for t in head.tokens), max(t.box[2] for t in head.tokens)
    return min(right, max(t.box[2] for t in cell)) > max(left, min(t.box[0] for t in cell))


def _level(line: TokenLine, other: TokenLine) -> bool:
    middle = (line.box[1] + line.box[3]) / 2
    return other.box[1] < middle < other.box[3]
