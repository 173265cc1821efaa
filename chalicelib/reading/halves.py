"""Values of two halves, each with its word («فرعی», «اصلی»), as labels or cells cut them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chalicelib.fields import Kind
from chalicelib.reading.candidate import PLACES, Candidate
from chalicelib.reading.labels import WIDE_GAP
from chalicelib.reading.row import left_of
from chalicelib.reading.sheet import Sheet, Span, same_row
from chalicelib.reading.spellings import reading_of
from chalicelib.reading.tokens import Token, fold, words_of

_WHOLE = 1.2
"""A value of two halves says more than either."""
_COLUMN_REACH = 3
_MORE = words_of("و الی تا")


def of_halves(kind: Kind, found: Sequence[Candidate], sheet: Sheet) -> Iterator[Candidate]:
    """A value that stands in two cells of one row, each with a label of its own («پلاک فرعی», «پلاک اصلی»), and with no
    further number in their columns."""
    ranked = sorted(found, key=lambda one: one.score)
    halves = {word: one for one in ranked if (word := _half_of(kind, one)) is not None}
    if not kind.halves or len(halves) < len(kind.halves):
        return
    parts = [halves[word] for word in kind.halves]
    if not _in_one_row(parts, sheet) or any(_more_in_column(one.tokens[0], sheet) for one in parts):
        return
    tokens = tuple(token for one in parts if one.hit for token in (one.hit.tokens[-1], *one.tokens))
    value = reading_of(kind, tokens)
    if value is not None:
        score = _WHOLE * min(one.score for one in parts)
        raw = " ".join(token.text for token in tokens)
        yield replace(parts[0], value=value, raw=raw, tokens=tokens, score=score, span=Span(tokens, parts[0].place))


def led_by_half(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """«پلاک اصلی ۱۲ فرعی ۳۴۵», «پلاک ثبتی: اصلی ۱۲، فرعی ۳۴۵»: each half after its word, of which the label's last may
    be one."""
    words = {fold(word) for word in kind.halves}
    for hit in sheet.hits if words else ():
        if field not in hit.fields:
            continue
        led = hit.tokens[-1:] if hit.tokens[-1].folded in words else ()
        row = [token for token in (*hit.line.tokens[hit.end :], *left_of(hit.line, sheet)) if token.folded]
        tokens, further = (*led, *row[: 4 - len(led)]), row[4 - len(led) : 5 - len(led)]
        if any(token.folded.isdigit() or token.folded in _MORE | words for token in further):
            continue
        if len(tokens) < 4 or {tokens[0].folded, tokens[2].folded} != words:
            continue
        value = reading_of(kind, tokens) if tokens[1].folded.isdigit() and tokens[3].folded.isdigit() else None
        if value is not None:
            score = _WHOLE * hit.score * PLACES["row"]
            raw = " ".join(token.text for token in tokens)
            yield Candidate(field, value, raw, tokens, hit, "row", score, span=Span(tokens, "row"))


def _in_one_row(parts: Sequence[Candidate], sheet: Sheet) -> bool:
    """Do their labels begin cells of one row, and so do their numbers stand?"""
    heads = [one.hit for one in parts if one.hit]
    lines = [line for one in parts for line in sheet.lines if one.tokens[0] in line.tokens]
    begun = all(hit.start == 0 or hit.tokens[0].gap >= WIDE_GAP for hit in heads)
    return (
        begun and all(same_row(hit.line, heads[0].line) for hit in heads) and all(same_row(x, lines[0]) for x in lines)
    )


def _more_in_column(number: Token, sheet: Sheet) -> bool:
    """Is what stands next under it a number too, as in a table's further row, and has no label in its row?"""
    reach = number.box[3] + _COLUMN_REACH * number.height
    under = [
        line for line in sheet.lines
        if number.box[3] < line.box[3] <= reach and line.box[1] > (number.box[1] + number.box[3]) / 2
        and line.box[0] < number.box[2] and number.box[0] < line.box[2]
    ]  # fmt: skip
    nearest = min(under, key=lambda line: line.box[1], default=None)
    if nearest is None or any(sheet.stops(line) for line in sheet.lines if same_row(line, nearest)):
        return False
    return len(nearest.tokens) == 1 and nearest.tokens[0].folded.isdigit()


def _half_of(kind: Kind, one: Candidate) -> str | None:
    """Which half of a value a bare number is, by its label's last word."""
    words = {fold(word): word for word in kind.halves}
    bare = len(one.tokens) == 1 and one.tokens[0].folded.isdigit() and not one.repaired
    return words.get(one.hit.tokens[-1].folded) if one.hit and bare else None
