"""Rules that compare values across documents. What is missing is compared with nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from chalicelib.catalogue.rule_kinds import Alike, Equal, EqualAmount, EqualName, SameMainPlaque, SumOf
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, Value, all_values, values
from chalicelib.rules.telling import about_values, warning_about


def equal(rule: Equal, package: Package) -> list[Finding]:
    """Values that are the same in the other order of an unclear print are nothing to accuse anyone of."""
    found = all_values(package, rule.values)
    if _likeness(found) == 1.0:
        return []
    return [warning_about("order_unclear", found) if _perhaps_same(found) else about_values(rule, found)]


def equal_name(rule: EqualName, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    likeness = _likeness(found)
    if likeness == 1.0:
        return []
    if likeness >= rule.near and not all(value.sure for value in found):
        return [warning_about(rule.near_code, found)]
    return [about_values(rule, found)]


def equal_amount(rule: EqualAmount, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    amounts = [Decimal(value.text) for value in found]
    difference = max(amounts, default=Decimal(0)) - min(amounts, default=Decimal(0))
    return _difference(rule, difference, found)


def alike(rule: Alike, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    return [] if _likeness(found) >= rule.near else [about_values(rule, found)]


def same_main_plaque(rule: SameMainPlaque, package: Package) -> list[Finding]:
    found = all_values(package, rule.values)
    if len({value.text.partition("/")[0] for value in found}) < 2:
        return []
    common = set[str].intersection(*(_mains(value) for value in found))
    return [warning_about("order_unclear", found) if common else about_values(rule, found)]


def sum_of(rule: SumOf, package: Package) -> list[Finding]:
    """Nothing to say while a document of the parts has no amount: the sum is not known then."""
    parts = all_values(package, rule.parts)
    if not parts or len(parts) < _carriers(package, rule.parts):
        return []
    amount = sum((Decimal(part.text) for part in parts), Decimal(0))
    return [
        finding
        for total in values(package, rule.total)
        for finding in _difference(rule, abs(amount - Decimal(total.text)), [*parts, total])
    ]


def _difference(rule: EqualAmount | SumOf, difference: Decimal, found: Sequence[Value]) -> list[Finding]:
    if difference == 0:
        return []
    if difference < rule.rounding and rule.rounding_code:
        return [warning_about(rule.rounding_code, found)]
    return [about_values(rule, found)]


def _carriers(package: Package, references: Sequence[str]) -> int:
    """How many documents should carry a part."""
    return sum(len(package.of_type(reference.partition(".")[0])) for reference in references)


def _mains(value: Value) -> set[str]:
    """The main number of a plaque; either of its numbers where its print does not tell."""
    numbers = value.text.split("/")
    return set(numbers if value.order_unclear else numbers[:1])


def _perhaps_same(values: Sequence[Value]) -> bool:
    return all(one.perhaps(other) for one, other in combinations(values, 2))


def _likeness(values: Sequence[Value]) -> float:
    """The least likeness of any two of them; 1 where there are not two."""
    return min((one.kind.same(one.text, other.text) for one, other in combinations(values, 2)), default=1.0)
