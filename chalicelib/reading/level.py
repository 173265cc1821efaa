"""Values where few forms have them: only about level with their label, as where a cell of two lines and its neighbour
are set to the same middle; over a label in brackets; right of their labels, where a form is set from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.reading.below import BELOW_LINES
from chalicelib.reading.labels import SURELY, LabelHit
from chalicelib.reading.row import counts
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token, TokenLine

_BARELY, _FEWEST, _NEARLY_ALL = 0.2, 3, 0.8
_PITCH, _OFF_MIDDLE, _CLOSE = 1.7, 0.75, 0.5
"""In line heights: how near the lines of one text stand, and how far its middle may be off its label's."""


def beginning_over(hit: LabelHit, value: Sequence[Token], rest: Sequence[Token], sheet: Sheet) -> tuple[Token, ...]:
    """What comes before ``value``, the line in a label's row that goes on in ``rest``, where the label stands at the
    middle of its cell: the line over it that reaches down to the label's height, or as many as make the label the
    middle of all."""
    over = list(_column_over(hit, value, sheet))
    if not over:
        return ()
    bottom = max(token.box[3] for token in (*value, *rest))
    middle, label = (over[-1].box[1] + bottom) / 2, (hit.line.box[1] + hit.line.box[3]) / 2
    if abs(middle - label) > _OFF_MIDDLE * value[0].height:
        over = over[:1] if over[0].box[3] > hit.line.box[1] + _BARELY * hit.line.height else []
    return tuple(token for line in reversed(over) for token in line.tokens if counts(token, line))


def _column_over(hit: LabelHit, value: Sequence[Token], sheet: Sheet) -> Iterator[TokenLine]:
    """Lines over ``value`` that begin under the same edge and that no label explains, as near as lines of a text are,
    from the lowest."""
    height, edge, top = value[0].height, value[0].box[2], min(token.box[1] for token in value)
    while True:
        near = [
            line
            for line in sheet.lines
            if 0 < top - line.box[1] <= _PITCH * height and value[0] not in line.tokens and line is not hit.line
            and line.box[2] <= hit.line.box[0] + height and abs(line.box[2] - edge) <= height
        ]  # fmt: skip
        nearest = max(near, key=lambda line: line.box[1], default=None)
        if nearest is None or sheet.stops(nearest) or _labelled(nearest, hit, sheet):
            return
        yield nearest
        top = nearest.box[1]


def _labelled(line: TokenLine, hit: LabelHit, sheet: Sheet) -> bool:
    """Has its row a label at the right of it, another one than this?"""
    rights = (one for one in sheet.lines if one.box[0] + one.height >= line.box[2] and one is not line)
    return any(one is not hit.line and same_row(one, line) and sheet.stops(one) for one in rights)


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


def captioned(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """What stands over a caption: a label in brackets with nothing else in its line, as under a line to write on."""
    line = hit.line
    bracketed = line.tokens[0].text.startswith("(") or line.tokens[-1].text.endswith(")")
    if not bracketed or len(hit.tokens) < len(line.tokens):
        return ()
    over = [
        other
        for other in sheet.lines
        if other.box[0] < line.box[2] and line.box[0] < other.box[2]
        and line.box[1] - other.box[1] > 0 and line.box[1] - other.box[3] <= BELOW_LINES * line.height
    ]  # fmt: skip
    nearest = max(over, key=lambda other: other.box[3], default=None)
    return () if nearest is None or sheet.stops(nearest) else _counting(nearest)


def stands_over(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """What a label that is a line by itself stands close under, about in the middle, as a caption does."""
    line = hit.line
    if len(hit.tokens) < len(line.tokens):
        return ()
    middle = (line.box[0] + line.box[2]) / 2
    near = [
        other
        for other in sheet.lines
        if other.box[0] < middle < other.box[2] and other.box[1] < line.box[1]
        and line.box[1] - other.box[3] <= _CLOSE * line.height
    ]  # fmt: skip
    nearest = max(near, key=lambda other: other.box[3], default=None)
    return () if nearest is None or sheet.stops(nearest) or nearest.flowed else _counting(nearest)


def mirrored(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """What stands right of a label, where all the page's labels have something there, and none has a value at its
    left."""
    labels = [one for one in sheet.hits if one.strength >= SURELY]
    rights = {id(one): value for one in labels if (value := _right_of(one, sheet))}
    placed = [one.line for one in labels if id(one) in rights]
    if len(placed) < max(_FEWEST, _NEARLY_ALL * len(labels)) or any(_left_of(line, sheet) for line in placed):
        return ()
    return _counting(rights[id(hit)]) if id(hit) in rights else ()


def _right_of(hit: LabelHit, sheet: Sheet) -> TokenLine | None:
    """The next line in its row at the right of a label that is a line by itself, unless it has a label too."""
    if len(hit.tokens) < len(hit.line.tokens):
        return None
    rights = [one for one in sheet.lines if one.box[0] >= hit.line.box[2] and same_row(one, hit.line)]
    nearest = min(rights, key=lambda one: one.box[0], default=None)
    return nearest if nearest and not sheet.stops(nearest) else None


def _left_of(line: TokenLine, sheet: Sheet) -> bool:
    return any(one.box[2] <= line.box[0] and same_row(one, line) for one in sheet.lines)


def _counting(line: TokenLine) -> tuple[Token, ...]:
    return tuple(token for token in line.tokens if counts(token, line))


def _is_another_labels(line: TokenLine, sheet: Sheet) -> bool:
    """Is what stands right of it in its row, or close over it, a label?"""
    over = any(hit.strength >= SURELY and _over(hit, line) for hit in sheet.hits)
    return over or sheet.beside_a_label(line)


def _over(hit: LabelHit, line: TokenLine) -> bool:
    across = hit.tokens[-1].box[0] < line.box[2] and line.box[0] < hit.tokens[0].box[2]
    return across and 0 <= line.box[1] - hit.line.box[1] <= BELOW_LINES * line.height


def _overlap(one: TokenLine, other: TokenLine) -> int:
    return min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
