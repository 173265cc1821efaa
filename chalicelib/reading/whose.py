"""Whose a detail is: «کد ملی» beside somebody's name is his, and nobody's where he is no party to the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.reading.introductions import name_length, past_honorifics
from chalicelib.reading.labels import AMID, WIDE_GAP, LabelHit
from chalicelib.reading.mentions import TOLD, Mention, key_of, part_of
from chalicelib.reading.parties import Parties
from chalicelib.reading.row import past_aside
from chalicelib.reading.tokens import TokenLine

_UNSURE = 0.7
_COLUMN_SLACK, _ROWS_OF_ONE = 2, 8


def person_of(hit: LabelHit, mentions: Sequence[Mention]) -> Mention | None:
    """The person whom a label's value is told of: who heads its rows from their side; in a sentence, on a line and in a
    row the last one named before it, else the nearest above, in the label's column where several stand side by side."""
    headed = next((one for one in mentions if key_of(hit.line) in one.rows), None)
    if headed:
        within = [one for one in mentions if key_of(one.line) in headed.rows and not one.rows]
        return person_of(hit, within) or headed
    mentions = [one for one in mentions if not _is_over(one, hit)]
    same = [one for one in mentions if one.line is hit.line and one.start <= hit.start]
    if same:
        return max(same, key=lambda one: one.start)
    beside = [] if hit.line.flowed else [one for one in mentions if not one.line.flowed and _same_row(one, hit)]
    if beside:
        return min(beside, key=lambda one: one.right)
    above = [one for one in mentions if _top(one.line) < _top(hit.line) and not _level(one.line, hit.line)]
    if not above:
        return None
    nearest = max(above, key=lambda one: one.line.box[3])
    row = [one for one in above if nearest.line is one.line or _level(one.line, nearest.line)]
    slack, right = _COLUMN_SLACK * hit.line.height, hit.tokens[0].box[2]
    if row[0].line.flowed:
        return max(row, key=lambda one: one.start)
    columns = [one for one in row if one.centred or one.right + slack >= right]
    return min(columns, key=lambda one: one.right, default=None)


def _is_over(one: Mention, hit: LabelHit) -> bool:
    """Has what is told of somebody who is no party ended before these words?"""
    return one.line is hit.line and one.bystander and one.end is not None and one.end <= hit.start


