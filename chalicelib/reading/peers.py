"""Fields of other documents that say the same thing: by a rule of the service, or by the same id and kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.catalogue import Catalogue, Service
from chalicelib.catalogue.rule_kinds import Equal, EqualAmount, EqualName, Rule, split
from chalicelib.reading.model import DocumentReading, FieldReading

_MUST_AGREE = (Equal, EqualName, EqualAmount)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the value as one text, and the readings that it is made of."""

    text: str
    parts: tuple[FieldReading, ...]


@dataclass(frozen=True, slots=True)
class Peer:
    """``mine`` and ``theirs`` should be the same; ``ruled`` when a rule of the service says so (a difference then
    counts against both), else they only carry the same id (a difference says nothing)."""

    mine: Side
    theirs: Side
    ruled: bool


def peers_of(
    document: str, field: str, readings: Mapping[str, DocumentReading], rules: Sequence[Rule], catalogue: Catalogue
) -> list[Peer]:
    """The field's peers in documents of *other* types: a second scan of the same paper is no second witness. ``rules``:
    those that hold for this applicant."""
    own = readings[document]
    ruled = list(_by_rule(own, field, readings, rules))
    if ruled:
        return ruled
    return list(_by_id(own, field, readings, catalogue))


def rules_for(service: Service, applicant_kind: str | None) -> tuple[Rule, ...]:
    """Of this kind of applicant; all of them where the kind is not known."""
    return tuple(rule for rule in service.rules if not (rule.when and applicant_kind) or applicant_kind in rule.when)


def _by_rule(
    own: DocumentReading, field: str, readings: Mapping[str, DocumentReading], rules: Sequence[Rule]
) -> Iterator[Peer]:
    for references in _equal_references(rules):
        for mine in (names for type_, names in references if type_ == own.type and field in names):
            me = _side(own, mine)
            for type_, names in references:
                for other in readings.values():
                    they = _side(other, names) if other.type == type_ != own.type else None
                    if me and they:
                        yield Peer(me, they, ruled=True)


def _equal_references(rules: Sequence[Rule]) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    for rule in rules:
        if isinstance(rule, _MUST_AGREE):
            yield [split(reference) for reference in rule.values]


def _by_id(
    own: DocumentReading, field: str, readings: Mapping[str, DocumentReading], catalogue: Catalogue
) -> Iterator[Peer]:
    me = _side(own, (field,))
    for other in readings.values():
        if me is None or other.type is None or own.type is None or other.type == own.type:
            continue
        theirs, mine = catalogue.documents.get(other.type), catalogue.documents.get(own.type)
        if not (theirs and mine and theirs.has(field) and mine.has(field)):
            continue  # a catalogue of today may have dropped what was read yesterday
        if theirs.field(field).kind != mine.field(field).kind:
            continue
        they = _side(other, (field,))
        if they:
            yield Peer(me, they, ruled=False)


def _side(reading: DocumentReading, names: tuple[str, ...]) -> Side | None:
    parts = [reading.fields.get(name) for name in names]
    known = tuple(part for part in parts if part is not None and part.value is not None)
    return Side(" ".join(part.value or "" for part in known), known) if len(known) == len(names) else None
