"""Who is named where on a page, and therefore whose the details are that follow: «آقای … به شماره ملی … به عنوان موجر».

In sentences a person's part stands before his name («موجر آقای …», «موکل: …») or after what is told of him («که در
این سند موکل نامیده می‌شود»); on forms it is a heading or a label over his details. Witnesses and agents are people too:
what is theirs is no field's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chalicelib.reading.extent import surely_words
from chalicelib.reading.introductions import AS, SIGNER, name_after, name_length
from chalicelib.reading.labels import WIDE_GAP, LabelHit, rest_of_cell
from chalicelib.reading.parties import Parties
from chalicelib.reading.past import FORMER, told_of_the_past
from chalicelib.reading.persons import RELATIVES, role_of
from chalicelib.reading.tokens import TokenLine, fold, words_of

_SURE = TOLD = 0.8
_ACTING = words_of("وکالت نمایندگی قیمومت ولایت مدیریت مدیرعاملی وصایت معرفی امضای")
_ACTING_REACH = 2
_CALLED = words_of("نامیده خوانده نامیدهمیشود نامیدهمیشوم نامیدهشد خواندهمیشود")
_CALLED_REACH = 2
_ASIDE = '()«»"[]'
_THINGS = words_of("مورد ششدانگ دانگ ملک آپارتمان مغازه زمین خانه باب دستگاه قطعه ساختمان")
"""Where a sentence turns to what is let, sold or built, what follows is told of that."""
_SENTENCE_ENDS = (".", "؛")
_HEADING = words_of("مشخصات اطلاعات الف ب ج د طرف اول دوم قرارداد فردی هویتی بخش قسمت")
_HEADING_WORDS, _ASIDE_WORDS = 5, 2
_TITLES = words_of("مهندس دکتر آقای خانم نام")
_BYSTANDERS = words_of(
    "شاهد شهود گواه گواهان شاهدان مباشر معرف معرفین ضامن مشاور بنگاه سردفتر دفتریار متصدی کارشناس مدیر نماینده مسئول"
    " کاربر اپراتور مامور کارمند رئیس رییس دبیر ناقل بازدیدکننده تنظیمکننده ثبتکننده تاییدکننده معرفیکننده انتقالدهنده"
    " سازنده مجری پیمانکار شریک همسر ساکن تحویلگیرنده بهرهبردار متخلف خوانده همسایه طراح انتقالگیرنده متصالح مصالح"
    " ناظر محاسب معمار رابط تکمیلکننده باوکالت بهوکالت بهنمایندگی وکیلدادگستری"
)
_RELATED = RELATIVES | words_of("معرف ضامن مشاور کارفرما")
_NAMED = 2, 4
_OF_THINGS = words_of(
    "نوع وضعیت کاربری موضوع شهر استان شهرستان منطقه بانک شعبه اداره سازمان شرکت موسسه رشته عنوان شرح علت رنگ سیستم"
    " جنس دین مذهب تابعیت محل بابت توضیحات ملاحظات دارد ندارد باب واحد دستگاه ملک مغازه آپارتمان زمین متر سند"
    " پیوست تحصیلات شغل نسبت حدود حقوق مهر امضا روش شیوه نحوه دفتر شهرداری کارت درخواست"
)
_COLON_REACH, _CELL_WORDS, _MIDDLE = 3, 4, 0.1
_DETAILS_OF = tuple(map(fold, ("مشخصات", "اطلاعات")))


LineKey = tuple[int, int]
"""A line's page and number."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody from token ``start`` of a line on: ``field`` is his name's, None for who is no party, as ``bystander``,
    a witness or an official, surely is not; ``perhaps``: somebody whose part («رابط: …») no paper names. In a sentence
    ``end`` is where what is told of him ends, ``name`` the first token that may be his name's, ``called`` the words
    after him that say who he is. A form's heading has ``rows`` that it heads from their side (``spanning``), or is
    ``centred``: alone in its row in the middle of the page, over all that stands below."""

    line: TokenLine
    start: int
    field: str | None = None
    end: int | None = None
    name: int = 0
    called: LabelHit | None = None
    acting: bool = False
    bystander: bool = False
    perhaps: bool = False
    rows: frozenset[LineKey] = frozenset()
    centred: bool = False

    @property
    def right(self) -> int:
        return self.line.tokens[self.start].box[2]


def key_of(line: TokenLine) -> LineKey:
    return line.page, line.number


def mentions_of(
    lines: Sequence[TokenLine],
    hits: Sequence[LabelHit],
    parties: Parties,
    others: frozenset[str] = frozenset(),
    width: int = 0,
) -> list[Mention]:
    """Everybody whom these lines name, as far as words tell. ``others``: words for people's parts on other papers;
    ``width``: the page's."""
    found: list[Mention] = []
    for line in lines:
        own = [hit for hit in hits if hit.line is line]
        found += _told(line, own, parties) if line.flowed else _on_form(line, own, parties)
        if not line.flowed and _without_heading(line) in others:
            found.append(Mention(line, 0, perhaps=True))
        found += [Mention(line, told.start, end=told.stop, bystander=True) for told in told_of_the_past(line)]
    return [replace(one, centred=one.start == 0 and _in_the_middle(one.line, lines, width)) for one in found]


