"""A package in, findings out. Pure: the same package and day give the same findings in the same order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.catalogue import rule_kinds as kinds
from chalicelib.findings import Finding
from chalicelib.rules import comparisons, completeness, payments, persons, single_values
from chalicelib.rules.package import Package

_JUDGES: Mapping[type[kinds.RuleBase], Callable[[Any, Package], list[Finding]]] = {
    kinds.Equal: comparisons.equal,
    kinds.EqualName: comparisons.equal_name,
    kinds.EqualAmount: comparisons.equal_amount,
    kinds.Alike: comparisons.alike,
    kinds.SameMainPlaque: comparisons.same_main_plaque,
    kinds.SumOf: comparisons.sum_of,
    kinds.Among: persons.among,
    kinds.NamedIn: persons.named_in,
    kinds.SharesWhole: persons.shares_whole,
    kinds.Before: single_values.before,
    kinds.Within: single_values.within,
    kinds.OneOf: single_values.one_of,
    kinds.StartsWith: single_values.starts_with,
    kinds.LimitBy: single_values.limit_by,
    kinds.Valid: single_values.valid,
    kinds.RequiredDocuments: completeness.required_documents,
    kinds.RequiredFields: completeness.required_fields,
    kinds.RequiredIf: completeness.required_if,
    kinds.PaymentFitsBill: payments.payment_fits_bill,
    kinds.AmountFitsPayment: payments.amount_fits_payment,
    kinds.Paid: payments.paid,
}
_TODAYS: Mapping[type[kinds.RuleBase], Callable[[Any, Package, str], list[Finding]]] = {
    kinds.NotExpired: single_values.not_expired,
    kinds.NotInFuture: single_values.not_in_future,
}
JUDGED = frozenset((*_JUDGES, *_TODAYS))
"""Every kind that has a judge; a test holds it to the catalogue's kinds."""


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
    if type(rule) in _TODAYS:
        return _TODAYS[type(rule)](rule, package, today)
    return _JUDGES[type(rule)](rule, package)
