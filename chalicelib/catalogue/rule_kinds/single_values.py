"""Rules about a value by itself, about the order of two dates, or about a value and the limit that another one sets."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from chalicelib.catalogue.rule_kinds.base import AMOUNTS, DATES, PERSONS, Reference, RuleBase

Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class NotExpired(RuleBase):
    """The date is today or later."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": DATES}
    kind: Literal["not_expired"]
    value: Reference


class NotInFuture(RuleBase):
    """The date is today or earlier: a form or deed can't be dated tomorrow."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": DATES}
    kind: Literal["not_in_future"]
    value: Reference


class Before(RuleBase):
    """The first date is not after the second one."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"first": DATES, "second": DATES}
    kind: Literal["before"]
    first: Reference
    second: Reference


class Within(RuleBase):
    """The amount lies between the two bounds, both included."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": (*AMOUNTS, "digits")}
    kind: Literal["within"]
    value: Reference
    low: Decimal | None = None
    high: Decimal | None = None


class OneOf(RuleBase):
    """The value is one of these (canonical)."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": ()}
    kind: Literal["one_of"]
    value: Reference
    options: Words


class StartsWith(RuleBase):
    """The value (canonical) begins with one of these: a postal code of the city, a renovation code of the district."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": ()}
    kind: Literal["starts_with"]
    value: Reference
    options: Words


class SharesWhole(RuleBase):
    """The shares of a list of persons make the whole; of a list where one has no share nothing is known."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": PERSONS}
    kind: Literal["shares_whole"]
    value: Reference


class LimitBy(RuleBase):
    """The amount is at most what ``limits`` gives for the other field of the same document (an engineer's grade and
    the area that it may supervise). Words without a limit have none."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": AMOUNTS, "by": ("choice",)}
    kind: Literal["limit_by"]
    value: Reference
    by: Reference
    limits: Annotated[Mapping[str, Decimal], Field(min_length=1)]


class Valid(RuleBase):
    """Each value passes its field kind's own check; without ``values``, every field of every document."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": ()}
    holes: ClassVar[frozenset[str]] = frozenset({"document", "field", "reason"})
    kind: Literal["valid"]
    values: tuple[Reference, ...] = ()