def _in_the_middle(line: TokenLine, lines: Sequence[TokenLine], width: int) -> bool:
    off_middle = abs(line.box[0] + line.box[2] - width) / 2
    level = (one for one in lines if one is not line and one.box[1] < (line.box[1] + line.box[3]) / 2 < one.box[3])
    return not line.flowed and off_middle <= _MIDDLE * width and not any(level)


def _without_heading(line: TokenLine) -> str:
    """«مشخصات مالک» → مالک."""
    folded = line.folded
    return next((folded.removeprefix(word) for word in _DETAILS_OF if folded.startswith(word)), folded)


def _on_form(line: TokenLine, hits: Sequence[LabelHit], parties: Parties) -> Iterator[Mention]:
    taken: set[int] = set()
    for hit in hits:
        field = part_of(hit, parties)
        if field and _formerly(hit):
            taken.update(range(hit.start, hit.end))
            yield Mention(line, hit.start, bystander=True)
        elif field and hit.fields and (hit.strength >= _SURE or _heads(line, hit)):
            taken.update(range(hit.start, hit.end))
            yield Mention(line, 0 if _heads(line, hit) else hit.start, field)
    for place, token in enumerate(line.tokens):
        words = _words_for_one_aside(line, place)
        heads = all(one.folded in _TITLES | _HEADING for one in line.tokens[:place])
        cell = rest_of_cell(line, place)
        alone = len(cell) <= _CELL_WORDS and all(one.folded.isalpha() for one in cell)
        named = alone or any(one.colon for one in line.tokens[place : place + _COLON_REACH])
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


def _words_for_one_aside(line: TokenLine, place: int) -> int:
    """How many words from here on say that somebody is no party («ناقل», «انتقال دهنده»)."""
    word = ""
    for count, token in enumerate(line.tokens[place : place + _ASIDE_WORDS], start=1):
        word += token.folded
        if word in _BYSTANDERS:
            return count
    return 0


def _formerly(hit: LabelHit) -> bool:
    """«مالک قبلی»: somebody who is a party no longer."""
    return any(token.folded in FORMER for token in hit.line.tokens[hit.end : hit.end + 1])


def _heads(line: TokenLine, hit: LabelHit) -> bool:
    """«مشخصات موجر», «الف) موجر»: nothing else on its line."""
    before = line.tokens[: hit.start]
    few = len(line.tokens) <= _HEADING_WORDS and hit.end == len(line.tokens)
    return few and all(one.folded in _HEADING or not one.folded.isalpha() for one in before)


def part_of(hit: LabelHit, parties: Parties) -> str | None:
    """The field of the name of the person whose part these words are, read to the letter or nearly so."""
    if not surely_words(hit):
        return None
    misread = next(iter(hit.fields)) if hit.likeness < 1.0 and len(hit.fields) == 1 else None
    return parties.roles.get(role_of(hit.folded), misread if misread in parties.roles.values() else None)


