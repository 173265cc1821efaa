"""A package in, findings out. Pure: the same package and day give the same findings in the same order."""

from __future__ import annotations

from typing import assert_never

from chalicelib.catalogue import rule_kinds as kinds
from chalicelib.findings import Finding
from chalicelib.rules import comparisons, completeness, single_values
from chalicelib.rules.package import Package


def evaluate(package: Package, today: str) -> list[Finding]:
    """Every finding of the service's rules and of its documents' own rules. ``today`` is a canonical Jalali date."""
    return [
        finding
        for rule in _rules(package)
        if not rule.when or package.applicant_kind in rule.when
        for finding in _evaluate(rule, package, today)
    ]


def _rules(package: Package) -> list[kinds.Rule]:
    present = {known.id: known for _, known in package.known()}
    return [*package.service.rules, *(rule for known in present.values() for rule in known.rules)]


def _evaluate(rule: kinds.Rule, package: Package, today: str) -> list[Finding]:
    match rule:
        case kinds.Equal():
            return comparisons.equal(rule, package)
        case kinds.EqualName():
            return comparisons.equal_name(rule, package)
        case kinds.EqualAmount():
            return comparisons.equal_amount(rule, package)
        case kinds.NotExpired():
            return single_values.not_expired(rule, package, today)
        case kinds.NotInFuture():
            return single_values.not_in_future(rule, package, today)
        case _:
            return _evaluate_timeless(rule, package)


def _evaluate_timeless(
    rule: kinds.Before | kinds.Within | kinds.OneOf | kinds.Valid | kinds.RequiredDocuments | kinds.RequiredFields,
    package: Package,
) -> list[Finding]:
    match rule:
        case kinds.Before():
            return single_values.before(rule, package)
        case kinds.Within():
            return single_values.within(rule, package)
        case kinds.OneOf():
            return single_values.one_of(rule, package)
        case kinds.Valid():
            return single_values.valid(rule, package)
        case kinds.RequiredDocuments():
            return completeness.required_documents(rule, package)
        case kinds.RequiredFields():
            return completeness.required_fields(rule, package)
        case _:
            assert_never(rule)
