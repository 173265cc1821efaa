"""Rules about who may act: the applicant is one of those whom other documents name."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.catalogue.rule_kinds import Among, NamedIn, SharesWhole
from chalicelib.fields.persian import comparable
from chalicelib.fields.persons import names_one, total
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, Value, all_values, pairs, values
from chalicelib.rules.telling import about_values, warning_about


def among(rule: Among, package: Package) -> list[Finding]:
    """With none to be among, nothing is said: what is missing is a finding of its own. The others' kinds measure: a
    form's name field may hold a company's name."""
    others = all_values(package, rule.among)
    return [
        _near_or_not(rule, value, others, likeness)
        for value in values(package, rule.value)
        if others and (likeness := max(other.kind.same(value.text, other.text) for other in others)) < 1.0
    ]


def _near_or_not(rule: Among, value: Value, others: Sequence[Value], likeness: float) -> Finding:
    found = [value, *others]
    if any(value.perhaps(other) for other in others):
        return warning_about("order_unclear", found)
    if rule.near_code and likeness >= rule.near and not all(one.sure for one in found):
        return warning_about(rule.near_code, found)
    return about_values(rule, found)


def named_in(rule: NamedIn, package: Package) -> list[Finding]:
    return [
        about_values(rule, [name, text])
        for name, text in pairs(package, rule.value, rule.text)
        if not _names(text, name)
    ]


def shares_whole(rule: SharesWhole, package: Package) -> list[Finding]:
    return [
        about_values(rule, [value])
        for value in values(package, rule.value)
        if (shares := total(value.text)) is not None and shares != 1
    ]


def _names(text: Value, name: Value) -> bool:
    if text.kind.id == "persons":
        return names_one(text.text, name.text)
    return comparable(name.text) in comparable(text.text)
