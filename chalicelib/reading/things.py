"""Which thing a label tells of: «مساحت» of the parking space, «تاریخ» under the insurance's number and «پلاک» of the
neighbour's house stand on a paper as its own do, and are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from chalicelib.fields import Kind
from chalicelib.reading.labels import SURELY, WIDE_GAP, LabelHit
from chalicelib.reading.mistaken import VALIDITY
from chalicelib.reading.row import left_of
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.tokens import Token, TokenLine, fold, words_of
from chalicelib.reading.whose import person_of

_PARTS = words_of("پارکینگ انباری بالکن تراس پیلوت نورگیر حیاطخلوت زیرزمین نیمطبقه")
_NEIGHBOURS = words_of("مجاور مجاورین همسایه همجوار همجواران جنب مشاعات")
_REFERRED = words_of("عطف بازگشت پیرو پاسخ")
_PAPERS = words_of(
    "گواهی نامه بیمهنامه بیمه وکالتنامه دادنامه حکم قرارداد صورتجلسه پروانه سند شناسنامه کارت رای فیش چک اخطار"
    " ابلاغیه مجوز صورتمجلس استعلام قولنامه اجارهنامه تفویض"
    " تاییدیه گذرنامه"
)
"""Papers that have a number and a date of their own."""
_INSTALMENTS = words_of(
    "بیعانه قسط اقساط پیشپرداخت نقدا نقد الباقی باقیمانده مابقی علیالحساب چک حقالزحمه خسارت التزام وجهالتزام روزانه"
    " شارژ کمیسیون وام تسهیلات هرمتر هرمترمربع مترمربعی"
)
_REDUCED = words_of("تخفیف جایزه خوشحسابی مانده پرداختی قسط اقساط معافیت بخشودگی")
_OTHER_THINGS = words_of("پرونده کار دستورکار کلاسه استناد استعلام بایگانی اندیکاتور ردیف صفحه نقشه فیش رسید")
_SUM, _TO_BE_PAID = ("جمع", "کل", "مبلغکل", "بدهی"), fold("پرداخت")
_OF_LAND = ("area_m2", "number", "digits", "plaque", "share", "postal_code", "renovation_code")
_OF_A_PAPER = ("jalali_date", "reference_no", "number")
_DATE, _ON, _NUMBER = fold("تاریخ"), fold("در"), words_of("شماره ش")
_MAKING = words_of("صادر تنظیم منعقد امضا امضاء ثبت صدور تسلیم تحریر فیمابین مابین")
_DEATH, _DIED_ON, _DECEASED = words_of("فوت درگذشت درگذشته وفات بدرود رحلت"), "died_on", "deceased_name"
_WILLS = words_of("وصیتنامه وصیت صلحنامه")
_BARE_DATES = words_of(
    "تاریخ مورخ مورخه تاریخصدور صدور تاریخاعتبار اعتبارتا معتبرتا تاریخانقضا انقضا تاریخثبت تاریخپایاناعتبار"
    " پایاناعتبار مهلتاعتبار مدتاعتبار"
)
"""Labels of a date that don't say of which paper."""
_FAILED = fold("ناموفق")
_PERMIT_NO, _BUILDING, _ENGINEERS = "permit_no", fold("ساختمان"), words_of("مهندس ناظر مجری طراح محاسب پیمانکار دارنده")
_ACTS = tuple(map(fold, ("اقدام", "اقدامات", "ساختمان آقای", "ساختمان خانم", "به نفع آقای", "به نفع خانم")))
"""Words that lead to somebody of whom a sentence may tell anything."""
_EXTENDED, _TO_COME = fold("تمدید"), words_of("باید بایست میبایست قابل لازم جهت برای تقاضای شود گردد نشود میشود خواهد")
_TERMS = tuple(
    map(fold, ("لغایت", "الی", "تا", "تا پایان روز", "از تاریخ", "تا تاریخ", "الی تاریخ", "لغایت تاریخ", "آن"))
)
_OF_OTHERS = words_of(
    "عضو عضویت دوره ضمانت ضمانتنامه چک گذرنامه بیمه کارت عوارض بخشنامه تعطیل بدهی ودیعه تحویل تاخیر خسارت جریمه قبلی"
    " سابق پیشین تخلیه"
)
_OF_THIS = words_of("مدت اجاره قرارداد پروانه گواهی وکالت وکالتنامه معتبر صادر اعتبار")
_THIS, _DEED = fold("این"), fold("نامه")
_IT, _WAS = fold("آن"), words_of("بوده بود")
_SENTENCE, _REACH = (".", "؛", "،", "؟"), 8
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
        or (kind.id == "money" and (_in_parts(hit, sheet) or _failed(sheet) or _before_a_reduction(hit, sheet)))
        or (VALIDITY in hit.fields and _extended(sheet))
        or (
            kind.id == "jalali_date"
            and (_of_another_paper(hit, sheet) or _told_barely(hit, sheet) or _in_anothers_term(hit))
        )
        or hit.folded.startswith(_ACTS)
        or _an_engineers(hit, sheet)
    )


