"""Values that a field may have: what stands where its label points to, read by its kind, each with a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from chalicelib.fields import Kind
from chalicelib.reading.candidate import PLACES, Candidate
from chalicelib.reading.extent import NAMES, within
from chalicelib.reading.halves import led_by_half, of_halves
from chalicelib.reading.introductions import names_nobody
from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.mentions import TOLD
from chalicelib.reading.named import put_together
from chalicelib.reading.parties import parts_of
from chalicelib.reading.repairs import best_of
from chalicelib.reading.row import goes_on
from chalicelib.reading.sheet import Sheet, Span
from chalicelib.reading.spans import spans_of
from chalicelib.reading.tokens import Token, fold_known, words_of
from chalicelib.reading.unlabelled import by_look
from chalicelib.reading.values import read

_NEAR, _FAR, _FAR_STEP = 3.0, 0.6, 0.03
_WINDOW, _STARTS = 20, 3
_LATE_START = 0.85
_CHECKED = {True: 1.1, None: 1.0, False: 0.6}
_REPAIR_COST = 0.9
_FLAGGED = 0.93
_LIKE_A_LABEL = 0.8
"""A word amid a line that is less like a label is none."""
_ONE_OF_SEVERAL = 0.7
"""How like a label at most is a head over several people's rows."""
_FIRMS, _NAMED = words_of("شرکت موسسه"), fold_known("نام")
_NO_ADDRESS, _LEAST_ADDRESS = 0.5, 3
_TABLE = 1.2
"""Heads of columns say more than a label before a stretch of text does."""
_BARE = frozenset(("number", "area_m2", "digits", "reference_no"))