def _top(line: TokenLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _level(one: TokenLine, other: TokenLine) -> bool:
    return abs(_top(one) - _top(other)) < 0.5 * min(one.height, other.height)


def resolved(hits: Sequence[LabelHit], mentions: Sequence[Mention], parties: Parties) -> list[LabelHit]:
    """The labels, each with the fields that it can mean here: a detail is its person's, and one that is told of no
    party is nobody's. Words in a sentence that say who somebody is point to no name after them."""
    known = [one for one in mentions if not one.perhaps]
    found = _resolved_by(hits, known, parties)
    return [_unless_somebodys(hit, mentions, parties) for hit in found] if len(known) < len(mentions) else found


def _resolved_by(hits: Sequence[LabelHit], mentions: Sequence[Mention], parties: Parties) -> list[LabelHit]:
    called = {id(one.called) for one in mentions if one.called}
    openers = {(id(one.line), one.start) for one in mentions if one.line.flowed and not one.acting}
    return [_resolved(hit, mentions, parties, id(hit) in called, (id(hit.line), hit.start) in openers) for hit in hits]


def _resolved(hit: LabelHit, mentions: Sequence[Mention], parties: Parties, called: bool, opens: bool) -> LabelHit:
    folded = hit.folded
    if called or folded in parties.called:
        return replace(hit, fields=frozenset(), strength=TOLD if called else hit.strength)
    part = part_of(hit, parties)
    if hit.line.flowed and part:
        told = replace(hit, strength=max(hit.strength, TOLD))
        return told if opens else replace(hit, fields=frozenset(), strength=min(hit.strength, AMID))
    if not hit.fields or (part and _of_a_duty(hit)):
        return replace(hit, fields=frozenset())
    if hit.line.flowed and any(one.line is hit.line and hit.start <= one.start < hit.end for one in mentions):
        return hit  # «توسط آقای …»: the words themselves lead to somebody
    person = person_of(hit, mentions)
    others = _of_others(hit, person, mentions, parties)
    if person and _perhaps_anothers(hit, person, others, parties):
        return replace(hit, likeness=min(hit.likeness, _UNSURE))
    kept = hit.fields - others
    details = {name for name in kept if name in parties.whose}
    if details and not part and not parties.says_whose(folded):
        kept -= details - _of_person(hit, details, person, parties)
    return replace(hit, fields=kept)


def _unless_somebodys(hit: LabelHit, mentions: Sequence[Mention], parties: Parties) -> LabelHit:
    """The label, unsure where the nearest one named is somebody of whom no paper says who he is."""
    if hit.line.flowed or hit.fields.isdisjoint(parties.personal | parties.places):
        return hit
    person = person_of(hit, mentions)
    rows = (_top(hit.line) - _top(person.line)) / hit.line.height if person and person.perhaps else _ROWS_OF_ONE + 1
    return replace(hit, likeness=min(hit.likeness, _UNSURE)) if rows <= _ROWS_OF_ONE else hit


def _of_a_duty(hit: LabelHit) -> bool:
    """«شاکی متعهد است که …» on a form names nobody."""
    after = hit.line.tokens[past_aside(hit) :]
    tight = bool(after) and after[0].gap < WIDE_GAP and after[0].folded.isalpha() and not hit.tokens[-1].colon
    return tight and name_length(after, past_honorifics(after, 0)) == 0


def _of_others(hit: LabelHit, person: Mention | None, mentions: Sequence[Mention], parties: Parties) -> frozenset[str]:
    """What can't be meant beside a bystander's name, in what a sentence tells of somebody else than the one who has the
    word («… وکیل اینجانب آقای …»), or, of places, in what a contract tells of a party."""
    if person is None:
        return frozenset()
    beside = not hit.line.flowed and (key_of(hit.line) in person.rows or _same_row(person, hit))
    if person.bystander and beside:
        return parties.personal
    if parties.several and person.field and beside and person.line is not hit.line:
        return parties.places
    another = hit.line.flowed and person.line is hit.line and person.field is None
    if another and any(one.field and one.line is hit.line and one.start < person.start for one in mentions):
        return parties.personal
    told = parties.several and hit.line.flowed and person.line is hit.line and _within(hit, person)
    return parties.places if told else frozenset()


def _of_person(hit: LabelHit, details: set[str], person: Mention | None, parties: Parties) -> set[str]:
    """The details that are this person's; where nobody is named before, those that only one person can have."""
    if person is None:
        return details if len({parties.whose[one] for one in details}) == 1 else set()
    return {name for name in details if person.field == parties.whose[name] and _within(hit, person)}


def _same_row(one: Mention, hit: LabelHit) -> bool:
    return one.line is hit.line or (_level(one.line, hit.line) and one.line.box[0] >= hit.line.box[2])


def _perhaps_anothers(hit: LabelHit, person: Mention, others: frozenset[str], parties: Parties) -> bool:
    """«…، نشانی: …» in a list of labels after a party's may be his or the land's; what stands on a form some rows under
    somebody who is no party, with nobody else named between, may be his."""
    if person.bystander:
        rows = (_top(hit.line) - _top(person.line)) / hit.line.height
        told = bool(hit.fields & (parties.personal | parties.places))
        return told and not (hit.line.flowed or person.line.flowed) and 0 < rows <= _ROWS_OF_ONE
    return bool(hit.fields & others & parties.places) and hit.tokens[-1].colon


def _within(hit: LabelHit, person: Mention) -> bool:
    return person.line is not hit.line or person.end is None or hit.end <= person.end