def _told(line: TokenLine, hits: Sequence[LabelHit], parties: Parties) -> list[Mention]:
    """The people of a paragraph, each with the part that the words before or after him say."""
    named = list(_named(line, hits, parties))
    ends = [*(one.start for one in named[1:]), len(line.tokens)][: len(named)]
    people = [replace(one, end=_turned(line, one.name, end)) for one, end in zip(named, ends, strict=True)]
    before = {hit.start for hit in hits for one in people if one.field and hit.start == one.start}
    for hit in sorted(hits, key=lambda hit: hit.start):
        field = called_by(hit, parties)
        if field is None or hit.start in before:
            continue
        after = hit.folded in parties.called
        last = _spoken_of(people, hit, nearest=after)
        # «اینجانب … از شهرداری شکایت دارم» is said of another than the one who says it.
        if last is not None and not (after and _signs(people[last])):
            people[last] = replace(people[last], field=field, called=hit)
    return people


def _signs(one: Mention) -> bool:
    return one.line.tokens[one.start].folded in SIGNER


def _named(line: TokenLine, hits: Sequence[LabelHit], parties: Parties) -> Iterator[Mention]:
    parts = {hit.start: hit for hit in hits if part_of(hit, parties)}
    place, tokens = 0, line.tokens
    while place < len(tokens):
        if _words_for_one_aside(line, place) and any(one.colon for one in tokens[place : place + _COLON_REACH]):
            yield Mention(line, place, name=place, bystander=True)
        name = name_after(place, tokens, parts)
        if name is None or not (length := name_length(tokens, name)):
            place += 1
            continue
        part = parts.get(place)
        field = part_of(part, parties) if part else None
        if field is None and tokens[place].folded in SIGNER and not _related(line, place):
            field = next(iter(parties.roles.values()), None)
        before = tokens[max(0, place - _ACTING_REACH) : place]
        acting = any(token.folded in _ACTING for token in before)
        yield Mention(line, place, None if acting else field, name=name, acting=acting)
        place = name + length


def _related(line: TokenLine, place: int) -> bool:
    """«وکیل اینجانب آقای …»: somebody of the signer's."""
    return any(token.folded in _RELATED for token in line.tokens[max(0, place - 1) : place])


def _turned(line: TokenLine, start: int, end: int) -> int:
    """Where the sentence turns to a thing, if it does."""
    return next((place for place in range(start, end) if line.tokens[place].folded in _THINGS), end)


def called_by(hit: LabelHit, parties: Parties) -> str | None:
    """The field of the person before these words, if they say who that is."""
    folded = hit.folded
    if folded in parties.called:
        return parties.called[folded]
    field = part_of(hit, parties)
    if field is None:
        return None
    tokens = hit.line.tokens
    before, after = tokens[hit.start - 1] if hit.start else None, tokens[hit.end : hit.end + _CALLED_REACH]
    as_one = any(one is not None and one.folded in AS for one in (before, *hit.tokens[:2]))
    aside = hit.tokens[0].text[0] in _ASIDE and hit.tokens[-1].text.rstrip("،,.؛:")[-1] in _ASIDE
    return field if as_one or aside or any(token.folded in _CALLED for token in after) else None


def _spoken_of(people: Sequence[Mention], hit: LabelHit, *, nearest: bool) -> int | None:
    """The one person since the last one with a part whom the words can mean, or the ``nearest``; None where there is
    none or several."""
    open_: list[int] = []
    for place in reversed([n for n, one in enumerate(people) if one.start < hit.start]):
        one = people[place]
        if one.bystander:
            break
        signer = _signs(one)
        if one.called or (one.field and not signer):
            break
        told = one.line.tokens[one.name : hit.start]
        if not open_ and any(token.text.endswith(_SENTENCE_ENDS) for token in told):
            break
        open_ += [] if one.acting or (signer and open_) else [place]
    if len(open_) > 1 and _and_another(people[open_[0]], people[open_[1]]):
        return None
    return open_[0] if len(open_) == 1 or (open_ and nearest) else None


def _and_another(one: Mention, before: Mention) -> bool:
    """«خانم … و آقای … به سمت قیم»: both are meant, and a field has one; not where the first has a part of his own
    («خانم … به سمت رئیس … و آقای …»)."""
    joined = one.line is before.line and one.start > 0 and one.line.tokens[one.start - 1].text == "و"
    has_part = any(token.folded in AS for token in one.line.tokens[before.name : one.start])
    return joined and before.field is None and not has_part and not _signs(before)
