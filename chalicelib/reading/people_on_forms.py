"""Whom a form's line names: by a heading or a label over his details, or beside them. Witnesses and agents are people
too: what is theirs is no field's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.reading.introductions import name_length
from chalicelib.reading.labels import WIDE_GAP, LabelHit, rest_of_cell
from chalicelib.reading.mentions import TOLD, Mention, leads_on, part_of, words_for_one_aside
from chalicelib.reading.parties import Parties
from chalicelib.reading.past import FORMER
from chalicelib.reading.persons import RELATIVES
from chalicelib.reading.tokens import TokenLine, words_of

_HEADING = words_of("مشخصات اطلاعات الف ب ج د طرف اول دوم قرارداد فردی هویتی بخش قسمت")
_TITLES = words_of("مهندس دکتر آقای خانم نام")
_NAMED = 2, 4
_OF_THINGS = words_of(
    "نوع وضعیت کاربری موضوع شهر استان شهرستان منطقه بانک شعبه اداره سازمان شرکت موسسه رشته عنوان شرح علت رنگ سیستم"
    " جنس دین مذهب تابعیت محل بابت توضیحات ملاحظات دارد ندارد باب واحد دستگاه ملک مغازه آپارتمان زمین متر سند"
    " پیوست تحصیلات شغل نسبت حدود حقوق مهر امضا روش شیوه نحوه دفتر شهرداری کارت درخواست"
)
_HEADING_WORDS = 5
_CELL_WORDS = 4


def on_form(line: TokenLine, hits: Sequence[LabelHit], parties: Parties) -> Iterator[Mention]:
    taken: set[int] = set()
    for hit in hits:
        field = part_of(hit, parties)
        if field and (_formerly(hit) or _a_relatives(hit)):
            taken.update(range(hit.start, hit.end))
            yield Mention(line, hit.start, bystander=True)
        elif field and hit.fields and (hit.strength >= TOLD or _heads(line, hit, hits)):
            taken.update(range(hit.start, hit.end))
            yield Mention(line, 0 if _heads(line, hit, hits) else hit.start, field)
    for place, token in enumerate(line.tokens):
        words = words_for_one_aside(line, place)
        heads = all(one.folded in _TITLES | _HEADING for one in line.tokens[:place])
        cell = rest_of_cell(line, place)
        alone = len(cell) <= _CELL_WORDS and all(one.folded.isalpha() for one in cell)
        named = alone or leads_on(line, place)
        if words and named and place not in taken and (heads or token.gap >= WIDE_GAP):
            yield Mention(line, 0 if heads else place, bystander=True)
    yield from _perhaps_somebody(line, hits)


def _perhaps_somebody(line: TokenLine, hits: Sequence[LabelHit]) -> Iterator[Mention]:
    """«تحویل دهنده مدارک: حسن کریمی»: a few words that are no known label, and a name after them."""
    labelled = {place for hit in hits if hit.fields for place in range(hit.start, hit.end)}
    for end, token in enumerate(line.tokens, start=1):
        start = next(n for n in range(end - 1, -1, -1) if n == 0 or line.tokens[n].gap >= WIDE_GAP)
        words = line.tokens[start:end]
        plain = all(one.folded.isalpha() for one in words) and not any(one.colon for one in words[:-1])
        if not token.colon or not plain or len(words) > _HEADING_WORDS or any(n in labelled for n in range(start, end)):
            continue
        cell = rest_of_cell(line, end)
        named = _NAMED[0] <= len(cell) <= _NAMED[1] and name_length(line.tokens, end) == len(cell)
        if named and _OF_THINGS.isdisjoint(one.folded for one in (*words, *cell)):
            yield Mention(line, start, perhaps=True)


def _formerly(hit: LabelHit) -> bool:
    """«مالک قبلی»: somebody who is a party no longer."""
    return any(token.folded in FORMER for token in hit.line.tokens[hit.end : hit.end + 1])


def _a_relatives(hit: LabelHit) -> bool:
    """«همسر متوفی: …»: somebody of a party's."""
    before = hit.line.tokens[: hit.start][-1:]
    return bool(before) and before[0].folded in RELATIVES and hit.tokens[0].gap < WIDE_GAP and not before[0].colon


def _heads(line: TokenLine, hit: LabelHit, hits: Sequence[LabelHit]) -> bool:
    """«مشخصات موجر», «الف) موجر», «مشخصات صغیر / محجور»: nothing else on its line."""
    same = [one for one in hits if one.fields == hit.fields]
    rest = (token for place, token in enumerate(line.tokens) if not any(one.start <= place < one.end for one in same))
    few = len(line.tokens) <= _HEADING_WORDS and max(one.end for one in same) == len(line.tokens)
    return few and all(one.folded in _HEADING or not one.folded.isalpha() for one in rest)
