"""Whether a name is the whole name and nothing else: where it stands among other words, print rarely says."""

from __future__ import annotations

import re

from chalicelib.reading.candidate import Candidate
from chalicelib.reading.extent import NameWords, is_finite, surely_words
from chalicelib.reading.persons import ONE_WORD
from chalicelib.reading.sheet import Sheet
from chalicelib.reading.tokens import Token, dotless, fold, words_of

_LETTERS = 4
_SIGN_WITHIN = re.compile(r"[^\W\d_][^\w\s\u200c.،()«»'’/–-]+[^\W\d_]")
_HONORIFICS, _WOMAN, _DEAR = words_of("آقای خانم"), fold("خانم"), fold("محترم")
_TWO_WORDS, _MARKS = 2, "،,؛.)»"
_SURNAMES = tuple(
    map(fold, ("نژاد", "پور", "زاده", "نیا", "فر", "ی", "یان", "لو", "خواه", "دوست", "اصل", "راد", "مند"))
)
_CALLINGS = words_of("مهندس متصدی پیمانکار همسایه سردفتر دفتریار کارشناس مدیر رئیس کارمند مجری سازنده ناظر دکتر")
_WHAT_HE_IS = words_of("ایرانی مسلمان شیعه حقیقی حقوقی حاضر مرد زن پزشک متاهل مجرد دیپلم لیسانس ولد ابن الف ب")
"""Told of somebody after his name, some of them surnames too."""
_OF_SOMEBODY = words_of(
    "فرزند دارای دارنده متولد ساکن مقیم که بهشماره بهکد بهنشانی بهسمت بهعنوان بهش باشماره باکد کدملی شمارهملی ش"
)


def not_only_a_name(candidate: Candidate, words: NameWords, sheet: Sheet) -> bool:
    """Has it a word that is none of a name's, whatever other papers say, or only one, where the whole name is meant?"""
    tokens = [token for token in candidate.tokens if token.folded]
    titled = any(token.folded in _HONORIFICS for token in tokens[1:])
    return (
        titled
        or _either_titled(tokens[0], sheet)
        or _perhaps_only_greeted(candidate, sheet)
        or (words.one_person and len(tokens) < _TWO_WORDS and candidate.field not in ONE_WORD)
        or any(_of_label(token, words, sheet) or token.colon or torn(token) for token in tokens)
    )


def _either_titled(first: Token, sheet: Sheet) -> bool:
    """«آقای /خانم …», its stroke read as a letter: «آقای اخانم …»."""
    return first.folded.endswith(_WOMAN) and _titled(first, sheet)


def _perhaps_only_greeted(candidate: Candidate, sheet: Sheet) -> bool:
    """«مودی محترم» may lead to a name or to what he is told."""
    greets = candidate.hit is not None and candidate.hit.tokens[-1].folded == _DEAR
    return greets and not _titled(candidate.tokens[0], sheet)


def _titled(first: Token, sheet: Sheet) -> bool:
    before = sheet.before(first)
    return before is not None and before.folded in _HONORIFICS


def perhaps_not_all(candidate: Candidate, words: NameWords, sheet: Sheet) -> bool:
    """May it go on, or have gone on too far?"""
    tokens = [token for token in candidate.tokens if token.folded]
    two = words.one_person and any(token.text == "و" for token in tokens)
    ends_amid = (
        any(c.isdigit() for c in tokens[-1].text)
        or _at_the_very_end(candidate)
        or _verb_follows(candidate)
        or _strokes_follow(candidate, sheet)
        or (words.one_person and any(token.folded in _WHAT_HE_IS for token in tokens[_TWO_WORDS:]))
        or (words.one_person and (_may_have_swallowed(candidate) or _of_a_calling(candidate)))
    )
    return two or len(tokens) > words.most or candidate.wraps or ends_amid


def torn(token: Token) -> bool:
    """Does a sign stand within the word? Programs that stretch letters to fill a line give the strokes between them any
    character («گود$رزی»)."""
    return _SIGN_WITHIN.search(token.text) is not None


def _verb_follows(candidate: Candidate) -> bool:
    """Its last word may be the verb's («… هوشنگ ژیان اذعان می‌دارد»)."""
    line, last = candidate.hit.line if candidate.hit else None, candidate.tokens[-1]
    after = line.tokens[last.index + 1 :][:1] if line and last in line.tokens else ()
    return any(is_finite(token) for token in after)


def _may_have_swallowed(candidate: Candidate) -> bool:
    """A third word of a name in a sentence («رضا احمدی معلم به …») belongs to it where it is like a surname's end or
    what follows is told of somebody."""
    line, words = candidate.hit.line if candidate.hit else None, [t for t in candidate.tokens if t.folded]
    if line is None or not line.flowed or len(words) <= _TWO_WORDS or words[-1] not in line.tokens:
        return False
    after = line.tokens[words[-1].index + 1 : words[-1].index + 3]
    told = bool(after) and (after[0].folded in _OF_SOMEBODY or "".join(t.folded for t in after) in _OF_SOMEBODY)
    return not (told or words[-1].folded.endswith(_SURNAMES) or words[-1].text[-1] in _MARKS)


def _of_a_calling(candidate: Candidate) -> bool:
    """«توسط آقای رضا احمدی مهندس ناظر …»: who somebody is by calling is told of those who are no party."""
    line, last = candidate.hit.line if candidate.hit else None, candidate.tokens[-1]
    after = line.tokens[last.index + 1 :][:1] if line and line.flowed and last in line.tokens else ()
    return any(token.folded in _CALLINGS for token in after)


def _strokes_follow(candidate: Candidate, sheet: Sheet) -> bool:
    """Stands something with digits right after it? A name's further word may be under a pen's stroke."""
    after = sheet.after(candidate.tokens[-1])
    return after is not None and not sheet.begins_a_label(after) and any(c.isdigit() for c in after.text)


def _at_the_very_end(candidate: Candidate) -> bool:
    """Is it the last of a paragraph, without a mark? What comes next may have been cut off from it."""
    line = candidate.hit.line if candidate.hit else None
    last = candidate.tokens[-1]
    return line is not None and line.flowed and last is line.tokens[-1] and last.text[-1].isalpha()


def _of_label(token: Token, words: NameWords, sheet: Sheet) -> bool:
    """Is the word one of a label's, or one that no name has? A company's name may have words of labels, no labels."""
    if token.folded in words.passed_over:
        return False
    if token.folded in words.closes:
        return True
    if words.one_person:
        return token.folded in sheet.label_words or dotless(token.folded) in sheet.label_words
    return any(token in hit.tokens and hit.letters >= _LETTERS and surely_words(hit) for hit in sheet.hits)
