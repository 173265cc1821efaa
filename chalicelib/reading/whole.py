"""Is a stretch of print surely the whole of an address, no more and no less?

Where running text ends, nothing on a page says, save that an address ends with the number of its house, flat or floor.
"""

from __future__ import annotations

from chalicelib.reading.below import BELOW_LINES, lines_under
from chalicelib.reading.candidates import Candidate
from chalicelib.reading.houses import ends_with_house
from chalicelib.reading.row import beside
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token, TokenLine

_FEWEST_WORDS = 4


def whole_address(candidate: Candidate, sheet: Sheet) -> bool:
    """Does it stand beside its label, end with a house's number and no sign, and nothing left of it or under it that it
    may run on to? A paragraph's is never sure."""
    hit, tokens = candidate.hit, candidate.tokens
    if hit is None or hit.line.flowed or len(tokens) < _FEWEST_WORDS:
        return False
    if candidate.place != "block" and (candidate.wraps or candidate.place not in ("beside", "cell")):
        return False
    alone = all(token in tokens for token in beside(hit, sheet))
    return alone and ends_with_house(tokens) and not _runs_on(tokens, sheet)


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
