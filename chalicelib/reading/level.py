"""Values that are only about level with their label, as where a cell of two lines and its neighbour are set to the same
middle."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.reading.below import BELOW_LINES
from chalicelib.reading.labels import SURELY, LabelHit
from chalicelib.reading.row import counts
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.tokens import Token, TokenLine

_BARELY = 0.2


def beginning_over(hit: LabelHit, value: Sequence[Token], sheet: Sheet) -> tuple[Token, ...]:
    """What comes before ``value`` where a label stands at the middle of a cell of two lines: the line over it, which
    begins under the same edge and reaches down to the label's height."""
    height = value[0].height
    over = (
        line
        for line in sheet.lines
        if line.box[1] < hit.line.box[1] and line.box[3] > hit.line.box[1] + _BARELY * hit.line.height
        and line.box[2] <= hit.line.box[0] + height and abs(line.box[2] - value[0].box[2]) <= height
        and value[0] not in line.tokens and not sheet.stops(line)
    )  # fmt: skip
    return next((tuple(token for token in line.tokens if counts(token, line)) for line in over), ())


def about_level(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """Left of a label that has nothing in its row, what is only about level with it, as where a cell of two lines and
    its neighbour are set to the same middle: unless it is next to another label, or under one."""
    line = hit.line
    if hit.end < len(line.tokens):
        return ()
    near = [
        other
        for other in sheet.lines
        if other.box[2] <= line.box[0] + line.height
        and _overlap(line, other) >= _BARELY * min(line.height, other.height)
        and not (sheet.stops(other) or _is_another_labels(other, sheet))
    ]
    edge = max((other.box[2] for other in near), default=0)
    column = sorted((other for other in near if edge - other.box[2] <= line.height), key=lambda other: other.box[1])
    return tuple(token for other in column for token in other.tokens if counts(token, other))


def _is_another_labels(line: TokenLine, sheet: Sheet) -> bool:
    """Is what stands right of it in its row, or close over it, a label?"""
    over = any(hit.strength >= SURELY and _over(hit, line) for hit in sheet.hits)
    return over or sheet.beside_a_label(line)


def _over(hit: LabelHit, line: TokenLine) -> bool:
    across = hit.tokens[-1].box[0] < line.box[2] and line.box[0] < hit.tokens[0].box[2]
    return across and 0 <= line.box[1] - hit.line.box[1] <= BELOW_LINES * line.height


def _overlap(one: TokenLine, other: TokenLine) -> int:
    return min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
