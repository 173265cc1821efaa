"""Days and terms of something else than the paper: an extension, a membership, somebody's death, a visit."""

from __future__ import annotations

from itertools import pairwise

from chalicelib.reading.labels import LabelHit
from chalicelib.reading.mistaken import VALIDITY
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.stretches import PAPERS, REACH, stretch_after, stretch_before
from chalicelib.reading.tokens import Token, TokenLine, fold, words_of
from chalicelib.reading.whose import person_of

_DATE, _ON = fold("تاریخ"), fold("در")
_MAKING = words_of("صادر تنظیم منعقد امضا امضاء ثبت صدور تسلیم تحریر فیمابین مابین")
_DEATH, _DIED_ON, _DECEASED = words_of("فوت درگذشت درگذشته وفات بدرود رحلت"), "died_on", "deceased_name"
_WILLS = words_of("وصیتنامه وصیت صلحنامه")
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


def of_another_day(hit: LabelHit, sheet: Sheet) -> bool:
    """May the day that this label leads to be another one than the paper's own?"""
    extended = VALIDITY in hit.fields and _extended(sheet)
    return extended or _told_barely(hit, sheet) or _in_anothers_term(hit)


def _told_barely(hit: LabelHit, sheet: Sheet) -> bool:
    """«… در تاریخ ۱۴۰۳/۰۶/۰۲ بازدید گردید»: a day on which something happened, which the sentence says with other words
    than those of a paper's making, or of a death where a day of death is meant."""
    if not hit.line.flowed or hit.tokens[-1].folded != _DATE or hit.tokens[-1].colon:
        return False
    before, after = hit.line.tokens[: hit.start][-1:], hit.line.tokens[hit.end : hit.end + REACH]
    if _DIED_ON in hit.fields and _of_the_deceased(hit, sheet):
        return False
    on = any(token.folded == _ON for token in (*before, *hit.tokens))
    willed = any(token.folded in _WILLS for token in stretch_before(hit, 2 * REACH))
    return on and (willed or not any(token.folded in _MAKING for token in after))


def _of_the_deceased(hit: LabelHit, sheet: Sheet) -> bool:
    """«شادروان حسن یزدی در تاریخ … در اقامتگاه دائمی خود بدرود حیات گفته است»; his wife may have died too."""
    who = person_of(hit, sheet.mentions)
    died = any(token.folded in _DEATH for token in stretch_after(hit, 2 * REACH))
    return died and who is not None and who.field == _DECEASED


def _in_anothers_term(hit: LabelHit) -> bool:
    """«… عضو اتحادیه از تاریخ …», «… ودیعه تا تاریخ …», «… و اعتبار آن تا …»: a term that a sentence tells of something
    else than of this paper, or doesn't say of what."""
    if not hit.line.flowed or not hit.folded.endswith(_TERMS):
        return False
    before = [token.folded for token in stretch_before(hit, 2 * REACH)]
    if any(one == _THIS and (paper in PAPERS or paper.endswith(_DEED)) for paper, one in pairwise(before)):
        return False
    words = {*before, *(token.folded for token in hit.tokens)}
    was = any(token.folded in _WAS for token in hit.line.tokens[hit.end : hit.end + REACH])
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
