"""Whom a paragraph names, and which part each has: it stands before his name («موجر آقای …», «موکل: …») or after what
is told of him («که در این سند موکل نامیده می‌شود»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chalicelib.reading.introductions import AS, SIGNER, name_after, name_length
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.mentions import Mention, leads_on, part_of, words_for_one_aside
from chalicelib.reading.parties import Parties
from chalicelib.reading.persons import RELATIVES
from chalicelib.reading.tokens import TokenLine, words_of

_ACTING = words_of("وکالت نمایندگی قیمومت ولایت مدیریت مدیرعاملی وصایت معرفی امضای")
_ACTING_REACH = 2
_CALLED = words_of("نامیده خوانده نامیدهمیشود نامیدهمیشوم نامیدهشد خواندهمیشود")
_CALLED_REACH = 2
_ASIDE = '()«»"[]'
_THINGS = words_of("مورد ششدانگ دانگ ملک آپارتمان مغازه زمین خانه باب دستگاه قطعه ساختمان")
"""Where a sentence turns to what is let, sold or built, what follows is told of that."""
_SENTENCE_ENDS = (".", "؛")
_RELATED = RELATIVES | words_of("معرف ضامن مشاور کارفرما")


def told(line: TokenLine, hits: Sequence[LabelHit], parties: Parties) -> list[Mention]:
    """The people of a paragraph, each with the part that the words before or after him say."""
    named = list(_named(line, hits, parties))
    ends = [*(one.start for one in named[1:]), len(line.tokens)][: len(named)]
    people = [replace(one, end=_turned(line, one.name, end)) for one, end in zip(named, ends, strict=True)]
    before = {hit.start for hit in hits for one in people if one.field and hit.start == one.start}
    for hit in sorted(hits, key=lambda hit: hit.start):
        field = _called_by(hit, parties)
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
        if words_for_one_aside(line, place) and leads_on(line, place):
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


def _called_by(hit: LabelHit, parties: Parties) -> str | None:
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
