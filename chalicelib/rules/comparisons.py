"""Rules that compare values across documents. What is missing is compared with nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from chalicelib.catalogue.rule_kinds import Equal, EqualAmount, EqualName
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, Value, all_values
from chalicelib.rules.telling import about_values


def equal(rule: Equal, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    return [] if _likeness(found) == 1.0 else [about_values(rule.code, rule.severity, found)]


def equal_name(rule: EqualName, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    likeness = _likeness(found)
    if likeness == 1.0:
        return []
    if likeness >= rule.near and not all(value.sure for value in found):
        return [about_values(rule.near_code, "warning", found)]
    return [about_values(rule.code, rule.severity, found)]


def equal_amount(rule: EqualAmount, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    amounts = [Decimal(value.text) for value in found]
    difference = max(amounts, default=Decimal(0)) - min(amounts, default=Decimal(0))
    if difference == 0:
        return []
    if difference < rule.rounding:
        return [about_values(rule.rounding_code or rule.code, "warning", found)]
    return [about_values(rule.code, rule.severity, found)]


def _likeness(values: Sequence[Value]) -> float:
    """The least likeness of any two of them; 1 where there are not two."""
    return min((one.kind.same(one.text, other.text) for one, other in combinations(values, 2)), default=1.0)
