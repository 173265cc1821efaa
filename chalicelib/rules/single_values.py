"""Rules about a value by itself, or the order of two dates. Canonical dates compare as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from chalicelib import fields, texts
from chalicelib.catalogue.model import DocumentType, FieldSpec
from chalicelib.catalogue.rule_kinds import (
    Before,
    LimitBy,
    NotExpired,
    NotInFuture,
    OneOf,
    RuleBase,
    StartsWith,
    Valid,
    Within,
    split,
)
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, Value, pairs, values
from chalicelib.rules.telling import about_values, told


def not_expired(rule: NotExpired, package: Package, today: str) -> list[Finding]:
    """With several copies (the two sides of a card, an old and a new one), the latest date counts."""
    found = values(package, rule.value)
    latest = max(found, key=lambda value: value.text, default=None)
    return [about_values(rule, [latest])] if latest and latest.text < today else []


def not_in_future(rule: NotInFuture, package: Package, today: str) -> list[Finding]:
    return _each(rule, (value for value in values(package, rule.value) if value.text > today))


def before(rule: Before, package: Package) -> list[Finding]:
    """Two fields of one type are compared within each document, not across its copies."""
    return [
        about_values(rule, [first, second])
        for first, second in pairs(package, rule.first, rule.second)
        if first.text > second.text
    ]


def within(rule: Within, package: Package) -> list[Finding]:
    def outside(value: Value) -> bool:
        amount = Decimal(value.text)
        return (rule.low is not None and amount < rule.low) or (rule.high is not None and amount > rule.high)

    return _each(rule, (value for value in values(package, rule.value) if outside(value)))


def one_of(rule: OneOf, package: Package) -> list[Finding]:
    return _each(rule, (value for value in values(package, rule.value) if value.text not in rule.options))


def starts_with(rule: StartsWith, package: Package) -> list[Finding]:
    return _each(rule, (value for value in values(package, rule.value) if not value.text.startswith(rule.options)))


def limit_by(rule: LimitBy, package: Package) -> list[Finding]:
    return [
        about_values(rule, [value, by])
        for value, by in pairs(package, rule.value, rule.by)
        if by.text in rule.limits and Decimal(value.text) > rule.limits[by.text]
    ]


def valid(rule: Valid, package: Package) -> list[Finding]:
    """A finding for each value that its own kind's check says can't be."""
    return [
        _invalid(rule, document, known, spec, reason)
        for document, known, spec in _judged(rule, package)
        if (reason := _reason_against(package.value(document, spec.id), spec))
    ]


def _each(rule: RuleBase, wrong: Iterable[Value]) -> list[Finding]:
    return [about_values(rule, [value]) for value in wrong]


def _judged(rule: Valid, package: Package) -> Iterator[tuple[str, DocumentType, FieldSpec]]:
    chosen = {(type_id, name) for type_id, names in map(split, rule.values) for name in names}
    for document, known in package.known():
        for spec in known.fields:
            if not rule.values or (known.id, spec.id) in chosen:
                yield document, known, spec


def _reason_against(value: str | None, spec: FieldSpec) -> str | None:
    if value is None:
        return None
    verdict = fields.of(spec).check(value)
    return verdict.reasons[0] if verdict.outcome == "wrong" else None


def _invalid(rule: Valid, document: str, known: DocumentType, spec: FieldSpec, reason: str) -> Finding:
    why = texts.message(f"reason.{reason}")
    message = told(rule, field=spec.name, document=known.title, reason=why)
    return Finding(code=rule.code, severity=rule.severity, documents=(document,), fields=(spec.id,), message=message)
