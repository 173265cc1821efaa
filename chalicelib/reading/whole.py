"""Is a stretch of print surely the whole of a text, no more and no less?

Where running text ends, a page says seldom: an address ends with the number of its house, flat or floor; a plot's
boundaries name four sides; and a few words alone beside their label go on nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.fields import Kind
from chalicelib.fields.free_text import SIDES, sides_of
from chalicelib.reading.below import BELOW_LINES, lines_under
from chalicelib.reading.candidates import Candidate
from chalicelib.reading.houses import ends_with_house
from chalicelib.reading.labels import SURELY, LabelHit
from chalicelib.reading.row import beside
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token, TokenLine, fold

_FEWEST_WORDS = 4
_LEADS_ON = frozenset(
    map(
        fold,
        ["و", "به", "از", "با", "در", "بر", "که", "تا", "برای", "جهت", "نیز", "یا", "آن", "این", "هر", "مورد", "بابت"],
    )
)
_UNITS = frozenset(map(fold, ("متر", "متری")))


def whole(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    """Does it stand beside its label, end as such a text does and without a sign, and nothing left of it or under it
    that it may run on to? A paragraph's is never sure."""
    hit, tokens = candidate.hit, candidate.tokens
    if hit is None or hit.line.flowed or not _ends(candidate, kind):
        return False
    if candidate.place != "block" and (candidate.wraps or candidate.place not in ("beside", "cell")):
        return False
    alone = all(token in tokens for token in beside(hit, sheet))
    return alone and not (_runs_on(tokens, sheet) or (kind.id == "text" and _named_twice(hit, sheet)))


def _ends(candidate: Candidate, kind: Kind) -> bool:
    tokens = candidate.tokens
    if kind.id == "address":
        return len(tokens) >= _FEWEST_WORDS and ends_with_house(tokens)
    if kind.id == "boundaries":
        return len(sides_of(candidate.value.canonical)) == len(SIDES) and (_number(tokens[-1]) or _unit(tokens[-1]))
    return kind.id == "text" and candidate.place != "block" and _few_words(tokens)


def _named_twice(hit: LabelHit, sheet: Sheet) -> bool:
    """«دوره: سال ۱۴۰۳»: where two labels of a field are found, one may be its value's beginning."""
    own = (other for other in sheet.hits if other is not hit and other.strength >= SURELY)
    return any(other.fields & hit.fields for other in own)


def _few_words(tokens: Sequence[Token]) -> bool:
    """Words of letters, of which the last leads to no more, or one number alone?"""
    if len(tokens) == 1 and _number(tokens[0]):
        return True
    last = tokens[-1]
    worded = all(token.folded.isalpha() for token in tokens) and len(last.folded) > 1
    return worded and last.text[-1].isalpha() and last.folded not in _LEADS_ON


def _number(token: Token) -> bool:
    return token.folded.isdigit() and token.text[-1].isdigit()


def _unit(token: Token) -> bool:
    return token.folded in _UNITS and token.text[-1].isalpha()


def _runs_on(tokens: tuple[Token, ...], sheet: Sheet) -> bool:
    """Is there a line under it, about as near as the next line would be, that no label explains?"""
    bottom, height = max(token.box[3] for token in tokens), max(token.height for token in tokens)
    left, right = min(token.box[0] for token in tokens), max(token.box[2] for token in tokens)
    own = {token.line for token in tokens}
    return any(
        line.number not in own
        and line.box[0] < right and left < line.box[2]
        and not _explained(line, sheet)
        for line in lines_under(bottom - height / 2, height, BELOW_LINES + 0.5, sheet)
    )  # fmt: skip


def _explained(line: TokenLine, sheet: Sheet) -> bool:
    """Does it begin with a label, or stand left of one?"""
    if any(stop.start == 0 for stop in sheet.stops(line)):
        return True
    row = (other for other in sheet.lines if other is not line and same_row(other, line))
    return any(sheet.stops(other) and other.box[0] + other.height >= line.box[2] for other in row)
