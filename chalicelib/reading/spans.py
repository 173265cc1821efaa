"""The stretches of text that may hold a label's value, by where they stand: beside it (to the left), in the next cell,
below it, or running on over further lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from chalicelib.reading.crossings import Crossing
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.mentions import Mention
from chalicelib.reading.persons import People
from chalicelib.reading.rosters import Roster
from chalicelib.reading.tokens import Token, TokenLine, begins_item, greets

Place = Literal["beside", "cell", "row", "below", "block", "crossing", "anywhere"]

_STOP_STRENGTH = 0.8
_CELL_GAP = 2.5
_BELOW_LINES = 2.2
_BLOCK_LINES = 1.6
_MAX_BLOCK = 5
_INDENT = 1.5
_CORNER = 12
_BARELY = 0.2
_SURELY_READ = 0.5


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens in reading order and where they stand to their label."""

    tokens: tuple[Token, ...]
    place: Place


@dataclass(frozen=True)
class Sheet:
    """One page's lines, its labels, the words that labels of any paper are made of, and whom papers name."""

    lines: tuple[TokenLine, ...]
    hits: tuple[LabelHit, ...]
    label_words: frozenset[str] = frozenset()
    people: People = field(default=People())
    mentions: tuple[Mention, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    rosters: tuple[Roster, ...] = ()

    def stops(self, line: TokenLine) -> list[LabelHit]:
        """The labels on a line that surely end another's value."""
        return [hit for hit in self.hits if hit.line is line and hit.strength >= _STOP_STRENGTH]


def spans_of(hit: LabelHit, sheet: Sheet) -> list[Span]:
    """Where this label's value may stand, the likeliest place first."""
    if hit.line.flowed:
        told, _ = _until_stop(hit.line, hit.end, sheet)
        return [Span(told, "beside")] if told else []
    beside = _beside(hit, sheet)
    parts = list(_cells(beside))
    first = parts[0] if parts else ()
    below = _below(hit, sheet)
    spans = [Span(first, "beside" if first[0].line == hit.line.number else "cell")] if first else []
    if len(parts) > 1:
        spans.append(Span(beside, "row"))
    if below:
        spans.append(Span(below, "below"))
    block = () if _ended_at_once(first, sheet) else _block(hit, first or below, sheet)
    if first and first[0].line != hit.line.number:
        block = (*_beginning(hit, first, sheet), *(block or first))
    if len(block) > len(first or below):
        spans.append(Span(block, "block"))
    return spans


def _beginning(hit: LabelHit, value: Sequence[Token], sheet: Sheet) -> tuple[Token, ...]:
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
    return next((tuple(token for token in line.tokens if _counts(token, line)) for line in over), ())


def _ended_at_once(value: Sequence[Token], sheet: Sheet) -> bool:
    """Does another label follow without a gap? Then the line was not full, and the value needs no further one."""
    line = next((line for line in sheet.lines if value and value[-1] in line.tokens), None)
    after = line.tokens[value[-1].index + 1 :][:1] if line else ()
    return line is not None and any(
        token.gap < WIDE_GAP and any(token is stop.tokens[0] for stop in sheet.stops(line)) for token in after
    )


def _beside(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """Tokens after the label on its line, then on the lines to its left in the same row, up to the next label."""
    tokens, ended = _until_stop(hit.line, hit.end, sheet)
    if ended:
        return tokens
    for line in _row_left_of(hit.line, sheet.lines):
        more, ended = _until_stop(line, _seen_twice(line, hit.line), sheet)
        tokens += more
        if ended:
            break
    return tokens


def _seen_twice(line: TokenLine, label: TokenLine) -> int:
    """How many words at the start of a line to the label's left are nothing but the label's end, cut through and read
    again: the lines' boxes reach into each other where they stand close."""
    ends = [t for t in line.tokens[:-1] if t.box[0] + t.box[2] > 2 * label.box[0] and t.confidence < _SURELY_READ]
    return len(ends) if list(line.tokens[: len(ends)]) == ends else 0


def _until_stop(line: TokenLine, start: int, sheet: Sheet) -> tuple[tuple[Token, ...], bool]:
    stops = [hit.start for hit in sheet.stops(line) if hit.start >= start]
    end = min(stops, default=len(line.tokens))
    return tuple(token for token in line.tokens[start:end] if _counts(token, line)), bool(stops)


def _counts(token: Token, line: TokenLine) -> bool:
    """Letters and digits do; signs only between two numbers («۹۲۱ / ۹۶»), not as dotted leaders or rules."""
    around = line.tokens[max(0, token.index - 1) : token.index + 2]
    return bool(token.folded) or (len(around) == 3 and around[0].folded.isdigit() and around[2].folded.isdigit())


def _row_left_of(line: TokenLine, lines: Sequence[TokenLine]) -> list[TokenLine]:
    left = [other for other in lines if other is not line and other.box[2] <= line.box[0] + line.height]
    return sorted((other for other in left if same_row(line, other)), key=lambda other: -other.box[2])


def same_row(a: TokenLine, b: TokenLine) -> bool:
    overlap = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return overlap >= 0.5 * min(a.height, b.height)


def _cells(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut where a wide gap begins, or another line that is not simply the rest of this one."""
    cell: list[Token] = []
    for token in tokens:
        if cell and (token.gap >= _CELL_GAP if token.line == cell[-1].line else not _goes_on(cell[-1], token)):
            yield tuple(cell)
            cell = []
        cell.append(token)
    if cell:
        yield tuple(cell)


def _goes_on(token: Token, after: Token) -> bool:
    """Did the finder of lines cut one printed line in two here? Then they stand close, level, and are as tall."""
    gap = token.box[0] - after.box[2]
    level = abs((token.box[1] + token.box[3]) - (after.box[1] + after.box[3])) / 2
    tall = max(token.height, after.height)
    return gap <= 1.2 * tall and level <= 0.3 * tall and min(token.height, after.height) >= 0.7 * tall


def _column(hit: LabelHit, sheet: Sheet) -> tuple[int, int]:
    """Left and right edge of what belongs under a label: from the next label in its row to its own right edge."""
    right = max(token.box[2] for token in hit.tokens) + hit.line.height
    others = [
        other.tokens[0].box[2]
        for other in sheet.hits
        if other.strength >= _STOP_STRENGTH and other.tokens[0].box[2] < hit.tokens[-1].box[0]
        and (other.line is hit.line or same_row(other.line, hit.line))
    ]  # fmt: skip
    return max(others, default=0), right


def _in_column(line: TokenLine, column: tuple[int, int]) -> tuple[Token, ...]:
    left, right = column
    return tuple(t for t in line.tokens if t.folded and left <= (t.box[0] + t.box[2]) // 2 <= right)


def _below(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """The nearest text under the label itself, unless that is a label too."""
    line = hit.line
    for other in _lines_under(line.box[3], line.height, _BELOW_LINES, sheet):
        for cell in (*_own_cells(other, hit, sheet), *_cells(_in_column(other, _column(hit, sheet)))):
            if _above(hit, cell) or _alone_in_column(hit, cell, sheet):
                labelled = any(set(stop.tokens) & set(cell) for stop in sheet.stops(other))
                return () if labelled or begins_item(cell) else cell
    return ()


def _own_cells(line: TokenLine, hit: LabelHit, sheet: Sheet) -> Iterator[tuple[Token, ...]]:
    """Cells that stand under this label and no other one of its row, whole: a value set in the middle of its cell may
    reach further than its label on both sides."""
    beside = [
        other for other in sheet.hits
        if other is not hit and other.strength >= _STOP_STRENGTH
        and (other.line is hit.line or same_row(other.line, hit.line))
    ]  # fmt: skip
    for cell in _cells([token for token in line.tokens if token.folded]):
        if _above(hit, cell) and not any(_above(other, cell) for other in beside):
            yield cell


def _above(hit: LabelHit, cell: Sequence[Token]) -> bool:
    left, right = min(t.box[0] for t in hit.tokens), max(t.box[2] for t in hit.tokens)
    return min(right, max(t.box[2] for t in cell)) > max(left, min(t.box[0] for t in cell))


def _alone_in_column(hit: LabelHit, cell: Sequence[Token], sheet: Sheet) -> bool:
    """Is a value that stands under no text at all this label's? In a box a small label stands in the corner and its
    value in the middle: then nothing is to the right of the value, and nothing over it up to the next label's box."""
    left, right = min(token.box[0] for token in cell), max(token.box[2] for token in cell)
    corner, top = min(token.box[0] for token in hit.tokens), min(token.box[1] for token in cell)
    if hit.start or hit.end < len(hit.line.tokens) or not 0 <= corner - right <= _CORNER * hit.line.height:
        return False
    row = [line for line in sheet.lines if line is not hit.line and same_row(line, hit.line)]
    own = [
        line
        for line in sheet.lines
        if cell[0] not in line.tokens and line.box[1] < cell[0].box[3] and line.box[3] > top
    ]
    over = any(line.box[2] > left for line in row if line.box[0] < corner)
    return not over and not any(line.box[0] >= right and line.box[0] < _column(hit, sheet)[1] for line in own)


def _next_down(bottom: int, height: int, reach: float, column: tuple[int, int], sheet: Sheet) -> tuple[Token, ...]:
    for line in _lines_under(bottom, height, reach, sheet):
        tokens = _in_column(line, column)
        if tokens:
            labelled = any(set(stop.tokens) & set(tokens) for stop in sheet.stops(line))
            return () if labelled or begins_item(tokens) or greets(tokens) else tokens
    return ()


def _lines_under(bottom: int, height: int, reach: float, sheet: Sheet) -> list[TokenLine]:
    """Lines whose middle is under ``bottom`` and whose top is within ``reach`` line heights of it, from the top."""
    near = [
        line
        for line in sheet.lines
        if (line.box[1] + line.box[3]) / 2 > bottom and line.box[1] <= bottom + reach * height
    ]
    return sorted(near, key=lambda line: line.box[1])


def _block(hit: LabelHit, first: tuple[Token, ...], sheet: Sheet) -> tuple[Token, ...]:
    """``first`` and the lines that it runs on to, until a label, a gap, or a line that begins elsewhere than under
    the value or the label, or that the text did not wrap to."""
    if not first:
        return ()
    column, height = _column(hit, sheet), max(t.height for t in first)
    parts = [first]
    starts = (first[0].box[2], hit.tokens[0].box[2])
    while len(parts) <= _MAX_BLOCK:
        more = _next_down(max(t.box[3] for t in parts[-1]), height, _BLOCK_LINES, column, sheet)
        if not more or all(abs(more[0].box[2] - start) > _INDENT * height for start in starts):
            break
        parts.append(more)
    left = min(t.box[0] for part in parts for t in part)
    wrapped = [n for n in range(1, len(parts)) if not _had_room(parts[n - 1], parts[n], left)]
    last = next((n for n in range(1, len(parts)) if n not in wrapped), len(parts))
    return tuple(token for part in parts[:last] for token in part)


def _had_room(line: Sequence[Token], after: Sequence[Token], left: int) -> bool:
    """Would the next line's first word have fitted on this line? Then it begins something else."""
    word = after[0].box[2] - after[0].box[0]
    return min(t.box[0] for t in line) - word - line[0].height // 2 > left
