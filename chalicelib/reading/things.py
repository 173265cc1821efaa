"""Which thing a label tells of: «مساحت» of the parking space, «تاریخ» under the insurance's number and «پلاک» of the
neighbour's house stand on a paper as its own do, and are not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from chalicelib.fields import Kind
from chalicelib.reading.labels import SURELY, WIDE_GAP, LabelHit, rest_of_cell
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.stretches import PAPERS, REACH, stretch_before
from chalicelib.reading.sums import of_a_part
from chalicelib.reading.terms import of_another_day
from chalicelib.reading.tokens import Token, TokenLine, fold, words_of

_PARTS = words_of("پارکینگ انباری بالکن تراس پیلوت نورگیر حیاطخلوت زیرزمین نیمطبقه")
_NEIGHBOURS = words_of("مجاور مجاورین همسایه همجوار همجواران جنب مشاعات")
_REFERRED = words_of("عطف بازگشت پیرو پاسخ")
_OF_A_DEED, _ON_THE_STRENGTH = ("deed_no", "issued_on"), words_of("استناد")
_OTHER_THINGS = words_of("پرونده کار دستورکار کلاسه استناد استعلام بایگانی اندیکاتور ردیف صفحه نقشه فیش رسید")
_OF_LAND = ("area_m2", "number", "digits", "plaque", "share", "postal_code", "renovation_code")
_OF_A_PAPER = ("jalali_date", "reference_no", "number")
_DATE, _ON, _NUMBER = fold("تاریخ"), fold("در"), words_of("شماره ش")
_BARE_DATES = words_of(
    "تاریخ مورخ مورخه تاریخصدور صدور تاریخاعتبار اعتبارتا معتبرتا تاریخانقضا انقضا تاریخثبت تاریخپایاناعتبار"
    " پایاناعتبار مهلتاعتبار مدتاعتبار"
)
"""Labels of a date that don't say of which paper."""
_LAND_USE, _PLANNED = "land_use", words_of("طرح تفصیلی مصوب موجود فعلی")
_PERMIT_NO, _BUILDING, _ENGINEERS = "permit_no", fold("ساختمان"), words_of("مهندس ناظر مجری طراح محاسب پیمانکار دارنده")
_ACTS = tuple(map(fold, ("اقدام", "اقدامات", "ساختمان آقای", "ساختمان خانم", "به نفع آقای", "به نفع خانم")))
"""Words that lead to somebody of whom a sentence may tell anything."""
_ROW = 1.8
_TITLES, _HEADING = 4, 5


def of_another_thing(hit: LabelHit, kind: Kind, sheet: Sheet) -> bool:
    """May what this label leads to be another thing's than this paper tells of?"""
    return (
        (kind.shape.characters != "letters" and _of_something(hit, sheet))
        or (kind.id in _OF_LAND and _told_after(hit, _PARTS))
        or _told_after(hit, _NEIGHBOURS)
        or (kind.id in _OF_A_PAPER and (_told_after(hit, _REFERRED) or _under_a_papers_name(hit, sheet)))
        or (kind.id in _OF_A_PAPER and _anothers_number(hit))
        or (kind.id == "money" and of_a_part(hit, sheet))
        or (kind.id == "jalali_date" and (_of_another_paper(hit, sheet) or of_another_day(hit, sheet)))
        or hit.folded.startswith(_ACTS)
        or _an_engineers(hit, sheet)
        or _by_plan(hit, sheet)
    )


def _an_engineers(hit: LabelHit, sheet: Sheet) -> bool:
    """«مهندس ناظر: رضا کاظمی، شماره پروانه: ۳۰۰۳۳»: his licence to work, unless the label says it is a building's."""
    if _PERMIT_NO not in hit.fields or _BUILDING in hit.folded:
        return False
    row = (line for line in sheet.lines if line is not hit.line and same_row(line, hit.line))
    right = (token for line in row if line.box[0] >= hit.line.box[2] for token in line.tokens)
    return any(token.folded in _ENGINEERS for token in (*stretch_before(hit, 2 * REACH), *right))


def _by_plan(hit: LabelHit, sheet: Sheet) -> bool:
    """«نوع کاربری طبق طرح تفصیلی» beside «نوع کاربری درخواستی»: what is asked for is another one."""
    if _LAND_USE not in hit.fields or _PLANNED.isdisjoint(token.folded for token in rest_of_cell(hit.line, hit.end)):
        return False
    return any(other is not hit and _LAND_USE in other.fields for other in sheet.hits)