def _an_engineers(hit: LabelHit, sheet: Sheet) -> bool:
    """«مهندس ناظر: رضا کاظمی، شماره پروانه: ۳۰۰۳۳»: his licence to work, unless the label says it is a building's."""
    if _PERMIT_NO not in hit.fields or _BUILDING in hit.folded:
        return False
    row = (line for line in sheet.lines if line is not hit.line and same_row(line, hit.line))
    right = (token for line in row if line.box[0] >= hit.line.box[2] for token in line.tokens)
    return any(token.folded in _ENGINEERS for token in (*_stretch_before(hit, 2 * _REACH), *right))


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
    a_thing = word in _PAPERS if numbered else word.isalpha() and len(word) > 1
    return a_thing and not any(_explains(other, hit) for other in sheet.hits)


def _explains(other: LabelHit, hit: LabelHit) -> bool:
    """Is the word before a label another label's or its value's, or the first of two of the same field («دفتر املاک
    جلد»)?"""
    same = other.end == hit.start and not other.fields.isdisjoint(hit.fields)
    return other.line is hit.line and other.start < hit.start and (same or other.strength >= SURELY)


def _told_after(hit: LabelHit, words: frozenset[str]) -> bool:
    """Is one of the words said before the label, or in it, in the same stretch of a sentence or cell?"""
    return any(token.folded in words for token in (*_stretch_before(hit), *hit.tokens))


def _failed(sheet: Sheet) -> bool:
    """A receipt of a transaction that failed: nothing was paid."""
    return any(token.folded == _FAILED for line in sheet.lines for token in line.tokens)


def _before_a_reduction(hit: LabelHit, sheet: Sheet) -> bool:
    """«جمع کل» of a bill that goes on to a discount or to what was paid: less may be asked for."""
    whole = hit.folded.startswith(_SUM) and _TO_BE_PAID not in hit.folded
    return whole and any(token.folded in _REDUCED for line in sheet.lines for token in line.tokens)


def _in_anothers_term(hit: LabelHit) -> bool:
    """«… عضو اتحادیه از تاریخ …», «… ودیعه تا تاریخ …», «… و اعتبار آن تا …»: a term that a sentence tells of something
    else than of this paper, or doesn't say of what."""
    if not hit.line.flowed or not hit.folded.endswith(_TERMS):
        return False
    before = [token.folded for token in _stretch_before(hit, 2 * _REACH)]
    if any(one == _THIS and (paper in _PAPERS or paper.endswith(_DEED)) for paper, one in pairwise(before)):
        return False
    words = {*before, *(token.folded for token in hit.tokens)}
    was = any(token.folded in _WAS for token in hit.line.tokens[hit.end : hit.end + _REACH])
    return was or _IT in words or not words.isdisjoint(_OF_OTHERS) or words.isdisjoint(_OF_THIS)


def _extended(sheet: Sheet) -> bool:
    """Does the paper tell of an extension («تمدید دوم تا: …»)? Then a term may be the former one. «… باید تمدید شود»
    tells of none."""
    return any(
        token.folded.startswith(_EXTENDED) and not _to_come(line, token)
        for line in sheet.lines
        for token in line.tokens
    )


def _to_come(line: TokenLine, token: Token) -> bool:
    near = (*line.tokens[max(0, token.index - 2) : token.index], *line.tokens[token.index + 1 : token.index + 2])
    return any(one.folded in _TO_COME for one in near)


