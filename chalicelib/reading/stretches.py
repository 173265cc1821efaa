"""The words around a label that are said together with it, and those for papers."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.reading.labels import WIDE_GAP, LabelHit
from chalicelib.reading.tokens import Token, words_of

PAPERS = words_of(
    "گواهی نامه بیمهنامه بیمه وکالتنامه دادنامه حکم قرارداد صورتجلسه پروانه سند شناسنامه کارت رای فیش چک اخطار"
    " ابلاغیه مجوز صورتمجلس استعلام قولنامه اجارهنامه تفویض"
    " تاییدیه گذرنامه"
)
"""Papers that have a number and a date of their own."""
SENTENCE, REACH = (".", "؛", "،", "؟"), 8


def stretch_before(hit: LabelHit, reach: int = REACH) -> Iterator[Token]:
    """The words before a label, the nearest first, as far as a mark, a gap of a form or the reach of a phrase."""
    tokens, place = hit.line.tokens, hit.start
    while place > max(0, hit.start - reach):
        before = tokens[place - 1]
        apart = not hit.line.flowed and tokens[place].gap >= WIDE_GAP and place < hit.start
        if before.text.endswith(SENTENCE) or apart:
            return
        yield before
        place -= 1


def stretch_after(hit: LabelHit, reach: int) -> Iterator[Token]:
    """The words after a label, as far as the end of the sentence or the reach of a phrase."""
    for token in hit.line.tokens[hit.end : hit.end + reach]:
        yield token
        if token.text.endswith(SENTENCE[:2]):
            return
