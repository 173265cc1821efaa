"""Makes a package keep the rules of its service, where the facts alone didn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.fields.persian import comparable
from forms.cast import part_of
from forms.keep import KEEP
from forms.places import Place, places
from forms.values import Author, Paper, Rules

_ROUNDS = 3
_OF_PEOPLE = frozenset({"father", "mother", "certificate", "birth"})


def agree(papers: Sequence[Paper], rules: Rules, author: Author, rng: Random) -> list[Paper]:
    """The papers with those that a rule wants beside them, and values changed until each rule whose kind is known here
    holds; rules that meet in a field take turns."""
    whole = list(papers)
    for rule in rules:
        whole += _wanting(rule, whole, author)
    for _ in range(_ROUNDS):
        for rule in rules:
            keep = KEEP.get(rule.kind)
            if keep:
                keep(rule, _of(rule, whole), author, rng)
    return [_without_birth(paper, author.company) for paper in whole]


def _without_birth(paper: Paper, company: str) -> Paper:
    """A company has neither father nor birthday: where it stands in a person's place, what need not be said of one
    isn't."""
    parts = {field.id: part for field in paper.type.fields if (part := part_of(paper.type, field))}
    companies = {part.who for name, part in parts.items() if paper.values.get(name) == company}
    empty = {name for name, part in parts.items() if part.who in companies and part.fact in _OF_PEOPLE}
    needed = {field.id for field in paper.type.fields if field.required}
    return replace(paper, values={n: v for n, v in paper.values.items() if n in needed or n not in empty})


def _of(rule: Rule, papers: Sequence[Paper]) -> dict[str, list[Place]]:
    """Attribute of the rule → the places that its references lead to."""
    return {name: list(places(papers, getattr(rule, name))) for name in rule.refers}


def _wanting(rule: Rule, papers: Sequence[Paper], author: Author) -> list[Paper]:
    """More papers of a kind, where the words of another one ask for them."""
    if rule.kind != "required_if":
        return []
    said = [comparable(place.text) for place in places(papers, rule.value)]
    there = [paper for paper in papers if paper.type.id in rule.types]
    if not there or not any(comparable(word) in text for word in rule.words for text in said):
        return []
    kind = there[0].type
    count = sum(paper.type.id == kind.id for paper in there)
    return [author.write(kind, count + more) for more in range(1, rule.at_least - len(there) + 1)]
