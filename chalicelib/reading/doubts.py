"""Why a value may be more, less or something else than what its label means.

The letters of a text layer are exact, and so may be two engines' readings of one stretch; that the stretch is the value
and nothing else, neither of them says. Evidence of kind ``extent`` another document can lift, by carrying the same
value; ``parse`` nothing lifts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from chalicelib.fields import Kind
from chalicelib.fields.jalali_date import MONTH_NAMES
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.extent import NAMES, key_of, surely_words
from chalicelib.reading.heads import perhaps_under_another
from chalicelib.reading.labels import SURE_LABEL, LabelHit, rest_of_cell
from chalicelib.reading.model import Evidence
from chalicelib.reading.naming import not_only_a_name, perhaps_not_all, torn
from chalicelib.reading.persons import DETAILS, RELATIVES, of_another
from chalicelib.reading.rivals import another_value
from chalicelib.reading.row import goes_on, left_of, one_or_another
from chalicelib.reading.sheet import Sheet, same_row
from chalicelib.reading.spellings import fewest, reading_of
from chalicelib.reading.things import of_another_thing
from chalicelib.reading.tokens import Token, fold, greets, words_of
from chalicelib.reading.units import UNIT_UNCLEAR, unit_unclear
from chalicelib.reading.whole import whole

_PERSONAL = ("name", "company_name", "national_id", "mobile")
_LAND = words_of("ملک محل")
_ACTING = words_of("وکالت وکالتا نمایندگی قیمومت ولایت ولایتا وصایت اصالتا")
_RELATED = RELATIVES | words_of("موکل قیم ولی")
"""«شماره شناسنامه پدر ۳۸۷»: whose it is is said, and another paper may well have it too, as his."""
_OWNED = words_of("متعلق")
_FILLERS = words_of(
    "شماره مورخ مورخه تاریخ برابر است طور مقطوع به از در با میزان مقدار مبلغ مساحت تعداد حدود ردیف روز عدد سال تا"
    " متر مربع مترمربع ریال ثمن مورد معامله کل قطعی جمع ماهانه ماهیانه"
)
"""Words between a label and its code that make nothing else of it."""
_DATE, _ENCLOSED, _REGISTRY = map(fold, ("تاریخ", "پیوست", "دبیرخانه"))
_NUMBERS = frozenset(map(fold, ("شماره", "شماره نامه", "شماره گواهی", "شماره پروانه", "شماره سند", "شماره مجوز")))
_REFERRED = words_of("مورخ مورخه")
_OF_ITS_MAKING = ("requested_on", "issued_on", "signed_on")
_OF = fold("از")
_DATE_LIKE = re.compile(
    r"(?<!\d)(?:(?:[1۱][34۳۴])?\d\d[/.٫-]\d{1,2}[/.٫-]\d{1,2}|\d{1,2}[/.٫-]\d{1,2}[/.٫-](?:[1۱][34۳۴])?\d\d)(?!\d)"
)
_MONTHS = frozenset(map(fold, MONTH_NAMES))
_HEAD_LINES, _A_LITTLE = 5, 0.15


def doubts(candidate: Candidate, kind: Kind, sheet: Sheet) -> Iterator[Evidence]:
    """Every doubt of this value on its page."""
    if kind.runs_on:
        if any(map(torn, candidate.tokens)) or not whole(candidate, kind, sheet):
            yield _liftable("extent_unsure")
        return
    if candidate.hit is None or candidate.span is None:
        return
    if kind.id in NAMES:
        if not_only_a_name(candidate, NAMES[kind.id], sheet):
            yield Evidence(kind="parse", supports=None, detail="extent_unsure")
        if perhaps_not_all(candidate, NAMES[kind.id], sheet):
            yield _liftable("extent_unsure")
        if goes_on(candidate.hit, sheet) or _before_another_cell(candidate, candidate.hit, sheet):
            yield _liftable("label_unsure")
    elif kind.shape.characters != "letters":
        yield from _of_code(candidate, candidate.span.tokens, kind, sheet)
    if unit_unclear(candidate, kind, sheet):
        yield Evidence(kind="parse", supports=None, detail=UNIT_UNCLEAR)
    if another_value(candidate, kind, sheet):
        yield _liftable("several-values")
    personal = kind.id in _PERSONAL or candidate.field in DETAILS or _bare_place(candidate.hit, kind)
    another = of_another(candidate.hit, sheet, above=personal)
    another = another or (kind.id in _PERSONAL and _for_somebody(candidate.hit))
    another = another or of_another_thing(candidate.hit, kind, sheet)
    another = another or (candidate.place == "below" and perhaps_under_another(candidate, candidate.hit, kind, sheet))
    another = (
        another
        or one_or_another(candidate.hit)
        or candidate.place in ("level", "next line", "over")
        or _over_another(candidate, candidate.hit, sheet)
    )
    own = candidate.field in _OF_ITS_MAKING and not _another_date(candidate, sheet)
    filed = (_of_the_letterhead(candidate.hit, sheet) and not own) or _registered(candidate, kind, sheet)
    if another or filed:
        yield _liftable("label_unsure")


def _over_another(candidate: Candidate, hit: LabelHit, sheet: Sheet) -> bool:
    """Does something stand between a label and a value in its row, a little higher or lower, as where a label has two
    lines and its value is set to their middle?"""
    if candidate.place not in ("cell", "row"):
        return False
    last = candidate.tokens[-1]
    row = next((line for line in sheet.lines if last in line.tokens), hit.line)
    between = (one for one in sheet.lines if last.box[2] <= one.box[0] and one.box[2] <= hit.line.box[0])
    shared = (min(one.box[3], row.box[3]) - max(one.box[1], row.box[1]) for one in between if not same_row(one, row))
    return any(height > _A_LITTLE * row.height for height in shared)


def _before_another_cell(candidate: Candidate, hit: LabelHit, sheet: Sheet) -> bool:
    """«نام مالک ملک همسایه | رضا احمدی»: what stands in a label's own cell, without a colon, may be more of it where
    the next cell has words and is no label."""
    if candidate.place != "beside" or hit.tokens[-1].colon or hit.line.flowed:
        return False
    after = rest_of_cell(hit.line, hit.end)
    further = [*hit.line.tokens[hit.end + len(after) :], *left_of(hit.line, sheet)][:1]
    return bool(further) and further[0].folded.isalpha() and not any(further[0] in one.tokens for one in sheet.hits)


def _for_somebody(hit: LabelHit) -> bool:
    """«موجر: رضا احمدی به وکالت از مریم یزدی، کد ملی: …»: two people on a form's line, and which is meant it doesn't
    say. A sentence's people are told apart before."""
    return not hit.line.flowed and any(token.folded in _ACTING and token not in hit.tokens for token in hit.line.tokens)


