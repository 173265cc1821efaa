"""Where a sentence names somebody: the words that lead to a name, and how far the name may go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.reading.extent import HONORIFICS, NAMES, is_finite
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.tokens import Token, words_of

SIGNER = words_of("اینجانب")
AS = words_of("عنوان بعنوان بهعنوان سمت بسمت")
_MARKS = ("،", ",", "؛")
_LONGEST, _WITH_ITS_VERB = 7, 3
"""Two words of a name at least, and the noun of the verb that ends the sentence («… هوشنگ ژیان اعلام می‌دارم»)."""
_BETWEEN = words_of("فیمابین مابین میان بین")
_FIRMS = words_of("شرکت موسسه مؤسسه بانک سازمان")
_BEFORE_FIRMS = _BETWEEN | words_of("و به با از توسط")
_RELATIVE = words_of("فرزند پدر همسر")
_NO_NAME = words_of(
    "نامیده خوانده پرداخت حق رسیده رسید مذکور مزبور واقع فوق مرقوم نامبرده طرف طرفین خود ایشان موضوع مورد قرارداد"
    " عقد سند شهردار شهرداری ریاست رئیس رییس مدیر سردفتر متعهد مکلف ضمن بابت جهت هنگام قبل بعد پس نیز هم هر هیچ کلیه"
    " تمام تا"
)
_PARTS = words_of("مالک ساکن امضاکننده")
"""«اینجانب مالک پلاک …»: what somebody is, said in his name's place."""
_IN_NO_NAME = words_of("وی ایشان نامبرده مزبور مذکور دانگ ششدانگ مشاع")
_ORDINALS = words_of("اول دوم سوم چهارم پنجم ششم یکم")
_POSTS = words_of(
    "مهندس طراح ناظر شاهد ضامن نایب رئیس رییس مدیر عامل مدیرعامل عضو هیئت هیات مدیره بازرس نماینده معرف"
    " سردفتر دفتریار کارشناس متصدی قائم مقام معاون اصلی علی‌البدل"
)
_HAS = words_of("دارد ندارد دارند ندارند")
_VERBS = _HAS | words_of(
    "است میباشد گردید شد نمود کرد نماید کند میشود میگردد گردد باشد شود اند میباشند قرار نمودند کردند دادند"
    " شدند گردیدند توافق هستند"
)


def name_after(place: int, tokens: Sequence[Token], parts: Mapping[int, LabelHit]) -> int | None:
    """Where a name may begin that these words lead to, None if they lead to none."""
    token, before = tokens[place], tokens[place - 1] if place else None
    if before is not None and before.folded in (_RELATIVE | AS if place in parts else _RELATIVE):
        return None
    if place in parts:
        return _after_part(tokens, parts[place])
    if token.folded in HONORIFICS or token.folded in SIGNER:
        return past_honorifics(tokens, place + 1)
    if token.folded in _BETWEEN:
        start = past_honorifics(tokens, place + 1)
        return start if _name_ends_well(tokens, start) else None
    if token.folded in _FIRMS and before is not None and before.folded in _BEFORE_FIRMS:
        return place
    return place + 1 if _joins(place, tokens) and _name_ends_well(tokens, place + 1) else None


def _after_part(tokens: Sequence[Token], part: LabelHit) -> int | None:
    start = past_honorifics(tokens, part.end)
    # «… به سمت مدیرعامل، خانم …», «… به سمت مدیرعامل برای دو سال» is said of the one before.
    said = any(token.folded in AS for token in part.tokens)
    if said and part.tokens[-1].text.endswith(_MARKS):
        return None
    if start > part.end or tokens[part.end - 1].colon:
        return start
    return start if not said and _name_ends_well(tokens, start) else None


def _joins(place: int, tokens: Sequence[Token]) -> bool:
    """«… به عنوان فروشنده و مریم یزدی فرزند …»: another one after the part of the one before."""
    before = tokens[max(0, place - 2) : place]
    return tokens[place].text == "و" and any(token.folded in AS for token in before)


def past_honorifics(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and (tokens[place].folded in HONORIFICS or not tokens[place].folded):
        place += 1
    return place


def name_length(tokens: Sequence[Token], start: int) -> int:
    """How many words from here on may be a name; 0 where a sentence goes on that names nobody."""
    words = NAMES["name"].closes
    length = 0
    for token in tokens[start : start + _LONGEST]:
        if not token.folded.isalpha() or token.folded in words or _is_verb(token) or token.text == "و":
            break
        if token.folded in _NO_NAME or (not length and token.folded in _PARTS):
            return 0
        length += 1
        if token.colon or token.text.endswith(("،", ",", "؛", ".", ")", "»")):
            break
    after = tokens[start + length : start + length + 1]
    return 0 if after and _is_verb(after[0]) and length < _WITH_ITS_VERB else length


def names_nobody(tokens: Sequence[Token]) -> bool:
    """A sentence that goes on about something else («متوفی ورثه دیگری ندارد», «محجور امور وی را …», «مالک دو دانگ»), or
    a row's number («فروشنده دوم»), or nothing but somebody's post."""
    first = tokens[0].folded if tokens else ""
    return (
        first in _ORDINALS
        or all(token.folded in _POSTS for token in tokens)
        or any(token.folded in _HAS | _IN_NO_NAME for token in tokens[:_WITH_ITS_VERB])
    )


def _is_verb(token: Token) -> bool:
    return token.folded in _VERBS or is_finite(token)


def _name_ends_well(tokens: Sequence[Token], start: int) -> bool:
    """Do details follow what may be a name («فرزند», «دارای», a mark)? A word alone between two others is no name."""
    length = name_length(tokens, start)
    if not 2 <= length < _LONGEST:
        return False
    after = tokens[start + length : start + length + 1]
    marked = tokens[start + length - 1].text.endswith(_MARKS)
    return marked or not after or after[0].folded in NAMES["name"].closes - _VERBS
