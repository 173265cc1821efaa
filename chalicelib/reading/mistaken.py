"""Runs of words that are like a label and are none: a value's beginning, a signature, a page's foot, a longer label's
beginning. They name no field then, or end no value either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.fields.number_words import value_of
from chalicelib.reading.extent import TITLES
from chalicelib.reading.introductions import SIGNER
from chalicelib.reading.labels import AMID, SURELY, WIDE_GAP, LabelHit
from chalicelib.reading.past import FORMER
from chalicelib.reading.persons import RELATIVES
from chalicelib.reading.sides import begins_a_side
from chalicelib.reading.tokens import TokenLine, fold_known, level, words_of

_NEXT_CELL, _NEXT_LINE, _LONGER = 12, 1.8, 2
_TO_NEIGHBOURS = frozenset(map(fold_known, ("به", "دیوار", "پی")))
_A_SIDE = 12
_NEIGHBOURS, _HALVES = (frozenset(map(fold_known, words)) for words in (("پلاک", "قطعه"), ("اصلی", "فرعی")))
_CODES = words_of("کد شماره تاریخ زمان ساعت نشانی آدرس تلفن")
_TOLD_OF = words_of("موضوع مدت سرمایه")
_DEPUTIES = words_of("مقام معاون جانشین نایب قائممقام")
_PAGE, _BRACKETS = 2, ("(", ")", "[")
_UNITS = words_of("ریال تومان متر مربع مترمربع هکتار رقم عدد حروف")
_OF, _SHEETS = fold_known("از"), frozenset(map(fold_known, ("صفحه", "ص", "برگ")))
VALIDITY, _UNTIL, _THIS, _TERM = "expires_on", fold_known("تا تاریخ"), fold_known("این"), 6
_VALID = (fold_known("معتبر"), fold_known("اعتبار"))
_SIGNED = frozenset(map(fold_known, ("امضا", "امضاء", "امضای", "انگشت")))
OFFICE = frozenset(map(fold_known, ("دفتر", "دفترخانه", "دبیرخانه", "اداره", "سازمان", "شعبه", "مرکز", "شهرداری")))
"""«تلفن دفتر:» is the office's that issued the paper: no telephone of anybody in it."""


def of_the_foot(hit: LabelHit, found: Sequence[LabelHit]) -> bool:
    """«دفتر:» after «کدپستی» says whose that is; «صفحه ۱ از ۱» is this very sheet."""
    word, line = hit.tokens[0], hit.line
    if len(hit.tokens) > 1:
        return False
    if word.folded in OFFICE and hit.start and word.gap < WIDE_GAP:
        return any(one.line is line and one.end == hit.start and not one.tokens[-1].colon for one in found)
    after = [token.folded for token in line.tokens[hit.end : hit.end + 3]]
    paged = len(after) == 3 and after[1] == _OF and after[0].isdigit() and after[2].isdigit()
    return paged and (word.folded in _SHEETS or hit.likeness < 1.0)


def unless_the_sheets(hit: LabelHit, lines: Sequence[TokenLine]) -> LabelHit:
    """«صفحه ۴» alone in a corner of a page numbers the page; that of the register stands in a row with its book."""
    line = hit.line
    if hit.tokens[0].folded not in _SHEETS or len(hit.tokens) > 1 or hit.tokens[0].colon or hit.start:
        return hit
    alone = len(line.tokens) <= _PAGE and not any(one is not line and level(one, line) for one in lines)
    tops = sorted(one.box[1] for one in lines)
    outer = line.box[1] in (*tops[:_PAGE], *tops[-_PAGE:])
    return replace(hit, fields=frozenset()) if alone and outer else hit


def a_number(hit: LabelHit) -> bool:
    """«شش» of «شش دانگ» is no «ش ش»."""
    word = hit.tokens[0]
    return len(hit.tokens) == 1 and not word.colon and value_of([word.text]) is not None


