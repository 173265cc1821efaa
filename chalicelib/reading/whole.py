"""Is a stretch of print surely the whole of a text, no more and no less?

Where running text ends, a page says seldom: an address ends with the number of its house, flat or floor; a plot's
boundaries name four sides; and a few words alone beside their label go on nowhere.
"""

from __future__ import annotations

from chalicelib.fields import Kind
from chalicelib.reading.below import BELOW_LINES, had_room, lines_under
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.extent import DETAILS
from chalicelib.reading.houses import begins_with_house, ends_with_house
from chalicelib.reading.labels import SURELY, WIDE_GAP, LabelHit
from chalicelib.reading.row import beside
from chalicelib.reading.sheet import Sheet, same_row, stretches_of
from chalicelib.reading.sides import ends_with_fourth_side
from chalicelib.reading.tokens import Token, TokenLine, fold, greets, words_of

_FEWEST_WORDS, _MOST_WORDS = 4, 7
_NEAR, _FAR, _COLUMN = BELOW_LINES, 5.0, 12.0
"""In line heights: a further line of a value would stand so near, and hardly ever farther; lines so far over or under
it show where its column ends."""
_APART = 0.3
"""In line heights, how much farther above a block of lines another value ends than its lines stand apart."""
_LEADS_ON = words_of("و به از با در بر که تا برای جهت نیز یا آن این هر مورد بابت")
_SORT = fold("نوع")
_SAY_THEIR_END = ("address", "boundaries")
_OF_ONE_WORD = ("trade", "nationality", "issued_at")
_NUMBERED = ("period", "court_branch", "notary_office")


def whole(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    """Does it stand beside its label, end as such a text does and without a sign, and nothing left of it or under it
    that it may run on to? A paragraph's is never sure."""
    hit, tokens = candidate.hit, candidate.tokens
    if hit is None or hit.line.flowed or not _ends(candidate, kind):
        return False
    if candidate.place != "block" and (candidate.wraps or candidate.place not in ("beside", "cell", "below")):
        return False
    if kind.id == "text" and not _surely_labelled(hit, sheet):
        return False
    return all(token in tokens for token in beside(hit, sheet)) and not _runs_on(tokens, kind, sheet)


def _ends(candidate: Candidate, kind: Kind) -> bool:
    tokens = candidate.tokens
    if kind.id == "address":
        return len(tokens) >= _FEWEST_WORDS and ends_with_house(tokens)
    if kind.id == "boundaries":
        return ends_with_fourth_side(tokens)
    return kind.id == "text" and candidate.place != "block" and _few_words(candidate)


def _few_words(candidate: Candidate) -> bool:
    """A few words of letters, of which neither the first nor the last leads to more and none to another detail, or one
    number alone? One word is enough where a trade or a people is asked for; offices and years have numbers."""
    tokens = candidate.tokens
    if len(tokens) == 1 and (_number(tokens[0]) or candidate.field not in _OF_ONE_WORD):
        return _number(tokens[0])
    numbered = candidate.field in _NUMBERED
    worded = all(
        (token.folded.isalpha() and token.folded not in DETAILS) or (numbered and _number(token)) for token in tokens
    )
    plain = tokens[-1].text[-1].isalnum() and len(tokens[-1].folded) > 1
    leads_on = any(token.folded in _LEADS_ON for token in (tokens[0], tokens[-1]))
    return worded and plain and not leads_on and len(tokens) <= _MOST_WORDS


def _number(token: Token) -> bool:
    return token.folded.isdigit() and token.text[-1].isdigit()


def _surely_labelled(hit: LabelHit, sheet: Sheet) -> bool:
    """Does the label begin its line or cell, ask for no choice («نوع درخواست», over boxes), and is it the only one of
    its field? «دوره: سال ۱۴۰۳»: of two, one may be its value's beginning."""
    begins = hit.start == 0 or hit.tokens[0].gap >= WIDE_GAP
    others = (other for other in sheet.hits if other is not hit and other.strength >= SURELY)
    return begins and hit.tokens[0].folded != _SORT and not any(other.fields & hit.fields for other in others)


def _runs_on(tokens: tuple[Token, ...], kind: Kind, sheet: Sheet) -> bool:
    """Is there a line in the next row under it that no label explains: about as near as the next line would be; or
    farther, where its first word had no room left of the value, or the value is a number, and may be one of a list?"""
    bottom, height = max(token.box[3] for token in tokens), max(token.height for token in tokens)
    left, right = min(token.box[0] for token in tokens), max(token.box[2] for token in tokens)
    own, last = {token.line for token in tokens}, [token for token in tokens if token.line == tokens[-1].line]
    around = (line for line in sheet.lines if abs(line.box[1] - bottom) <= _COLUMN * height and line.box[0] < right)
    edge = min((line.box[0] for line in around), default=left)
    under = [
        line
        for line in lines_under(bottom - height / 2, height, _FAR, sheet)
        if line.number not in own and line.box[0] < right and line.box[2] > left
    ]
    row = [line for line in sheet.lines if under and line.number not in own and same_row(line, under[0])]
    if kind.id == "address" and any(begins_with_house(cell) for line in row for cell in stretches_of(line.tokens)):
        return True
    for line in (line for line in under if same_row(line, under[0])):
        ended = had_room(last, line.tokens, edge)
        if ended and _begins_a_block(line, bottom, sheet):
            continue
        far = line.box[1] > bottom + _NEAR * height and ended and not _number(tokens[0])
        if not (far or _explained(line, sheet, ended=ended or kind.id in _SAY_THEIR_END)):
            return True
    return False


def _begins_a_block(line: TokenLine, bottom: float, sheet: Sheet) -> bool:
    """Do lines follow it that are clearly nearer to each other than it is to what ends at ``bottom``? Their label may
    stand at their middle, in the next column."""
    following = [
        one for one in lines_under(line.box[3] - line.height / 2, line.height, _NEAR, sheet) if one is not line
    ]
    below = [
        one for one in following if not same_row(one, line) and one.box[0] < line.box[2] and one.box[2] > line.box[0]
    ]
    near = min((one.box[1] - line.box[3] for one in below), default=None)
    return near is not None and line.box[1] - bottom > max(0.0, near) + _APART * line.height


def _explained(line: TokenLine, sheet: Sheet, *, ended: bool) -> bool:
    """Does it begin with a label or greet, or stand left of a label? A text that hasn't ``ended`` over it may go on in
    a label's words («… ملک | پلاک ثبتی ۱۲»), unless a colon or a gap sets them off."""
    labelled = any(stop.start == 0 and (ended or _set_off(stop)) for stop in sheet.stops(line))
    if labelled or greets(line.tokens):
        return True
    row = (other for other in sheet.lines if other is not line and same_row(other, line))
    return any(sheet.stops(other) and other.box[0] + other.height >= line.box[2] for other in row)


def _set_off(stop: LabelHit) -> bool:
    after = stop.line.tokens[stop.end : stop.end + 1]
    return stop.tokens[-1].colon or not after or after[0].gap >= WIDE_GAP
