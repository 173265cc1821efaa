"""The stretches of text that may hold a label's value, by where they stand: beside it (to the left), in the next cell,
below it, or running on over further lines."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.reading.below import below, block
from chalicelib.reading.carried import begun_under, carried_over
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.level import about_level, beginning_over, captioned, mirrored, stands_over
from chalicelib.reading.row import beside, until_stop
from chalicelib.reading.sheet import Sheet, Span, stretches_of
from chalicelib.reading.tokens import Token


def spans_of(hit: LabelHit, sheet: Sheet) -> list[Span]:
    """Where this label's value may stand, the likeliest place first."""
    if hit.line.flowed:
        told, _ = until_stop(hit.line, hit.end, sheet)
        return [Span(told, "beside")] if told else []
    row, under = beside(hit, sheet), below(hit, sheet)
    over = () if row else captioned(hit, sheet)
    if over:
        return [Span(over, "level")]
    if not (row or under):
        level = about_level(hit, sheet) or mirrored(hit, sheet)
        if level:
            return [Span(level, "level")]
        return [*(Span(told, "next line") for told in begun_under(hit, sheet)), *_over(hit, sheet)]
    parts = list(stretches_of(row))
    first = parts[0] if parts else ()
    spans = [Span(first, "beside" if first[0].line == hit.line.number else "cell")] if first else []
    if len(parts) > 1:
        spans.append(Span(row, "row"))
    if under:
        spans.append(Span(under, "below"))
    value = first or under
    whole = () if _ended_at_once(first, sheet) else block(hit, value, sheet)
    if value[0].line != hit.line.number:
        whole = (*beginning_over(hit, value, whole, sheet), *(whole or value))
    if len(whole) <= len(first):
        whole = carried_over(hit, first, sheet)
    if len(whole) > len(value):
        spans.append(Span(whole, "block"))
    return spans if row else [*spans, *_over(hit, sheet)]


def _over(hit: LabelHit, sheet: Sheet) -> list[Span]:
    told = stands_over(hit, sheet)
    return [Span(told, "over")] if told else []


def _ended_at_once(value: Sequence[Token], sheet: Sheet) -> bool:
    """Does another label follow without a gap? Then the line was not full, and the value needs no further one."""
    after = sheet.after(value[-1]) if value else None
    return after is not None and after.gap < WIDE_GAP and sheet.begins_a_label(after)