def unless_signed(hit: LabelHit) -> LabelHit:
    """«امضای متقاضی», «نام و امضای مامور» stand over a signature, not beside a name."""
    before = hit.line.tokens[hit.start - 1] if hit.start else None
    after = hit.line.tokens[hit.end : hit.end + 2]
    over = before is not None and before.folded in _SIGNED and hit.line.tokens[hit.start].gap < WIDE_GAP
    under = len(after) > 1 and after[0].text == "و" and after[1].folded in _SIGNED
    return replace(hit, fields=frozenset()) if (over or under) and not hit.tokens[-1].colon else hit


def unless_a_relatives(hit: LabelHit) -> LabelHit:
    """«شماره شناسنامه پدر ۳۸۷»: the father's."""
    after = hit.line.tokens[hit.end : hit.end + 2]
    ends = len(after) == 1 or (len(after) > 1 and after[1].gap >= WIDE_GAP)
    numbered = ends or (len(after) > 1 and (after[0].colon or after[1].folded.isdigit()))
    theirs = numbered and after[0].folded in RELATIVES and after[0].gap < WIDE_GAP and not hit.tokens[-1].colon
    return replace(hit, fields=frozenset()) if theirs else hit


def unless_value(hit: LabelHit, found: Sequence[LabelHit]) -> LabelHit:
    """A cell that begins with a label of other papers and goes on in letters, without a colon, is rather a value
    («موضوع: درخواست ملاقات»): the word is as weak there as amid a sentence."""
    line, after = hit.line, hit.line.tokens[hit.end : hit.end + 1]
    if hit.fields or hit.tokens[-1].colon or not after or after[0].gap >= WIDE_GAP or not after[0].folded.isalpha():
        return hit
    labelled = any(other.line is line and other.start == hit.end for other in found)
    return hit if labelled or after[0].colon else replace(hit, strength=min(hit.strength, AMID))


def unless_led_to(hit: LabelHit, lines: Sequence[TokenLine]) -> LabelHit:
    """«پلاک» that begins a line, where the one over it ends with «دیوار به دیوار», goes on with that."""
    line = hit.line
    if hit.start or len(hit.tokens) > 1 or hit.tokens[0].colon or hit.tokens[0].folded not in _NEIGHBOURS:
        return hit
    over = (one for one in lines if 0 < line.box[1] - one.box[1] <= _NEXT_LINE * line.height)
    led = any(_leads_on(one) and one.box[0] < line.box[2] and line.box[0] < one.box[2] for one in over)
    return replace(hit, fields=frozenset(), strength=AMID) if led else hit


def unless_a_neighbours(hit: LabelHit) -> LabelHit:
    """«شرقاً به قطعه ۵۸»: the plaques and lots of a plot's four sides are its neighbours'."""
    if hit.tokens[0].folded not in _NEIGHBOURS or (len(hit.tokens) > 1 and hit.tokens[-1].folded not in _HALVES):
        return hit
    before = hit.line.tokens[max(0, hit.start - _A_SIDE) : hit.start]
    told = any(begins_a_side(token) for token in before)
    return replace(hit, fields=frozenset(), strength=AMID) if told else hit


def _leads_on(line: TokenLine) -> bool:
    return line.tokens[-1].folded in _TO_NEIGHBOURS and not line.tokens[-1].colon


def unless_a_code(hit: LabelHit) -> LabelHit:
    """«کد درخواست:» is no «درخواست», «سرمایه شرکت:» no «شرکت», «معاون مدیرعامل:» no «مدیرعامل»: what stands there is
    told of it, and is not it."""
    before = hit.line.tokens[: hit.start][-1:]
    tight = hit.tokens[0].gap < WIDE_GAP and bool(before) and not before[0].colon
    words = _CODES | _TOLD_OF if hit.tokens[-1].colon else _CODES
    words |= _DEPUTIES
    return replace(hit, fields=frozenset()) if tight and before[0].folded in words else hit


def unless_former(hit: LabelHit) -> LabelHit:
    """«تاریخ صدور اولیه» is like «تاریخ صدور پروانه», and another day; so are «نام قبلی شرکت:», «شماره ثبت قبلی:»."""
    line, start, end = hit.line, hit.start, hit.end
    former = hit.likeness < 1.0 and any(token.folded in FORMER for token in hit.tokens)
    before, after = line.tokens[max(0, start - 1) : start], line.tokens[end : end + 1]
    former |= any(one.folded in FORMER and hit.tokens[0].gap < WIDE_GAP and not one.colon for one in before)
    former |= any(one.folded in FORMER and one.gap < WIDE_GAP and one.colon for one in after)
    return replace(hit, fields=frozenset()) if former else hit