def _in_parts(hit: LabelHit, sheet: Sheet) -> bool:
    """«مبلغ: ۵۰٬۰۰۰٬۰۰۰ ریال نقداً»: is a part of a sum told of in the label's row?"""
    words = [token.folded for token in hit.line.tokens]
    near = words[max(0, hit.start - _REACH) : hit.end + _REACH]
    near += [token.folded for token in left_of(hit.line, sheet)][:_REACH]
    if any(token.folded in _INSTALMENTS for token in _stretch_before(hit, 2 * _REACH)):
        return True
    return any(
        word in _INSTALMENTS or word + after in _INSTALMENTS for word, after in zip(near, [*near[1:], ""], strict=True)
    )


def _stretch_before(hit: LabelHit, reach: int = _REACH) -> Iterator[Token]:
    """The words before a label, the nearest first, as far as a mark, a gap of a form or the reach of a phrase."""
    tokens, place = hit.line.tokens, hit.start
    while place > max(0, hit.start - reach):
        before = tokens[place - 1]
        apart = not hit.line.flowed and tokens[place].gap >= WIDE_GAP and place < hit.start
        if before.text.endswith(_SENTENCE) or apart:
            return
        yield before
        place -= 1


def _stretch_after(hit: LabelHit, reach: int) -> Iterator[Token]:
    """The words after a label, as far as the end of the sentence or the reach of a phrase."""
    for token in hit.line.tokens[hit.end : hit.end + reach]:
        yield token
        if token.text.endswith(_SENTENCE[:2]):
            return


def _under_a_papers_name(hit: LabelHit, sheet: Sheet) -> bool:
    """«تاییدیه آتش نشانی», and under it «شماره گواهی: ۷۷۸۸»: a few words right above that name a paper and lead to no
    value. The page's first lines name this one."""
    above = None if hit.line.flowed or hit.start else _right_above(hit, sheet.lines)
    if above is None or sum(line.box[1] < above.box[1] for line in sheet.lines) < _TITLES:
        return False
    words = [token.folded for token in above.tokens if token.folded]
    heading = 0 < len(words) <= _HEADING and all(word.isalpha() for word in words)
    own = any(one.line is above and one.fields for one in sheet.hits)
    return heading and not own and not _PAPERS.isdisjoint(words)


def _anothers_number(hit: LabelHit) -> bool:
    """«پیگیری پرونده شماره ۷۷۸۸», «دستور کار شماره ۴۴۵۵ تاریخ …»: in a sentence a bare label is told of the word before
    it, which is no word for this paper; and a day of what has the number before it."""
    if not hit.line.flowed or hit.folded not in _NUMBER | _BARE_DATES:
        return False
    before = hit.line.tokens[max(0, hit.start - _REACH) : hit.start]
    if hit.folded in _BARE_DATES:
        number = next((n for n, one in enumerate(reversed(before)) if one.folded in _NUMBER), None)
        if number is None or not all(one.text[:1].isdigit() for one in before[len(before) - number :]):
            return False
        before = before[: len(before) - number - 1]
    thing = before[-1].folded if before else ""
    return thing in _OTHER_THINGS


def _told_barely(hit: LabelHit, sheet: Sheet) -> bool:
    """«… در تاریخ ۱۴۰۳/۰۶/۰۲ بازدید گردید»: a day on which something happened, which the sentence says with other words
    than those of a paper's making, or of a death where a day of death is meant."""
    if not hit.line.flowed or hit.tokens[-1].folded != _DATE or hit.tokens[-1].colon:
        return False
    before, after = hit.line.tokens[: hit.start][-1:], hit.line.tokens[hit.end : hit.end + _REACH]
    if _DIED_ON in hit.fields and _of_the_deceased(hit, sheet):
        return False
    on = any(token.folded == _ON for token in (*before, *hit.tokens))
    willed = any(token.folded in _WILLS for token in _stretch_before(hit, 2 * _REACH))
    return on and (willed or not any(token.folded in _MAKING for token in after))


def _of_the_deceased(hit: LabelHit, sheet: Sheet) -> bool:
    """«شادروان حسن یزدی در تاریخ … در اقامتگاه دائمی خود بدرود حیات گفته است»; his wife may have died too."""
    who = person_of(hit, sheet.mentions)
    died = any(token.folded in _DEATH for token in _stretch_after(hit, 2 * _REACH))
    return died and who is not None and who.field == _DECEASED


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
    paper = next((token for token in reversed(tokens[: number.index]) if token.folded in _PAPERS), None)
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
