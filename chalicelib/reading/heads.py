"""Whether what stands under a label is surely its own: a column has a head, a table further rows, and a form may have
its labels under its values."""

from __future__ import annotations

from chalicelib.fields import Kind
from chalicelib.reading.below import nearer_above, next_row
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.row import beside
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.spellings import reading_of
from chalicelib.reading.tokens import TokenLine, words_of

_OF_PARTS = words_of("چک قسط بانک سررسید")
"""Heads of tables that tell of a sum's parts."""


def perhaps_under_another(candidate: Candidate, hit: LabelHit, kind: Kind, sheet: Sheet) -> bool:
    """May a value below a label be another one's?"""
    row = next((line for line in sheet.lines if candidate.tokens[0] in line.tokens), hit.line)
    return (
        _begun_before(candidate, sheet)
        or not _alone_or_in_a_row_of_heads(hit, row, sheet)
        or _heads_its_own_row(candidate, hit, row, sheet)
        or _one_of_several(candidate, hit, kind, sheet)
    )


def _begun_before(candidate: Candidate, sheet: Sheet) -> bool:
    """Is its first word amid a cell, which begins to the right of the label's column?"""
    first = candidate.span.tokens[0] if candidate.span else candidate.tokens[0]
    return first.index > 0 and first.gap < WIDE_GAP and not any(first in one.tokens for one in sheet.hits)


def _alone_or_in_a_row_of_heads(hit: LabelHit, row: TokenLine, sheet: Sheet) -> bool:
    """Does nothing stand beside the label, but for what heads a column of its own, with something under it too?"""
    under = [line for line in sheet.lines if line is not row and same_row(line, row)]
    heads = [line for line in sheet.lines if line is hit.line or same_row(line, hit.line)]
    if any(token.folded in _OF_PARTS for line in heads for token in line.tokens):
        return False
    stands = beside(hit, sheet)
    cells = [line for line in sheet.lines if any(token in line.tokens for token in stands)]
    return all(cell is not hit.line and any(_over(cell, line) for line in under) for cell in cells)


def _over(one: TokenLine, other: TokenLine) -> bool:
    return one.box[0] < other.box[2] and other.box[0] < one.box[2]


def _heads_its_own_row(candidate: Candidate, hit: LabelHit, row: TokenLine, sheet: Sheet) -> bool:
    """Under an empty label may stand another, unknown one with its value beside it. In a table that has its labels in
    the row above, what is beside a value stands under a label of its own."""
    left = min(token.box[0] for token in candidate.tokens)
    heads = [line for line in sheet.lines if line is hit.line or same_row(line, hit.line)]
    beside_it = [line for line in sheet.lines if line is not row and line.box[2] <= left and same_row(line, row)]
    nearest = max(beside_it, key=lambda line: line.box[2], default=None)
    if nearest is None:
        return False
    over = (_over(head, nearest) for head in heads)
    own = (head.box[2] <= hit.line.box[0] and nearest.box[2] <= head.box[2] + head.height for head in heads)
    return not any((*over, *own))


def _one_of_several(candidate: Candidate, hit: LabelHit, kind: Kind, sheet: Sheet) -> bool:
    """Has the table another row, with a value of the kind under the same head? Which row is meant, the head doesn't
    say; nor, of a value over it and one under it, which is its own, unless a colon leads on from it."""
    row = next_row(hit, candidate.tokens, sheet)
    over = not hit.tokens[-1].colon and nearer_above(hit, candidate.tokens, sheet)
    return over or (bool(row) and reading_of(kind, row) is not None)