def _of_something(hit: LabelHit, sheet: Sheet) -> bool:
    """Does a word stand right before the label on a form, perhaps with its number, that no other label explains
    («پروانه وکالت معتبر تا:», «بیمه نامه شماره ۷۷ معتبر تا:»)? Then it may be that thing's."""
    before = hit.line.tokens[: hit.start]
    if hit.line.flowed or not before or hit.tokens[0].gap >= WIDE_GAP or before[-1].colon:
        return False
    numbered = sum(
        1 for _ in takewhile(lambda token: token.folded.isdigit() or token.folded in _NUMBER, reversed(before))
    )
    rest = before[: len(before) - numbered]
    word = rest[-1].folded if rest else ""
    a_thing = word in PAPERS if numbered else word.isalpha() and len(word) > 1
    return a_thing and not any(_explains(other, hit) for other in sheet.hits)


def _explains(other: LabelHit, hit: LabelHit) -> bool:
    """Is the word before a label another label's or its value's, or the first of two of the same field («دفتر املاک
    جلد»)?"""
    same = other.end == hit.start and not other.fields.isdisjoint(hit.fields)
    return other.line is hit.line and other.start < hit.start and (same or other.strength >= SURELY)


def _told_after(hit: LabelHit, words: frozenset[str]) -> bool:
    """Is one of the words said before the label, or in it, in the same stretch of a sentence or cell?"""
    return any(token.folded in words for token in (*stretch_before(hit), *hit.tokens))


def _under_a_papers_name(hit: LabelHit, sheet: Sheet) -> bool:
    """«تاییدیه آتش نشانی», and under it «شماره گواهی: ۷۷۸۸»: a few words right above that name a paper and lead to no
    value. The page's first lines name this one."""
    above = None if hit.line.flowed or hit.start else _right_above(hit, sheet.lines)
    if above is None or sum(line.box[1] < above.box[1] for line in sheet.lines) < _TITLES:
        return False
    words = [token.folded for token in above.tokens if token.folded]
    heading = 0 < len(words) <= _HEADING and all(word.isalpha() for word in words)
    own = any(one.line is above and one.fields for one in sheet.hits)
    return heading and not own and not PAPERS.isdisjoint(words)


def _anothers_number(hit: LabelHit) -> bool:
    """«پیگیری پرونده شماره ۷۷۸۸», «دستور کار شماره ۴۴۵۵ تاریخ …»: in a sentence a bare label is told of the word before
    it, which is no word for this paper; and a day of what has the number before it."""
    if not hit.line.flowed:
        return False
    if not hit.fields.isdisjoint(_OF_A_DEED) and any(one.folded in _ON_THE_STRENGTH for one in stretch_before(hit)):
        return True  # «به استناد وکالتنامه شماره ۹۹۸۸ مورخ …»
    if hit.folded not in _NUMBER | _BARE_DATES:
        return False
    before = hit.line.tokens[max(0, hit.start - REACH) : hit.start]
    if hit.folded in _BARE_DATES:
        number = next((n for n, one in enumerate(reversed(before)) if one.folded in _NUMBER), None)
        if number is None or not all(one.text[:1].isdigit() for one in before[len(before) - number :]):
            return False
        before = before[: len(before) - number - 1]
    thing = before[-1].folded if before else ""
    return thing in _OTHER_THINGS


def _of_another_paper(hit: LabelHit, sheet: Sheet) -> bool:
    """Does a bare label of a date stand beside or right under the number of a paper that isn't this one?"""
    if hit.folded not in _BARE_DATES:
        return False
    before = hit.line.tokens[: hit.start]
    if before:
        return _numbers_another(hit.line, before, sheet)
    above = _right_above(hit, sheet.lines)
    return above is not None and _numbers_another(above, above.tokens, sheet)


def _numbers_another(line: TokenLine, tokens: Sequence[Token], sheet: Sheet) -> bool:
    """«گواهی فوت شماره: ۵۵۶۶»: the last number there is a paper's, whose label is none of this paper's."""
    number = next((token for token in reversed(tokens) if any(c.isdigit() for c in token.text)), None)
    if number is None or any(c.isalpha() for token in tokens[number.index + 1 :] for c in token.text):
        return False
    paper = next((token for token in reversed(tokens[: number.index]) if token.folded in PAPERS), None)
    if paper is None:
        return False
    labels = [one for one in sheet.hits if one.line is line and paper.index < one.end <= number.index]
    last = max(labels, key=lambda one: one.end, default=None)
    return last is None or not last.fields or last.folded in _NUMBER


def _right_above(hit: LabelHit, lines: Sequence[TokenLine]) -> TokenLine | None:
    left, right = hit.tokens[-1].box[0], hit.tokens[0].box[2]
    over = [
        line
        for line in lines
        if line is not hit.line and line.box[0] < right and left < line.box[2]
        and 0 <= hit.line.box[1] - line.box[1] <= (1 + _ROW) * hit.line.height
    ]  # fmt: skip
    return max(over, key=lambda line: line.box[1], default=None)
