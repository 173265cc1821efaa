"""What a paper tells of the past or aside: «سابقه: ملک قبلاً به نام … بوده», «انتقال قطعی از …», «منضمات». Whoever
owned the land before, his name, his numbers and his deed's are no field's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chalicelib.fields.number_words import value_of
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.tokens import TokenLine, fold, words_of

_FORMERLY, _HISTORY = words_of("قبلا سابقا گذشته پیشتر"), words_of("سابقه سوابق پیشینه انتقالات")
_TRANSFER, _SORT, _FROM = words_of("انتقال انتقالی منتقله خریداری ابتیاعی"), words_of("قطعی رسمی شده"), fold("از")
_OWNERSHIP = fold("مالکیت")
_ENDS, _LONGEST = (".", "؛"), 40
_WAS, _IS, _GOES_ON = words_of("بوده بود بودهاست"), fold("است"), words_of("و که است")
FORMER = words_of("قبلی سابق پیشین اسبق اولیه")
_ASIDES = words_of(
    "منضمات محدودیت محدودیتها رهن بازداشت بازداشتی پارکینگ انباری موجود مستندات تسهیلات رونوشت رسیدگی گذرنامه"
    " نظر نظریه گزارش بازدید"
)
_OFFICE_USE = fold("توسط شهرداری تکمیل")
_A_TOWN = fold("نظرآباد")
"""Its name begins like «نظر» of a report."""
_LABEL_WORDS, _HEADING_WORDS, _ROWS_UNDER = 3, 4, 8
_PERHAPS_PAST = 0.7
"""How like a label one is at most that stands under a heading of the past."""


def told_of_the_past(line: TokenLine) -> Iterator[range]:
    """The tokens of each stretch of a line that tells of the past: from the word that says so to the sentence's end."""
    place = 0
    while place < len(line.tokens):
        if _begins(line, place) or _transferred(line, place):
            longest = range(place, min(len(line.tokens), place + _LONGEST))
            end = next((n for n in longest if _ends(line, n)), longest[-1]) + 1
            yield range(place, end)
            place = end
        place += 1


def of_today(hits: Iterable[LabelHit], lines: Iterable[TokenLine]) -> list[LabelHit]:
    """The labels, those in what is told of the past without their fields; those of a form that stand under a heading
    of the past, which may tell of it too, unsure."""
    headings = [line for line in lines if _is_heading(line)]
    return [replace(hit, fields=frozenset()) if _past(hit) else _perhaps_past(hit, headings) for hit in hits]


def _is_heading(line: TokenLine) -> bool:
    """«سوابق ثبتی», «درخواست قبلی», «منضمات»: a few words that lead to no value, of the past or of something aside; or
    that what follows is the office's."""
    if not line.flowed and _OFFICE_USE in line.folded:
        return True
    words = [token.folded for token in line.tokens if token.folded]
    if _A_TOWN in line.folded:
        return False
    few = not line.flowed and 0 < len(words) <= _HEADING_WORDS and all(word.isalpha() for word in words)
    return few and (not (_HISTORY | _ASIDES).isdisjoint(words) or words[-1] in FORMER)


def _perhaps_past(hit: LabelHit, headings: Iterable[TokenLine]) -> LabelHit:
    under = any(
        0 < hit.line.box[1] - line.box[1] <= _ROWS_UNDER * line.height
        and line.box[0] - line.height < hit.line.box[2] and hit.line.box[0] < line.box[2] + line.height
        for line in headings
    )  # fmt: skip
    return replace(hit, likeness=min(hit.likeness, _PERHAPS_PAST)) if under else hit


def _begins(line: TokenLine, place: int) -> bool:
    """«قبلاً», «اجاره‌نامه قبلی از …», «مالکیت قبلی ذیل ثبت …», «سابقه شکایت: …»."""
    token, label = line.tokens[place], line.tokens[place : place + _LABEL_WORDS]
    owned = place > 0 and line.tokens[place - 1].folded == _OWNERSHIP
    former = (line.flowed or owned) and place > 0 and token.folded in FORMER
    return token.folded in _FORMERLY or former or (token.folded in _HISTORY and any(one.colon for one in label))


def _past(hit: LabelHit) -> bool:
    return any(hit.start in told for told in told_of_the_past(hit.line))


def _transferred(line: TokenLine, place: int) -> bool:
    """«انتقال قطعی از …», said of somebody: «انتقال سه دانگ از شش دانگ» is of what is sold now."""
    tokens = line.tokens[place : place + 4]
    if tokens[0].folded not in _TRANSFER:
        return False
    rest = tokens[2:] if len(tokens) > 1 and tokens[1].folded in _SORT else tokens[1:]
    return len(rest) > 1 and rest[0].folded == _FROM and rest[1].folded.isalpha() and value_of([rest[1].text]) is None


def _ends(line: TokenLine, place: int) -> bool:
    """The sentence's end, or its verb: «بوده است», if it doesn't go on («بوده و طی سند …»)."""
    before, token = line.tokens[max(0, place - 1) : place], line.tokens[place]
    was = token.folded in _WAS or (token.folded == _IS and any(one.folded in _WAS for one in before))
    after = next(iter(line.tokens[place + 1 : place + 2]), None)
    return token.text.endswith(_ENDS) or (was and after is not None and after.folded not in _GOES_ON)