def unless_a_span(hit: LabelHit) -> LabelHit:
    """«این گواهی تا تاریخ ۱۴۰۳/۱۱/۰۳ معتبر است» ends this paper's validity; «تا تاریخ …» by itself, anything."""
    before, after = hit.line.tokens[max(0, hit.start - _TERM) : hit.start], hit.line.tokens[hit.end : hit.end + _TERM]
    this = any(token.folded == _THIS for token in before)
    # «این گواهی تا تاریخ | ۱۴۰۴/۱۱/۰۸ اعتبار دارد» goes on in the next cell.
    told = hit.folded != _UNTIL or (this and (not after or any(one.folded.startswith(_VALID) for one in after)))
    return hit if told else replace(hit, fields=hit.fields - {VALIDITY})


def unless_longer(hit: LabelHit, found: Sequence[LabelHit]) -> LabelHit:
    """«تاریخ چاپ:», «کاربری طرح تفصیلی:» are no «تاریخ», no «کاربری»: where a word or two and their colon follow at
    once, the label goes on, and is another one."""
    more = hit.line.tokens[hit.end : hit.end + (1 if hit.tokens[0].folded in SIGNER else _LONGER)]
    # A mark that a name ends with (؛) is a colon to a label's own words alone.
    ends = next((n for n, token in enumerate(more) if token.colon and (not n or token.text[-1] in ":：")), None)
    if hit.tokens[-1].colon or ends is None or any(token.gap >= WIDE_GAP for token in more[: ends + 1]):
        return hit
    if more[0].text.startswith(_BRACKETS) and not _UNITS.isdisjoint(token.folded for token in more[: ends + 1]):
        return hit  # «ثمن معامله (ریال):»
    if more[0].folded in OFFICE and ends == 0:
        return replace(hit, fields=frozenset())
    own = range(hit.end, hit.end + ends + 1)
    labelled = any(other.line is hit.line and other.start <= place < other.end for other in found for place in own)
    worded = all(token.folded.isalpha() for token in more[: ends + 1])
    return replace(hit, fields=frozenset()) if worded and not labelled else hit


def without_beginnings(hits: Sequence[LabelHit], lines: Sequence[TokenLine]) -> list[LabelHit]:
    """The labels without those that begin another's value: right after a field's label and its colon, beside or in the
    next cell, «شرکت» of «نام شرکت: شرکت عمرانی …» is a value's word. A paper sets colons after all its labels or none.
    """
    begun = {_next_place(hit, lines) for hit in hits if hit.fields and hit.tokens[-1].colon and hit.strength >= SURELY}
    return [
        replace(hit, fields=frozenset(), strength=AMID)
        if ((hit.line.page, hit.line.number, hit.start) in begun or _a_title(hit)) and not hit.tokens[-1].colon
        else hit
        for hit in hits
    ]


def _a_title(hit: LabelHit) -> bool:
    """«مهندس» right before a name is its bearer's title, not a label of another paper."""
    after = hit.line.tokens[hit.end : hit.end + 1]
    titled = not hit.fields and len(hit.tokens) == 1 and hit.tokens[0].folded in TITLES
    return titled and bool(after) and after[0].gap < WIDE_GAP and after[0].folded.isalpha()


def _next_place(hit: LabelHit, lines: Sequence[TokenLine]) -> tuple[int, int, int] | None:
    """Where the text goes on after a label: on its line, or with the next one to the left in its row."""
    line = hit.line
    if hit.end < len(line.tokens):
        return (line.page, line.number, hit.end)
    level = (line.box[1] + line.box[3]) / 2
    left = [
        one for one in lines
        if one.box[2] <= line.box[0] + line.height // 2 and one.box[1] < level < one.box[3]
        and line.box[0] - one.box[2] <= _NEXT_CELL * line.height
    ]  # fmt: skip
    nearest = max(left, key=lambda one: one.box[2], default=None)
    return (nearest.page, nearest.number, 0) if nearest else None
