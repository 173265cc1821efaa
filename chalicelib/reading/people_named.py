"""Everybody whom a page names: «آقای … به شماره ملی … به عنوان موجر», «مشخصات موجر» over his details."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.reading.labels import LabelHit
from chalicelib.reading.mentions import Mention
from chalicelib.reading.parties import Parties
from chalicelib.reading.past import told_of_the_past
from chalicelib.reading.people_on_forms import on_form
from chalicelib.reading.people_told import told
from chalicelib.reading.tokens import TokenLine, fold, level

_DETAILS_OF = tuple(map(fold, ("مشخصات", "اطلاعات")))
_MIDDLE = 0.1
"""How far off the middle of the page what stands in it may be, as a share of its width."""


def mentions_of(
    lines: Sequence[TokenLine],
    hits: Sequence[LabelHit],
    parties: Parties,
    others: frozenset[str] = frozenset(),
    width: int = 0,
) -> list[Mention]:
    """Everybody whom these lines name, as far as words tell. ``others``: words for people's parts on other papers;
    ``width``: the page's."""
    found: list[Mention] = []
    for line in lines:
        own = [hit for hit in hits if hit.line is line]
        found += told(line, own, parties) if line.flowed else on_form(line, own, parties)
        if not line.flowed and _without_heading(line) in others:
            found.append(Mention(line, 0, perhaps=True))
        found += [Mention(line, was.start, end=was.stop, bystander=True) for was in told_of_the_past(line)]
    return [replace(one, centred=one.start == 0 and _in_the_middle(one.line, lines, width)) for one in found]


def _in_the_middle(line: TokenLine, lines: Sequence[TokenLine], width: int) -> bool:
    off_middle = abs(line.box[0] + line.box[2] - width) / 2
    accompanied = any(one is not line and level(line, one) for one in lines)
    return not line.flowed and off_middle <= _MIDDLE * width and not accompanied


def _without_heading(line: TokenLine) -> str:
    """«مشخصات مالک» → مالک."""
    folded = line.folded
    return next((folded.removeprefix(word) for word in _DETAILS_OF if folded.startswith(word)), folded)
