"""A package before it is drawn: who applies, which papers, what stands in them, and which faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from random import Random

from chalicelib.catalogue import Catalogue
from chalicelib.catalogue.rule_kinds import Rule, references, split
from forms.agree import agree
from forms.contents import Asked
from forms.faults import Planted, WishError, plant, rules_for
from forms.judge import Judge
from forms.values import Author, Paper, rules_of


@dataclass(frozen=True)
class Wish:
    """What is wanted of a package beside its service: who applies (None: the first of the service's applicants whom it
    suits), faults to plant, by code, types that are there in any case, whether all optional documents are, and whether
    the counter's own forms are filled in by hand."""

    applicant: str | None = None
    faults: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    optional: bool = False
    hand: bool = False


@dataclass(frozen=True)
class Script:
    applicant: str
    papers: tuple[Paper, ...]
    planted: tuple[Planted, ...]
    author: Author


def script_of(catalogue: Catalogue, service_id: str, seed: str, today: date, wish: Wish) -> Script:
    """The package of this seed. KeyError for an unknown service, WishError for a fault that can't be planted.

    Nothing is wrong in it beside the faults, if there is any such package.
    """
    failed: WishError | None = None
    flawed: Script | None = None
    for asked, wished, patient in _ways(catalogue, service_id, wish):
        try:
            script, sound = _write(asked, seed, today, wished, patient=patient)
        except WishError as error:
            failed = failed or error
            continue
        if sound:
            return script
        flawed = flawed or script
    if flawed:
        return flawed
    raise failed or WishError(f"nobody who can ask for {service_id} can have {', '.join(wish.faults)}")


def _ways(catalogue: Catalogue, service_id: str, wish: Wish) -> Iterator[tuple[Asked, Wish, bool]]:
    """Who may apply, which types come in any case, whether optional ones do, and whether to plant with patience: the
    plainest package first."""
    service = catalogue.services[service_id]
    kinds = [wish.applicant] if wish.applicant else [kind.id for kind in service.applicant_kinds]
    every = [Asked(catalogue, service, kind) for kind in kinds]
    rules = [rule for code in wish.faults for rule in rules_for(every[0], code)]
    referred = {split(reference)[0] for rule in rules for reference in references(rule)}
    there = [[type_id for type_id in one.types if type_id in referred] for one in service.documents]
    able = [asked for asked in every if all(_holding(asked, code) for code in wish.faults)]
    narrow, wide = (replace(wish, types=(*wish.types, *chain(*types))) for types in ((t[:1] for t in there), there))
    widening = (wish, narrow, wide, replace(wide, optional=True))
    for patient in (False, True) if wish.faults else (False,):
        for wished in widening:
            for asked in able if wish.faults else able[:1]:
                yield asked, wished, patient


def _holding(asked: Asked, code: str) -> list[Rule]:
    """The rules that raise the code for this applicant."""
    return [rule for rule in rules_for(asked, code) if not rule.when or asked.applicant in rule.when]


def _write(asked: Asked, seed: str, today: date, wish: Wish, *, patient: bool) -> tuple[Script, bool]:
    """The package, and whether it was sound before the faults were put in."""
    rng = Random(f"{seed}/papers")
    types = asked.types(rng, wish.types, optional=wish.optional)
    rules = rules_of(asked.service, types, asked.applicant)
    author = Author(seed, today, asked.service.id, list({type_.id: type_ for type_ in types}.values()), rules)
    blank = [author.write(type_, types[: place + 1].count(type_)) for place, type_ in enumerate(types)]
    papers, judge = agree(blank, rules, author, rng), Judge(asked, today)
    sound = not judge.findings(papers)
    papers = plant(judge, {code: _holding(asked, code) for code in wish.faults}, papers, author, rng, patient=patient)
    raised = {finding.code: finding.fields for finding in judge.findings(papers)} if wish.faults else {}
    planted = tuple(Planted(code, raised[code]) for code in wish.faults)
    return Script(asked.applicant, tuple(papers), planted, author), sound
