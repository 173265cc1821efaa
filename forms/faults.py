"""Faults of a package, planted by the code of the finding that they must raise.

A fault is found by trying: values that the rule of this code refers to are replaced by wrong ones, or papers left out,
until the rules themselves raise the code; the change that raises nothing else is the best. So a new rule needs no line
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from chalicelib.catalogue.rule_kinds import Rule, references
from forms.contents import Asked, every_rule
from forms.judge import Judge
from forms.known import known
from forms.places import places
from forms.values import Author, Paper
from forms.wrong import wrong_values

Papers = list[Paper]


_PATIENCE = 400


class WishError(ValueError):
    """What is wished for can't be made of this service; the message lists what can."""


@dataclass(frozen=True)
class Planted:
    """A fault in the package, and the fields that show it (none where a document is missing)."""

    code: str
    fields: tuple[str, ...]


def plantable(asked: Asked) -> list[str]:
    """The codes that can be planted for this service, whoever applies. A rule's code for near misses is not one of
    them: whether a name was nearly read is a matter of the reading, not of the papers."""
    return sorted({code for rule in every_rule(asked.service, asked.catalogue) for code in _codes(rule)})


def _codes(rule: Rule) -> list[str]:
    return [code for code in (rule.code, getattr(rule, "rounding_code", None)) if code]


def rules_for(asked: Asked, code: str) -> list[Rule]:
    """The rules that raise the code. WishError where none does."""
    found = [rule for rule in every_rule(asked.service, asked.catalogue) if code in _codes(rule)]
    if not found:
        raise WishError(f"{asked.service.id} has no rule {code}; write one of {', '.join(plantable(asked))}")
    return found


def plant(
    judge: Judge, faults: Mapping[str, Sequence[Rule]], papers: Papers, author: Author, rng: Random, *, patient: bool
) -> Papers:
    """The papers with a fault in them for each code, given the rules that raise it. WishError where one can't be by a
    single change, or, if ``patient``, by two."""
    wanted: set[str] = set()
    for code, rules in faults.items():
        wanted.add(code)
        singly = _tries(rules, papers, author, rng)
        found = _best(judge, singly, wanted)
        if found is None and patient:
            doubly = (twice for once in singly for twice in _tries(rules, once, author, rng))
            found = _best(judge, islice(doubly, _PATIENCE), wanted)
        if found is None:
            raise WishError(f"{code} can't be planted among {', '.join(paper.stem for paper in papers)}")
        papers = found
    return papers


def _best(judge: Judge, tries: Iterable[Papers], wanted: set[str]) -> Papers | None:
    """The first that raises nothing but what is wanted, else the one that raises least beside it."""
    best: tuple[int, Papers] | None = None
    for tried in tries:
        codes = [finding.code for finding in judge.findings(tried)]
        if wanted <= set(codes) and (best is None or len(codes) < best[0]):
            best = (len(codes), tried)
            if len(codes) == len(wanted):
                break
    return best[1] if best else None


def _tries(rules: Sequence[Rule], papers: Papers, author: Author, rng: Random) -> list[Papers]:
    tries = [tried for rule in rules for tried in _tries_of(rule, papers, author, rng)]
    rng.shuffle(tries)
    return tries


def _tries_of(rule: Rule, papers: Papers, author: Author, rng: Random) -> Iterator[Papers]:
    """Every single change that may break the rule: in what it refers to, or, where it refers to nothing, anywhere."""
    referred = references(rule)
    named = [(place.paper, place.names[-1]) for place in places(papers, referred)]
    anywhere = [(paper, name) for paper in papers for name in paper.values]
    for paper, name in named if referred else anywhere:
        texts = known().sentences(author.service, paper.type.id, name) or known().any_text
        for value in wrong_values(paper.type.field(name), paper.values[name], rng, author.today, texts):
            yield _changed(papers, paper, name, value)
        yield _changed(papers, paper, name, None)
    for left_out in papers if len(papers) > 1 else ():  # Without a paper there is no package.
        yield [paper for paper in papers if paper is not left_out]


def _changed(papers: Papers, paper: Paper, name: str, value: str | None) -> Papers:
    values = {field: text for field, text in paper.values.items() if field != name}
    changed = replace(paper, values=values if value is None else {**values, name: value})
    return [changed if one is paper else one for one in papers]
