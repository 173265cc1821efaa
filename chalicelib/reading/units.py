"""What a bare number counts. Rials and square metres are understood, unless the page speaks of another unit that the
number has not beside it: «(مبالغ به هزار ریال)» over a table, «تومان» in the next cell, «هکتار» in a column's head."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.labels import rest_of_cell
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.tokens import Token, words_of

UNIT_UNCLEAR = "unit-unclear"
_RIALS, _TOMANS = words_of("ریال ریالی"), words_of("تومان تومن تومانی")
_FOREIGN = words_of("دلار یورو درهم لیر پوند سکه ت م م.ریال")
_TIMES, _SCALE_BY = words_of("هزار میلیون میلیارد م"), words_of("به ارقام مبالغ واحد حسب")
_METRES, _HECTARES = words_of("متر مترمربع م متری"), words_of("هکتار")


def unit_unclear(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    """May this number count something else than rials, or than square metres?"""
    if kind.id == "area_m2":
        after = {token.folded for token in (*candidate.tokens, *_after(candidate, sheet))}
        label = {token.folded for token in _label(candidate)}
        told = not after.isdisjoint(_METRES | _HECTARES) or not label.isdisjoint(_METRES)
        return not told and _said(sheet, _HECTARES)
    if kind.id != "money":
        return False
    after = {token.folded for token in (*candidate.tokens, *_after(candidate, sheet))}
    if not after.isdisjoint(_FOREIGN) or any(_in_thousands(sheet)):
        return True
    if not after.isdisjoint(_TOMANS | _RIALS):
        return False
    label = {token.folded for token in _label(candidate)}
    return label.isdisjoint(_RIALS) and (_said(sheet, _TOMANS) or not label.isdisjoint(_TOMANS))


def _after(candidate: Candidate, sheet: Sheet) -> tuple[Token, ...]:
    """The word that follows on the value's line."""
    after = sheet.after(candidate.tokens[-1])
    return (after,) if after else ()


def _label(candidate: Candidate) -> tuple[Token, ...]:
    """The label's words, and those that explain it in its cell («مبلغ (تومان)»)."""
    hit = candidate.hit
    if hit is None:
        return ()
    own = {(token.line, token.index) for token in candidate.tokens}
    rest = (token for token in rest_of_cell(hit.line, hit.end) if (token.line, token.index) not in own)
    return (*hit.tokens, *rest)


def _said(sheet: Sheet, words: frozenset[str]) -> bool:
    return any(token.folded in words for line in sheet.lines for token in line.tokens)


def _in_thousands(sheet: Sheet) -> Iterator[bool]:
    """«(مبالغ به هزار ریال)», «۲۵۰۰ م.ریال»: rials by the thousand, and not in a sum in words."""
    for line in sheet.lines:
        for token, after in zip(line.tokens, line.tokens[1:], strict=False):
            if token.folded in _TIMES and after.folded in _RIALS:
                before = line.tokens[: token.index][-1:]
                yield token.text.startswith("(") or not before or before[0].folded in _SCALE_BY
