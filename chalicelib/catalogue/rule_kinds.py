"""The closed set of rule kinds, as data: what may stand under ``rules:``. ``chalicelib/rules`` evaluates them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.findings import Severity

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Reference = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$")]
"""``document_type.field``; ``document_type.given_name+family_name`` is the fields' values with a space between."""


class _Rule(BaseModel):
    """``code`` is the finding's code and its text's key; ``when``: only for these kinds of applicant (empty: all)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: Code
    severity: Severity = "error"
    when: tuple[str, ...] = ()


class Equal(_Rule):
    """The values are the same by the field kind's own measure."""

    kind: Literal["equal"]
    values: Annotated[tuple[Reference, ...], Field(min_length=2)]


class EqualName(_Rule):
    """The names are the same: by the kind's measure, nothing that matters differs.

    A measure of at least ``near`` where a name was not surely read is more likely a misreading than another person:
    only a warning then, with the code ``near_code``.
    """

    kind: Literal["equal_name"]
    values: Annotated[tuple[Reference, ...], Field(min_length=2)]
    near: Annotated[float, Field(gt=0, le=1)] = 0.8
    near_code: Code


class EqualAmount(_Rule):
    """The amounts are equal; a difference under ``rounding`` is only a warning, with the code ``rounding_code``."""

    kind: Literal["equal_amount"]
    values: Annotated[tuple[Reference, ...], Field(min_length=2)]
    rounding: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    rounding_code: Code | None = None


class NotExpired(_Rule):
    """The date is today or later."""

    kind: Literal["not_expired"]
    value: Reference


class NotInFuture(_Rule):
    """The date is today or earlier: a form or deed can't be dated tomorrow."""

    kind: Literal["not_in_future"]
    value: Reference


class Before(_Rule):
    """The first date is not after the second one."""

    kind: Literal["before"]
    first: Reference
    second: Reference


class Within(_Rule):
    """The amount lies between the two bounds, both included."""

    kind: Literal["within"]
    value: Reference
    low: Decimal | None = None
    high: Decimal | None = None


class OneOf(_Rule):
    """The value is one of these (canonical)."""

    kind: Literal["one_of"]
    value: Reference
    options: Annotated[tuple[str, ...], Field(min_length=1)]


class Valid(_Rule):
    """Each value passes its field kind's own check; without ``values``, every field of every document."""

    kind: Literal["valid"]
    values: tuple[Reference, ...] = ()


class RequiredDocuments(_Rule):
    """Every document that the service asks of this applicant is there, none twice, none that nobody asked for."""

    kind: Literal["required_documents"]


class RequiredFields(_Rule):
    """Every required field of the documents has a value; one that was not found is to be read off the image."""

    kind: Literal["required_fields"]


Rule = Annotated[
    Equal
    | EqualName
    | EqualAmount
    | NotExpired
    | NotInFuture
    | Before
    | Within
    | OneOf
    | Valid
    | RequiredDocuments
    | RequiredFields,
    Field(discriminator="kind"),
]


def references(rule: Rule) -> tuple[str, ...]:
    """Every reference that the rule makes, in the order written."""
    many: tuple[str, ...] = getattr(rule, "values", ())
    return (*many, *(getattr(rule, name) for name in ("value", "first", "second") if hasattr(rule, name)))


def codes(rule: Rule) -> tuple[str, ...]:
    """Every code that a finding of this rule may carry."""
    others = (getattr(rule, name, None) for name in ("near_code", "rounding_code"))
    return (rule.code, *(code for code in others if code))


def split(reference: str) -> tuple[str, tuple[str, ...]]:
    """``a.b+c`` → (``a``, (``b``, ``c``))."""
    document, _, names = reference.partition(".")
    return document, tuple(names.split("+"))
