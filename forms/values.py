"""What stands in each paper of a package: every field's canonical value, from one world and one cast."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from chalicelib.catalogue import DocumentType, FieldSpec, Service
from chalicelib.catalogue.rule_kinds import Rule, references, split
from forms.cast import Cast, Part, part_named, part_of
from forms.draws import drawn
from forms.facts import neighbour, world
from forms.known import known

Values = dict[str, str]
Rules = tuple[Rule, ...]
_PLACEHOLDER = re.compile(r"\{(\w+)\.(\w+)\}")


@dataclass
class Paper:
    """A document before it is drawn. ``stem`` names its file: the type, and a number from the second one on."""

    stem: str
    type: DocumentType
    values: Values


class Author:
    """Fills papers in. The same seed, day, service and types give the same values."""

    def __init__(self, seed: str, today: date, service: str, types: Sequence[DocumentType], rules: Rules) -> None:
        self.today, self.service = today, service
        self._seed, self._rules = seed, rules
        self._cast = Cast(types, rules)
        self._world = world(seed, today)

    @property
    def company(self) -> str:
        """The name of the package's company."""
        return self._world.facts["company.name"]

    def write(self, type_: DocumentType, copy: int = 1) -> Paper:
        """The ``copy``-th paper of its type: from the second one on, it is about the next property."""
        facts = self._world.facts if copy == 1 else neighbour(self._world.facts, f"{self._seed}/{copy}", self.today)
        asked = {name for rule in self._rules for name in _fields_of(rule, type_.id)}
        values = {
            field.id: self._value(type_, field, facts, copy)
            for field in type_.fields
            if field.id in asked or f"{type_.id}.{field.id}" not in known().seldom
        }
        return Paper(type_.id if copy == 1 else f"{type_.id}_{copy}", type_, values)

    def aside(self, type_: DocumentType, field_id: str) -> str | None:
        """What a paper says of a person beside its own fields (``principal_father_name``); None if it isn't known."""
        part = part_named(type_, field_id)
        return self._cast.fact(self._world, part) if part else None

    def _value(self, type_: DocumentType, field: FieldSpec, facts: Mapping[str, str], copy: int) -> str:
        fact, part = known().fact(type_.id, field.id), part_of(type_, field)
        texts = known().sentences(self.service, type_.id, field.id)
        if fact:
            return self._fact(fact, facts)
        if part and not texts:
            return self._cast.fact(self._world, part)
        rng = Random(f"{self._seed}/{field.id}" if copy == 1 else f"{self._seed}/{field.id}/{copy}")
        if texts:
            return _PLACEHOLDER.sub(lambda found: self._fact(found[0][1:-1], facts), rng.choice(texts))
        if field.kind in known().kinds:
            return self._fact(known().kinds[field.kind], facts)
        return drawn(field, rng, self.today, known().range_of(field.id), known().any_text)

    def _fact(self, name: str, facts: Mapping[str, str]) -> str:
        group, _, fact = name.partition(".")
        return facts[name] if name in facts else self._cast.fact(self._world, Part(group, fact))


def rules_of(service: Service, types: Sequence[DocumentType], applicant: str) -> Rules:
    """The service's rules and its documents' own, as far as they hold for this kind of applicant."""
    own = {type_.id: type_.rules for type_ in types}
    every = (*service.rules, *(rule for rules in own.values() for rule in rules))
    return tuple(rule for rule in every if not rule.when or applicant in rule.when)


def _fields_of(rule: Rule, type_id: str) -> list[str]:
    return [name for document, names in map(split, references(rule)) if document == type_id for name in names]
