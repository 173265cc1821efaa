"""What stands under a label, and on which further lines a value runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.reading.labels import SURELY, WIDE_GAP, LabelHit
from chalicelib.reading.sheet import Sheet, same_row, stretches_of
from chalicelib.reading.tokens import HEADINGS, Token, TokenLine, begins_item, greets, words_of

BELOW_LINES = 2.2
_BLOCK_LINES = 1.6
_MAX_BLOCK = 5
_INDENT = 1.5
_CORNER, _HEADS, _CELL_WORDS, _ROW_WORDS = 12, 2, 5, 7
_UNITS = words_of("متر مربع مترمربع ریال تومان به")


def _column(hit: LabelHit, sheet: Sheet) -> tuple[int, int]:
    """Left and right edge of what belongs under a label: from the next label in its row to its own right edge."""
    right = _right_end(hit, sheet) + hit.line.height
    others = [
        other.tokens[0].box[2]
        for other in sheet.hits
        if other.strength >= SURELY and _middle(other.tokens[0]) < hit.tokens[-1].box[0]
        and (other.line is hit.line or same_row(other.line, hit.line))
    ]  # fmt: skip
    return max(others, default=0), right


def _right_end(hit: LabelHit, sheet: Sheet) -> int:
    """Of the label, with those right before it in its cell («نام و نام خانوادگی مالک / متقاضی»)."""
    labelled = {place for other in sheet.hits if other.line is hit.line for place in range(other.start, other.end)}
    place, tokens = hit.start, hit.line.tokens
    while place > 0 and tokens[place].gap < WIDE_GAP and (place - 1 in labelled or not tokens[place - 1].folded):
        place -= 1
    return max(token.box[2] for token in tokens[place : hit.end])


def _in_column(line: TokenLine, column: tuple[int, int]) -> tuple[Token, ...]:
    left, right = column
    return tuple(t for t in line.tokens if t.folded and left <= _middle(t) <= right)


def _middle(token: Token) -> int:
    """Across; boxes of neighbouring cells may reach into each other."""
    return (token.box[0] + token.box[2]) // 2


def below(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """The nearest text under the label itself, unless that is a label too."""
    line, end = hit.line, _right_end(hit, sheet)
    for row in _rows(lines_under(line.box[3], line.height, BELOW_LINES, sheet)):
        own = [(other, cell) for other in row for cell in _owncells_of(other, hit, sheet, end)]
        near = [(other, cell) for other in row for cell in stretches_of(_in_column(other, _column(hit, sheet)))]
        for other, cell in (*own, *near):
            if cell[0].text.startswith("(") and all(token.folded in _UNITS for token in cell):
                continue  # the second line of «مساحت | (مترمربع)»
            if _above(hit, cell, end) or _alone_in_column(hit, cell, sheet):
                labelled = any(set(stop.tokens) & set(cell) for stop in sheet.stops(other))
                return () if labelled or begins_item(cell) else cell
    return ()


def _rows(lines: Sequence[TokenLine]) -> Iterator[list[TokenLine]]:
    """Lines from the top, those of one row together: a wide cell may reach under its neighbour's label."""
    left = list(lines)
    while left:
        row = [line for line in left if same_row(line, left[0])]
        left = [line for line in left if line not in row]
        yield row


def _owncells_of(line: TokenLine, hit: LabelHit, sheet: Sheet, end: int) -> Iterator[tuple[Token, ...]]:
    """Cells that stand under this label and no other one of its row, whole: a value set in the middle of its cell may
    reach further than its label on both sides."""
    beside = [
        other for other in sheet.hits
        if other is not hit and other.strength >= SURELY
        and (other.line is hit.line or same_row(other.line, hit.line))
        and not (other.line is hit.line and other.end == hit.start)
    ]  # fmt: skip
    for cell in stretches_of([token for token in line.tokens if token.folded]):
        if _above(hit, cell, end) and not any(_above(other, cell) for other in beside):
            yield cell


def _above(hit: LabelHit, cell: Sequence[Token], end: int = 0) -> bool:
    """``end``: the right one of the label's cell, where it reaches further than the label."""
    left, right = min(t.box[0] for t in hit.tokens), max(end, *(t.box[2] for t in hit.tokens))
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
        if line is not hit.line and cell[0] not in line.tokens and line.box[1] < cell[0].box[3] and line.box[3] > top
    ]
    over = any(line.box[2] > left for line in row if line.box[0] < corner) or _under_a_label(cell, hit, sheet)
    return not over and not any(line.box[0] >= right and line.box[0] < _column(hit, sheet)[1] for line in own)


def _under_a_label(cell: Sequence[Token], hit: LabelHit, sheet: Sheet) -> bool:
    """Is another label, no higher than this one, nearer over the cell?"""
    top, height = min(token.box[1] for token in cell), hit.line.height
    over = (other for other in sheet.hits if other is not hit and other.strength >= SURELY and _above(other, cell))
    return any(hit.line.box[1] - height <= other.line.box[1] < top for other in over)


