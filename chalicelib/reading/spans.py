"""The stretches of text that may hold a label's value, by where they stand: beside it (to the left), in the next cell,
below it, or running on over further lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.reading.below import BELOW_LINES, below, block, lines_under
from chalicelib.reading.labels import SURELY, WIDE_GAP, LabelHit
from chalicelib.reading.sheet import Sheet, Span, same_row, stretches_of
from chalicelib.reading.tokens import Token, TokenLine

_BARELY = 0.2
_SURELY_READ = 0.5


def spans_of(hit: LabelHit, sheet: Sheet) -> list[Span]:
    """Where this label's value may stand, the likeliest place first."""
    if hit.line.flowed:
        told, _ = _until_stop(hit.line, hit.end, sheet)
        return [Span(told, "beside")] if told else []
    row, under = beside(hit, sheet), below(hit, sheet)
    if not (row or under):
        level = _about_level(hit, sheet)
        spans = [Span(level, "cell" if level[0].line == level[-1].line else "block")] if level else []
        return spans or [Span(told, "below") for told in _on_the_next_line(hit, sheet)]
    parts = list(stretches_of(row))
    first = parts[0] if parts else ()
    spans = [Span(first, "beside" if first[0].line == hit.line.number else "cell")] if first else []
    if len(parts) > 1:
        spans.append(Span(row, "row"))
    if under:
        spans.append(Span(under, "below"))
    whole = () if _ended_at_once(first, sheet) else block(hit, first or under, sheet)
    if first and first[0].line != hit.line.number:
        whole = (*_beginning(hit, first, sheet), *(whole or first))
    if len(whole) > len(first or under):
        spans.append(Span(whole, "block"))
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


def _about_level(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """Left of a label that has nothing in its row, what is only about level with it, as where a cell of two lines and
    its neighbour are set to the same middle: unless it is next to another label, or under one."""
    line = hit.line
    if hit.end < len(line.tokens):
        return ()
    near = [
        other
        for other in sheet.lines
        if other.box[2] <= line.box[0] + line.height and _overlap(line, other) >= _BARELY * min(line.height, other.height)
        and not sheet.stops(other) and not _is_another_labels(other, sheet)
    ]  # fmt: skip
    edge = max((other.box[2] for other in near), default=0)
    column = sorted((other for other in near if edge - other.box[2] <= line.height), key=lambda other: other.box[1])
    return tuple(token for other in column for token in other.tokens if _counts(token, other))


def _on_the_next_line(hit: LabelHit, sheet: Sheet) -> Iterator[tuple[Token, ...]]:
    """What the next line begins with, where pairs of labels and values run on like text and a label ends its line."""
    row = [line for line in sheet.lines if line is hit.line or same_row(line, hit.line)]
    start = max(row, key=lambda line: line.box[2])
    others = [one for one in sheet.hits if one is not hit and one.strength >= SURELY and any(one.line is o for o in row)]
    if hit.end < len(hit.line.tokens) or not any(beside(one, sheet) for one in others):
        return
    for line in lines_under(hit.line.box[3] - hit.line.height / 4, hit.line.height, 1, sheet):
        if line not in row and abs(line.box[2] - start.box[2]) <= line.height:
            told, _ = _until_stop(line, 0, sheet)
            if told:
                yield told
            return


def _is_another_labels(line: TokenLine, sheet: Sheet) -> bool:
    """Is what stands right of it in its row, or close over it, a label?"""
    rights = [other for other in sheet.lines if other.box[0] + other.height >= line.box[2] and same_row(line, other)]
    nearest = min((other for other in rights if other is not line), key=lambda other: other.box[0], default=None)
    over = (hit.line for hit in sheet.hits if hit.strength >= SURELY and _over(hit, line))
    return (nearest is not None and bool(sheet.stops(nearest))) or any(over)


def _over(hit: LabelHit, line: TokenLine) -> bool:
    across = hit.tokens[-1].box[0] < line.box[2] and line.box[0] < hit.tokens[0].box[2]
    return across and 0 <= line.box[1] - hit.line.box[1] <= BELOW_LINES * line.height


def _overlap(one: TokenLine, other: TokenLine) -> int:
    return min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])


def _ended_at_once(value: Sequence[Token], sheet: Sheet) -> bool:
    """Does another label follow without a gap? Then the line was not full, and the value needs no further one."""
    line = next((line for line in sheet.lines if value and value[-1] in line.tokens), None)
    after = line.tokens[value[-1].index + 1 :][:1] if line else ()
    return line is not None and any(
        token.gap < WIDE_GAP and any(token is stop.tokens[0] for stop in sheet.stops(line)) for token in after
    )


def beside(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
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
