"""The closed set of rule kinds, as data: what may stand under ``rules:``. ``chalicelib/rules`` evaluates them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.catalogue.rule_kinds.base import RuleBase, split
from chalicelib.catalogue.rule_kinds.comparisons import (
    Alike,
    Among,
    Equal,
    EqualAmount,
    EqualName,
    NamedIn,
    SameMainPlaque,
    SumOf,
)
from chalicelib.catalogue.rule_kinds.completeness import RequiredDocuments, RequiredFields, RequiredIf
from chalicelib.catalogue.rule_kinds.payments import AmountFitsPayment, Paid, PaymentFitsBill
from chalicelib.catalogue.rule_kinds.single_values import (
    Before,
    LimitBy,
    NotExpired,
    NotInFuture,
    OneOf,
    SharesWhole,
    StartsWith,
    Valid,
    Within,
)

__all__ = [
    "Alike",
    "Among",
    "AmountFitsPayment",
    "Before",
    "Equal",
    "EqualAmount",
    "EqualName",
    "LimitBy",
    "NamedIn",
    "NotExpired",
    "NotInFuture",
    "OneOf",
    "Paid",
    "PaymentFitsBill",
    "RequiredDocuments",
    "RequiredFields",
    "RequiredIf",
    "Rule",
    "RuleBase",
    "SameMainPlaque",
    "SharesWhole",
    "StartsWith",
    "SumOf",
    "Valid",
    "Within",
    "codes",
    "references",
    "split",
]

Rule = Annotated[
    Equal
    | EqualName
    | EqualAmount
    | Alike
    | Among
    | NamedIn
    | SameMainPlaque
    | SumOf
    | NotExpired
    | NotInFuture
    | Before
    | Within
    | OneOf
    | StartsWith
    | SharesWhole
    | LimitBy
    | Valid
    | RequiredDocuments
    | RequiredFields
    | RequiredIf
    | PaymentFitsBill
    | AmountFitsPayment
    | Paid,
    Field(discriminator="kind"),
]


def references(rule: RuleBase) -> tuple[str, ...]:
    """Every reference that the rule makes, in the order of its attributes."""
    held = (getattr(rule, attribute) for attribute in rule.refers)
    return tuple(one for value in held for one in ((value,) if isinstance(value, str) else value))


def codes(rule: RuleBase) -> tuple[str, ...]:
    """Every code that a finding of this rule may carry."""
    others = (getattr(rule, name, None) for name in ("near_code", "rounding_code"))
    return (rule.code, *(code for code in others if code))