def next_row(hit: LabelHit, value: Sequence[Token], sheet: Sheet) -> tuple[Token, ...]:
    """What stands in the next row of a table, under a value that stands under its column's head: nothing where that
    row has a label, other than a word for somebody's part, as on a form whose labels stand over their values."""
    if sum(same_row(other, hit.line) for other in sheet.lines) < _HEADS:
        return ()
    bottom, height = max(token.box[3] for token in value), max(hit.line.height, *(token.height for token in value))
    for cells in _rows(lines_under(bottom, height, BELOW_LINES, sheet)):
        own = [cell for line in cells for cell in _owncells_of(line, hit, sheet, _right_end(hit, sheet))]
        near = (tokens for line in cells if (tokens := _in_column(line, _column(hit, sheet))))
        found = next(iter(own), None) or next(near, None)
        if found:
            if any(_is_sentence(line) for line in cells):
                return ()
            row = (other for other in sheet.lines if other is cells[0] or same_row(other, cells[0]))
            parts = sheet.people.own | sheet.people.others
            labels = (stop for other in row for stop in sheet.stops(other) if stop.folded not in parts)
            return () if any(labels) else found
    return ()


def _is_sentence(line: TokenLine) -> bool:
    """Text under a table, not a row of it."""
    return len(line.tokens) > _ROW_WORDS and all(token.gap < WIDE_GAP for token in line.tokens)


def nearer_above(hit: LabelHit, value: Sequence[Token], sheet: Sheet) -> bool:
    """Is something that is no label nearer over this label than its value is under it? A form may have its labels under
    its values."""
    gap = min(token.box[1] for token in value) - hit.line.box[3]
    left, right = min(t.box[0] for t in hit.tokens), max(t.box[2] for t in hit.tokens)
    over = (
        line
        for line in sheet.lines
        if line.box[0] < right and left < line.box[2] and line.box[1] < hit.line.box[1]
        and hit.line.box[1] - line.box[3] < min(gap, BELOW_LINES * hit.line.height)
    )  # fmt: skip
    return any(not sheet.stops(line) and len(line.tokens) <= _CELL_WORDS and not _heads(line) for line in over)


def _heads(line: TokenLine) -> bool:
    """«ج) مشخصات بنا»: a section's heading."""
    return begins_item(line.tokens) or line.tokens[0].folded in HEADINGS


def _next_down(bottom: int, height: int, reach: float, column: tuple[int, int], sheet: Sheet) -> tuple[Token, ...]:
    for line in lines_under(bottom, height, reach, sheet):
        tokens = _in_column(line, column)
        if tokens:
            labelled = any(set(stop.tokens) & set(tokens) for stop in sheet.stops(line)) or sheet.beside_a_label(line)
            begun = tokens[0].index > 0 and tokens[0].gap < WIDE_GAP  # to the right of the column
            return () if labelled or begun or begins_item(tokens) or greets(tokens) else tokens
    return ()


def lines_under(bottom: float, height: int, reach: float, sheet: Sheet) -> list[TokenLine]:
    """Lines whose middle is under ``bottom`` and whose top is within ``reach`` line heights of it, from the top."""
    near = [
        line
        for line in sheet.lines
        if (line.box[1] + line.box[3]) / 2 > bottom and line.box[1] <= bottom + reach * height
    ]
    return sorted(near, key=lambda line: line.box[1])


def block(hit: LabelHit, first: tuple[Token, ...], sheet: Sheet) -> tuple[Token, ...]:
    """``first`` and the lines that it runs on to, until a label, a gap, or a line that begins elsewhere than under
    the value or the label, or that the text did not wrap to."""
    if not first:
        return ()
    column, height = _column(hit, sheet), max(t.height for t in first)
    parts = [first]
    starts = (first[0].box[2], hit.tokens[0].box[2])
    while len(parts) <= _MAX_BLOCK:
        more = _next_down(max(t.box[3] for t in parts[-1]), height, _BLOCK_LINES, column, sheet)
        apart = min(t.box[0] for t in more) - min(t.box[0] for t in first) if more else 0
        edges = (apart, *(more[0].box[2] - start for start in starts)) if more else ()
        if not any(abs(edge) <= _INDENT * height for edge in edges):
            break
        parts.append(more)
    left = min(t.box[0] for part in parts for t in part)
    wrapped = [n for n in range(1, len(parts)) if not had_room(parts[n - 1], parts[n], left)]
    last = next((n for n in range(1, len(parts)) if n not in wrapped), len(parts))
    return tuple(token for part in parts[:last] for token in part)


def had_room(line: Sequence[Token], after: Sequence[Token], left: int) -> bool:
    """Would the next line's first word have fitted on this line? Then it begins something else."""
    word = after[0].box[2] - after[0].box[0]
    return min(t.box[0] for t in line) - word - line[0].height // 2 > left
