"""Values that go on, or begin, on the next line where pairs of labels and values are set one after the other, like
text."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.reading.below import BELOW_LINES, had_room, lines_under
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.row import beside, until_stop
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token


def begun_under(hit: LabelHit, sheet: Sheet) -> Iterator[tuple[Token, ...]]:
    """The value of a label that ends its row, on the next line."""
    ends = hit.end == len(hit.line.tokens) and not any(
        same_row(line, hit.line) and line.box[2] <= hit.tokens[-1].box[0] for line in sheet.lines
    )
    if ends:
        yield from on_the_next_line(hit, sheet)


def on_the_next_line(hit: LabelHit, sheet: Sheet) -> Iterator[tuple[Token, ...]]:
    """What the next line begins with, where pairs of labels and values run on like text: another label of this row has
    a value beside it."""
    row = [line for line in sheet.lines if line is hit.line or same_row(line, hit.line)]
    start = max(row, key=lambda line: line.box[2])
    others = [stop for line in row for stop in sheet.stops(line) if stop is not hit]
    if not any(beside(one, sheet) for one in others):
        return
    for line in lines_under(hit.line.box[3] - hit.line.height / 4, hit.line.height, 1, sheet):
        if line not in row and abs(line.box[2] - start.box[2]) <= line.height:
            told, _ = until_stop(line, 0, sheet)
            if told:
                yield told
            return


def carried_over(hit: LabelHit, value: tuple[Token, ...], sheet: Sheet) -> tuple[Token, ...]:
    """The value and what it goes on with on the next line, where pairs run on like text and this line is full."""
    told = next(on_the_next_line(hit, sheet), ())
    if not value or not told or hit.tokens[0].line != value[0].line:
        return ()
    line = hit.line
    near = [other for other in sheet.lines if abs(other.box[1] - line.box[1]) <= BELOW_LINES * line.height]
    full = not had_room(value, told, min(other.box[0] for other in near))
    return (*value, *told) if full else ()
