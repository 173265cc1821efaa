"""Who is who in a package: the parts that its papers name (owner, buyer, attorney …), and one person for each.

A service's own rules come first: names or ids that must be equal belong to one person. Then what mostly is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.catalogue import DocumentType, FieldSpec
from chalicelib.catalogue.rule_kinds import Rule, references, split
from forms.facts import World
from forms.known import known

_PERSONAL = frozenset({"name", "company_name", "national_id", "number", "jalali_date", "mobile"})
_THEMSELVES = "holder"


@dataclass(frozen=True)
class Part:
    """What a field says of whom: the ``fact`` (an attribute of ``Person``) about who plays the part ``who``."""

    who: str
    fact: str


class Cast:
    """The parts of a package, each with the number of the person who plays it."""

    def __init__(self, types: Sequence[DocumentType], rules: Sequence[Rule]) -> None:
        self._same: dict[str, str] = {}
        here = {part.who for type_ in types for field in type_.fields if (part := part_of(type_, field))}
        for who in sorted(here | {"applicant"}):
            self._same[who] = who
        for parts in _equal_parts({type_.id: type_ for type_ in types}, rules):
            for other in parts[1:]:
                self._join(parts[0], other)
        for one, others in _among_parts({type_.id: type_ for type_ in types}, rules):
            if not any(self._star(one) == self._star(other) for other in others):
                self._join_first(one, others)
        for one, other in known().same:
            if one in self._same and other in self._same and not self._strangers(one, other):
                self._join(one, other)
        stars = sorted({self._star(who) for who in self._same} - {self._star("applicant")})
        self._numbers = {star: number for number, star in enumerate([self._star("applicant"), *stars])}

    def fact(self, world: World, part: Part) -> str:
        """What the part says; one that no paper names is played by a stranger."""
        star = self._star(part.who) if part.who in self._same else None
        number = self._numbers[star] if star else -1
        return str(getattr(world.people[number], part.fact))

    def _star(self, who: str) -> str:
        while self._same[who] != who:
            who = self._same[who]
        return who

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._star(one), self._star(other)))
        self._same[second] = first

    def _join_first(self, one: str, others: Iterable[str]) -> None:
        """With the first of them who may be the same."""
        other = next((other for other in others if not self._strangers(one, other)), None)
        if other is not None:
            self._join(one, other)

    def _strangers(self, one: str, other: str) -> bool:
        """Would joining them make one person of two who never are?"""
        joined = {self._star(one), self._star(other)}
        pairs = ((a, b) for a, b in known().different if a in self._same and b in self._same)
        return any({self._star(a), self._star(b)} == joined for a, b in pairs)


def part_of(type_: DocumentType, field: FieldSpec) -> Part | None:
    """What the field says of a person; None where it says nothing of one."""
    if field.kind not in _PERSONAL or known().fact(type_.id, field.id) is not None:
        return None
    return part_named(type_, field.id)


def part_named(type_: DocumentType, name: str) -> Part | None:
    """What a name of the form ``seller_father_name`` says of a person; None where it says nothing of one."""
    found = _ending(name)
    return Part(found[0] or _subject(type_), found[1]) if found else None


def _subject(type_: DocumentType) -> str:
    """Whose paper it is: the first person that it names with a part."""
    parts = (found[0] for field in type_.fields if field.kind == "name" and (found := _ending(field.id)))
    return next((who for who in parts if who), _THEMSELVES)


def _ending(field_id: str) -> tuple[str, str] | None:
    """``seller_national_id`` → (``seller``, ``national_id``)."""
    for ending, fact in known().people.items():
        if field_id == ending or field_id.endswith(f"_{ending}"):
            return field_id[: -len(ending)].rstrip("_"), fact
    return None


def _equal_parts(types: Mapping[str, DocumentType], rules: Iterable[Rule]) -> Iterator[list[str]]:
    """For each rule that wants values to be equal: the parts that it makes one person."""
    for rule in rules:
        if rule.kind.startswith("equal"):
            parts = [_referred(types, reference) for reference in references(rule)]
            if found := [part.who for part in parts if part]:
                yield found


def _among_parts(types: Mapping[str, DocumentType], rules: Iterable[Rule]) -> Iterator[tuple[str, list[str]]]:
    """For each rule that wants one to be among others: that part, and the parts that it may be."""
    for rule in rules:
        if rule.kind == "among":
            value, *others = [_referred(types, reference) for reference in (rule.value, *rule.among)]
            if value and any(others):
                yield value.who, [part.who for part in others if part]


def _referred(types: Mapping[str, DocumentType], reference: str) -> Part | None:
    document, names = split(reference)
    return part_of(types[document], types[document].field(names[0])) if document in types else None
