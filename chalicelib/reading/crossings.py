"""Tables of several people: «کد ملی» over a column and «فروشنده» before a row, or the other way round; the value is
where they cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.mentions import Mention
from chalicelib.reading.parties import Parties
from chalicelib.reading.tokens import Token, TokenLine, level

_INTO = 0.25
_ROWS_REACH = 12
"""So many line heights under its head a column's rows may stand."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The cell that stands in somebody's row or column, and across it under or beside ``head``, which is what it tells
    of him; of several rows' cells, where his label stands between them, the uppermost."""

    field: str
    head: LabelHit
    cell: tuple[Token, ...]
    several: bool = False


def crossings(
    lines: Sequence[TokenLine], hits: Sequence[LabelHit], mentions: Sequence[Mention], parties: Parties
) -> list[Crossing]:
    """``hits`` as they were found, a detail's with the fields of all the people whom it may tell of."""
    return [
        crossing
        for head in hits
        if len(head.fields & parties.whose.keys()) > 1 and _alone(head)
        for one in mentions
        if one.field is not None and (cells := _cells(head, one, lines))
        for crossing in (Crossing(field, head, cells[0], len(cells) > 1) for field in sorted(head.fields))
        if parties.whose.get(crossing.field) == one.field
    ]


def _alone(head: LabelHit) -> bool:
    """Does it stand alone in its cell, without a colon?"""
    after = head.line.tokens[head.end : head.end + 1]
    alone = head.start == 0 or head.tokens[0].gap >= WIDE_GAP
    return not head.line.flowed and alone and not head.tokens[-1].colon and (not after or after[0].gap >= WIDE_GAP)


def _cells(head: LabelHit, one: Mention, lines: Sequence[TokenLine]) -> list[tuple[Token, ...]]:
    if one.line.flowed or one.end is not None or one.rows:
        return []
    over, person = head.tokens[0], one.line.tokens[one.start]
    if _follows(head.line, one.line) and one.start == 0 and person.box[0] > over.box[2]:
        return _where(lines, row=one.line, column=head.tokens, but=person)
    if _follows(one.line, head.line) and person.box[2] < head.tokens[-1].box[0]:
        return _where(lines, row=head.line, column=(person,), but=over)
    return []


def _follows(line: TokenLine, under: TokenLine) -> bool:
    """Does the other line stand under it, as near as a table's rows do?"""
    return 0 < under.box[1] - line.box[1] <= _ROWS_REACH * line.height and not level(under, line)


def _where(
    lines: Sequence[TokenLine], *, row: TokenLine, column: Sequence[Token], but: Token
) -> list[tuple[Token, ...]]:
    """The cells of this row that stand under these words, from the top; of two rows, where it is labelled between."""
    beside = sorted((line for line in lines if level(line, row) or _reaches(row, line)), key=lambda line: line.box[1])
    found = [cell for line in beside for cell in cells_of(line) if _under(column, cell) and but not in cell]
    if len(found) > 1 or any(level(line, row) for line in beside if any(t in line.tokens for c in found for t in c)):
        return found
    return []


def _reaches(row: TokenLine, line: TokenLine) -> bool:
    """Does a label's line reach well into this one's height?"""
    overlap = min(row.box[3], line.box[3]) - max(row.box[1], line.box[1])
    return overlap >= _INTO * min(row.height, line.height)


def cells_of(line: TokenLine) -> Iterator[tuple[Token, ...]]:
    """Its runs of words between wide gaps."""
    cell: list[Token] = []
    for token in line.tokens:
        if cell and token.gap >= WIDE_GAP:
            yield tuple(cell)
            cell = []
        cell.append(token)
    yield tuple(cell)


def _under(words: Sequence[Token], cell: Sequence[Token]) -> bool:
    left, right = min(t.box[0] for t in words), max(t.box[2] for t in words)
    return min(right, max(t.box[2] for t in cell)) > max(left, min(t.box[0] for t in cell))