def _bare_place(hit: LabelHit, kind: Kind) -> bool:
    """«کد پستی» without the land's name may be his who was named before."""
    return kind.id == "postal_code" and not any(token.folded in _LAND for token in hit.tokens)


def _of_code(candidate: Candidate, span: Sequence[Token], kind: Kind, sheet: Sheet) -> Iterator[Evidence]:
    """A code that words or digits part from its label («کد ملی خواهر …») may be something else's; of two, either may be
    meant; and one that was joined from pieces may have too few or too many beside further digits."""
    core = _core(candidate, kind)
    start = span.index(core[0])
    before, after = span[:start], _until_label(span[start + len(core) :], sheet)
    if kind.id == "share":  # «سه دانگ مشاع از شش دانگ»: what stands after «از» is the whole
        after = list(takewhile(lambda token: token.folded != _OF, after))
    theirs = kind.id in _PERSONAL and any(token.folded in _RELATED | _OWNED for token in after)  # «۰۹۱۲… (همسر)»
    if theirs or any(token.folded in _RELATED for token in before):
        yield Evidence(kind="parse", supports=None, detail="label_unsure")
    elif any(token.folded and token.folded not in _FILLERS for token in before):
        yield _liftable("label_unsure")
    others = (reading_of(kind, part) for part in (before, after) if part)
    if any(one and one.passed is not False and one.canonical != candidate.value.canonical for one in others):
        yield _liftable("several-values")
    elif sum(_digits(token) for token in core) > 1 and any(_digits(token) for token in (*before[-1:], *after[:1])):
        yield _liftable("extent_unsure")


def _core(candidate: Candidate, kind: Kind) -> tuple[Token, ...]:
    """The fewest of the candidate's words that still read as its value."""
    return candidate.tokens if candidate.repaired else fewest(kind, candidate.tokens, candidate.value)


def _digits(token: Token) -> bool:
    return token.folded.isdigit()


def _until_label(tokens: Sequence[Token], sheet: Sheet) -> Sequence[Token]:
    labelled = {key_of(token) for hit in sheet.hits if surely_words(hit) for token in hit.tokens}
    return list(takewhile(lambda token: key_of(token) not in labelled, tokens))


def _of_the_letterhead(hit: LabelHit, sheet: Sheet) -> bool:
    """Is it the bare «تاریخ» of a letterhead, beside a number that is no field of this paper or an enclosure? The
    office wrote it, on the day when it filed the paper."""
    if hit.folded != _DATE:
        return False
    near = [line for line in sheet.lines if abs(line.box[1] - hit.line.box[1]) <= _HEAD_LINES * hit.line.height]
    enclosed = any(token.folded == _ENCLOSED for line in near for token in line.tokens)
    numbers = [other for other in sheet.hits if other.line in near and other.folded in _NUMBERS]
    return not any(other.fields for other in numbers) and (enclosed or any(_is_label(one) for one in numbers))


def _registered(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    """«در تاریخ … ثبت دبیرخانه شد»: the day on which the office's registry took a paper in."""
    if kind.id != "jalali_date":
        return False
    line = next((line for line in sheet.lines if candidate.tokens[0] in line.tokens), None)
    return line is not None and any(token.folded == _REGISTRY for token in line.tokens)


def _another_date(candidate: Candidate, sheet: Sheet) -> bool:
    """Does the page have a further date that no label of this paper leads to? Then that may be its own one; not in a
    letter that refers to another one («… به نامه شماره … مورخ …»)."""
    labelled = {hit.line.number: hit.end for hit in sheet.hits if hit.fields}
    letter = any(greets(line.tokens) for line in sheet.lines)
    return any(
        (_DATE_LIKE.search(token.text) or token.folded in _MONTHS)
        and token not in candidate.tokens
        and not labelled.get(line.number, len(line.tokens)) <= token.index
        and not sheet.beside_a_label(line)
        and not (letter and any(one.folded in _REFERRED for one in line.tokens[max(0, token.index - 3) : token.index]))
        for line in sheet.lines
        for token in line.tokens
    )


def _is_label(hit: LabelHit) -> bool:
    return hit.score >= SURE_LABEL


def _liftable(reason: str) -> Evidence:
    return Evidence(kind="extent", supports=None, detail=reason)
