"""What stands beside a label: after it on its line, and to the left in its row."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.reading.labels import WIDE_GAP, LabelHit, rest_of_cell
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token, TokenLine

_SURELY_READ = 0.5
_EITHER = "یا"
_BRACKETS, _OR, _ASIDE_WORDS = "()[]", ("/", _EITHER), 4


def beside(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """Tokens after the label on its line, then on the lines to its left in the same row, up to the next label."""
    tokens, ended = until_stop(hit.line, past_aside(hit), sheet)
    if ended:
        return tokens
    for line in _row_left_of(hit.line, sheet.lines):
        more, ended = until_stop(line, _seen_twice(line, hit.line), sheet)
        tokens += more
        if ended:
            break
    return tokens


def left_of(line: TokenLine, sheet: Sheet) -> tuple[Token, ...]:
    """Every word to the left of a line in its row, other labels' too."""
    return tuple(token for one in _row_left_of(line, sheet.lines) for token in one.tokens)


def past_aside(hit: LabelHit) -> int:
    """Where a label ends on its line, with the words that explain it, in brackets («مشتکی‌عنه (طرف شکایت)») or after a
    stroke or an «or» in its cell («نام مالک / مؤدی», «نام مالک یا مالکین»)."""
    after = hit.line.tokens[hit.end : hit.end + _ASIDE_WORDS]
    cell = rest_of_cell(hit.line, hit.end)
    if cell and cell[0].text in _OR and len(cell) <= _ASIDE_WORDS and all(t.folded.isalpha() for t in cell[1:]):
        return hit.end + len(cell)
    if after and after[0].text.startswith(tuple(_BRACKETS)) and after[0].gap < WIDE_GAP:
        for place, token in enumerate(after, start=hit.end):
            if any(c.isdigit() for c in token.text):
                break
            if token.text.rstrip(":").endswith(tuple(_BRACKETS)) and len(token.text) > 1:
                return place + 1
    return hit.end


def one_or_another(hit: LabelHit) -> bool:
    """«نام مالک یا نماینده»: which of two is meant is open; «نام مالک یا مالکین» is one or several."""
    after = hit.line.tokens[hit.end : hit.end + 2]
    tight = len(after) > 1 and after[0].text == _EITHER and after[0].gap < WIDE_GAP
    return tight and not after[1].folded.startswith(hit.tokens[-1].folded)


def goes_on(hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """The words that a label without a colon goes on with in its cell, if all are words of labels: «نام مالک ملک» is
    another label than «نام مالک»."""
    cell = rest_of_cell(hit.line, past_aside(hit))
    more = bool(cell) and cell[0].gap < WIDE_GAP and not (hit.tokens[-1].colon or hit.line.flowed)
    return cell if more and all(token.folded in sheet.label_words for token in cell) else ()


def _seen_twice(line: TokenLine, label: TokenLine) -> int:
    """How many words at the start of a line to the label's left are nothing but the label's end, cut through and read
    again: the lines' boxes reach into each other where they stand close."""
    ends = [t for t in line.tokens[:-1] if t.box[0] + t.box[2] > 2 * label.box[0] and t.confidence < _SURELY_READ]
    return len(ends) if list(line.tokens[: len(ends)]) == ends else 0


def until_stop(line: TokenLine, start: int, sheet: Sheet) -> tuple[tuple[Token, ...], bool]:
    stops = [hit.start for hit in sheet.stops(line) if hit.start >= start]
    end = min(stops, default=len(line.tokens))
    return tuple(token for token in line.tokens[start:end] if counts(token, line)), bool(stops)


def counts(token: Token, line: TokenLine) -> bool:
    """Letters and digits do; signs only between two numbers («۹۲۱ / ۹۶»), not as dotted leaders or rules."""
    around = line.tokens[max(0, token.index - 1) : token.index + 2]
    return bool(token.folded) or (len(around) == 3 and around[0].folded.isdigit() and around[2].folded.isdigit())


def _row_left_of(line: TokenLine, lines: Sequence[TokenLine]) -> list[TokenLine]:
    left = [other for other in lines if other is not line and other.box[2] <= line.box[0] + line.height]
    return sorted((other for other in left if same_row(line, other)), key=lambda other: -other.box[2])
