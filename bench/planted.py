"""Faults that were planted in packages, what the rules found of them, and what they found where there is nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from bench.outcome import Outcome
from bench.truth import TrueDocument, Truth
from chalicelib.catalogue import Catalogue
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.rules import Package, evaluate
from forms.contents import every_rule
from forms.judge import readable


@dataclass
class Caught:
    """Of one code, in packages: ``planted``, ``caught`` of those, ``false`` where it wasn't planted and a perfect
    reading wouldn't raise it, ``false_clean`` of those in packages without a fault (``findings_clean``: how often)."""

    planted: int = 0
    caught: int = 0
    false: int = 0
    false_clean: int = 0
    findings_clean: int = 0

    def __add__(self, other: Caught) -> Caught:
        return Caught(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Caught)))

    @property
    def recall(self) -> float | None:
        return self.caught / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        raised = self.caught + self.false
        return self.caught / raised if raised else None


def by_code(outcomes: Iterable[Outcome]) -> Mapping[str, Caught]:
    """Over the packages of which it is known what was planted."""
    return _summed(pair for outcome in outcomes for pair in _package(outcome))


def by_service(outcomes: Iterable[Outcome]) -> Mapping[str, Caught]:
    """Over all codes of a service's packages."""
    return _summed((outcome.service, one) for outcome in outcomes for _, one in _package(outcome))


def by_kind(outcomes: Iterable[Outcome], catalogue: Catalogue) -> Mapping[str, Caught]:
    """By the kinds of rule that raise the code for the service («among, equal» where two kinds do)."""
    kinds = {service.id: _kinds(every_rule(service, catalogue)) for service in catalogue.services.values()}
    return _summed(
        (kinds.get(outcome.service, {}).get(code, "beside a rule's own code"), one)
        for outcome in outcomes
        for code, one in _package(outcome)
    )


def _kinds(rules: Iterable[Rule]) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for rule in rules:
        for code in filter(None, (rule.code, getattr(rule, "rounding_code", None))):
            found.setdefault(code, set()).add(rule.kind)
    return {code: ", ".join(sorted(kinds)) for code, kinds in found.items()}


def _summed(counts: Iterable[tuple[str, Caught]]) -> Mapping[str, Caught]:
    sums: dict[str, Caught] = {}
    for name, one in counts:
        sums[name] = sums.get(name, Caught()) + one
    return dict(sorted(sums.items()))


def _package(outcome: Outcome) -> Iterable[tuple[str, Caught]]:
    if outcome.planted is None:
        return
    planted, often = set(outcome.planted), Counter(outcome.findings)
    due = Counter(outcome.expected)
    for code in sorted(planted | set(often)):
        false = code not in planted and often[code] > due[code]
        clean = false and not planted
        yield (
            code,
            Caught(
                planted=int(code in planted),
                caught=int(code in planted and code in often),
                false=int(false),
                false_clean=int(clean),
                findings_clean=often[code] - due[code] if clean else 0,
            ),
        )


def expected(truth: Truth, applicant: str, today: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes that the rules raise over the true values: of a truth that holds every printed field, else none."""
    if not all(document.complete for document in truth.documents):
        return ()
    readings = {
        f"{number}:{document.file}": _perfect(document, catalogue)
        for number, document in enumerate(truth.documents, start=1)
    }
    found = evaluate(Package(catalogue.services[truth.service], catalogue, applicant, readings), today)
    return tuple(finding.code for finding in found)


def _perfect(document: TrueDocument, catalogue: Catalogue) -> DocumentReading:
    values = {spec.id: readable(spec, document.value(spec.id)) for spec in catalogue.documents[document.type].fields}
    seen = {
        name: FieldReading(value=value, raw=value, status="ok", confidence=1.0, page=1) if value else FieldReading()
        for name, value in values.items()
    }
    return DocumentReading(type=document.type, confidence=1.0, fields=seen)