def candidates_of(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Every value that the field may have on this page."""
    labelled = list(_by_label(field, kind, sheet))
    if kind.id == "money":
        labelled = _of_named_rows(labelled)
    yield from labelled
    yield from put_together(field, kind, *(list(_by_label(part, kind, sheet)) for part in parts_of(field)))
    yield from of_halves(kind, labelled, sheet)
    yield from led_by_half(field, kind, sheet)
    yield from _by_mention(field, kind, sheet)
    yield from _by_crossing(field, kind, sheet)
    yield from _by_roster(field, kind, sheet)
    yield from by_look(field, kind, sheet)


def _by_label(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Values that the field's labels on this page point to."""
    for hit in sheet.hits:
        if field in hit.fields and (hit.strength >= TOLD or hit.likeness >= _LIKE_A_LABEL):
            spans = spans_of(hit, sheet)
            wraps = any(span.place == "block" for span in spans)
            found: list[Candidate] = []
            for span in spans:
                # A code of several words («سری … شماره …») may be broken in a narrow cell; its half alone says nothing.
                broken = kind.shape.characters == "mixed" and not found
                if span.place != "block" or kind.runs_on or broken:
                    whole = _beyond_label(kind, hit, span if kind.runs_on else _of_two_lines(span), sheet)
                    if kind.id == "name" and names_nobody(whole.tokens):
                        continue
                    kept = replace(whole, tokens=within(kind, whole, sheet))
                    cut = len(kept.tokens) < len(whole.tokens)
                    kept = _opened(kind, hit, kept)
                    found += _in_span(field, kind, hit, kept, wraps=wraps and not cut)
            yield from found


def _beyond_label(kind: Kind, hit: LabelHit, span: Span, sheet: Sheet) -> Span:
    """Without what a name's label goes on with («نام مالک ملک»)."""
    more = goes_on(hit, sheet) if kind.id in NAMES else ()
    return replace(span, tokens=tuple(token for token in span.tokens if token not in more)) if more else span


def _opened(kind: Kind, hit: LabelHit, span: Span) -> Span:
    """With its label, where that is a part of the text («شعبه چهارم شورای حل اختلاف»), or with its last word, where a
    firm's name begins with that («آگهی تأسیس شرکت سازه پارس»)."""
    at_once = span.place in ("beside", "block") and span.tokens[:1] == hit.line.tokens[hit.end : hit.end + 1]
    tight = at_once and bool(span.tokens) and span.tokens[0].gap < WIDE_GAP and not hit.tokens[-1].colon
    if tight and kind.id == "company_name" and hit.tokens[-1].folded in _FIRMS and hit.tokens[0].folded != _NAMED:
        return replace(span, tokens=(hit.tokens[-1], *span.tokens))
    begins = {fold_known(text) for text in kind.spec.opens}
    own = hit.tokens if hit.folded in begins else hit.tokens[-1:] if hit.tokens[-1].folded in begins else ()
    return replace(span, tokens=(*own, *span.tokens)) if tight else span


def _of_named_rows(found: Sequence[Candidate]) -> list[Candidate]:
    """«مبلغ» heads every row of a bill; where «مبلغ قابل پرداخت» is one of them, its sum is meant and not the first."""
    return [one for one in found if one.place != "below" or not any(_names_its_row(other, one) for other in found)]


def _names_its_row(one: Candidate, headed: Candidate) -> bool:
    """Does a longer label than the head's stand beside this value, which is further down in the same column?"""
    if not (one.hit and headed.hit) or one.place not in ("beside", "cell") or one.hit.letters <= headed.hit.letters:
        return False
    upper, lower = headed.tokens[0].box, one.tokens[0].box
    return upper[3] <= lower[1] and upper[0] < lower[2] and lower[0] < upper[2]


def _of_two_lines(span: Span) -> Span:
    lines = list(dict.fromkeys((token.page, token.line) for token in span.tokens))[:2]
    return replace(span, tokens=tuple(token for token in span.tokens if (token.page, token.line) in lines))


def _by_mention(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Names whose owner's part is said after them («… که موجر نامیده می‌شود»)."""
    for one in sheet.mentions:
        if one.field == field and one.called is not None:
            told = Span(one.line.tokens[one.name : one.called.start], "beside")
            kept = replace(told, tokens=within(kind, told, sheet))
            yield from _in_span(field, kind, replace(one.called, strength=TOLD), kept, wraps=False)


def _by_crossing(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Values of tables that have a person in each row."""
    for one in sheet.crossings:
        if one.field == field:
            head = replace(one.head, likeness=min(one.head.likeness, _ONE_OF_SEVERAL)) if one.several else one.head
            yield from _in_span(field, kind, head, Span(one.cell, "crossing"), wraps=False)


def _by_roster(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Lists of persons, from the cells of their table."""
    for one in sheet.rosters:
        value = read(kind, one.text) if one.field == field else None
        if value:
            raw = " ".join(token.text for token in one.tokens)
            yield Candidate(
                field, value, raw, one.tokens, one.head, "crossing", _TABLE, span=Span(one.tokens, "crossing")
            )


def _nearness(hit: LabelHit, span: Span) -> float:
    """Less for a cell far away in the row: it may be a stamp or another column."""
    if hit.line.flowed:
        return 1.0
    gap = (hit.tokens[-1].box[0] - span.tokens[0].box[2]) / hit.line.height
    return 1.0 if span.place in ("below", "over", "crossing") else max(_FAR, 1.0 - _FAR_STEP * max(0.0, gap - _NEAR))


def _in_span(field: str, kind: Kind, hit: LabelHit, span: Span, *, wraps: bool) -> Iterator[Candidate]:
    letters = max(1, _letters(span.tokens))
    for start, end in _windows(len(span.tokens), whole=kind.runs_on or kind.shape.characters == "letters"):
        tokens = span.tokens[start:end]
        reading = None if _in_other_words(kind, tokens) else best_of(kind, tokens)
        if reading is None:
            continue
        value, repaired = reading
        share = 0.6 + 0.4 * min(1.0, _letters(tokens) / letters)
        score = hit.score * PLACES[span.place] * _nearness(hit, span) * share
        score *= _CHECKED[value.passed] * _LATE_START**start
        score *= (_REPAIR_COST if repaired else 1.0) * (_FLAGGED if value.flags else 1.0)
        score *= _NO_ADDRESS if kind.id == "address" and len(tokens) < _LEAST_ADDRESS else 1.0
        raw = " ".join(token.text for token in tokens)
        yield Candidate(field, value, raw, tokens, hit, span.place, score, repaired, span, wraps)


def _in_other_words(kind: Kind, tokens: Sequence[Token]) -> bool:
    """A bare number within an address («کرج، گلشهر، پلاک ۳۸۴») is the house's, whatever label stands before it."""
    if kind.id not in _BARE:
        return False
    before = takewhile(lambda token: not any(c.isdigit() for c in token.text), tokens)
    return any(token.text.endswith(("،", ",")) and token.folded for token in before)


def _letters(tokens: Sequence[Token]) -> int:
    return sum(len(token.folded) for token in tokens)


def _windows(length: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    if whole:
        yield 0, length
        return
    for start in range(min(_STARTS, length)):
        for end in range(min(length, start + _WINDOW), start, -1):
            yield start, end
