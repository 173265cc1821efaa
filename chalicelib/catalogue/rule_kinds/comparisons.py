"""Rules that compare values of several documents. A value that is missing or impossible is compared with nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from chalicelib.catalogue.rule_kinds.base import AMOUNTS, NAMES, PERSONS, Code, Reference, RuleBase, Some, Two

Likeness = Annotated[float, Field(gt=0, le=1)]


class Equal(RuleBase):
    """The values are the same by the field kind's own measure."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": ()}
    kind: Literal["equal"]
    values: Two


class EqualName(RuleBase):
    """The names are the same: by the kind's measure, nothing that matters differs.

    A measure of at least ``near`` where a name was not surely read is more likely a misreading than another person:
    only a warning then, with the code ``near_code``.
    """

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": NAMES}
    kind: Literal["equal_name"]
    values: Two
    near: Likeness = 0.8
    near_code: Code


class EqualAmount(RuleBase):
    """The amounts are equal; a difference under ``rounding`` is only a warning, with the code ``rounding_code``."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": AMOUNTS}
    kind: Literal["equal_amount"]
    values: Two
    rounding: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    rounding_code: Code | None = None


class Alike(RuleBase):
    """The texts are alike by at least ``near``: for addresses, which no two papers write in the same words."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": ("address", "text", "boundaries")}
    kind: Literal["alike"]
    values: Two
    near: Likeness = 0.6


class Among(RuleBase):
    """The value is one of those that other documents carry (the applicant is one of the owners). With ``near`` and
    ``near_code`` a doubtful near miss is a warning, as with ``equal_name``."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": (), "among": ()}
    kind: Literal["among"]
    value: Reference
    among: Some
    near: Likeness = 0.8
    near_code: Code | None = None


class NamedIn(RuleBase):
    """The name is one of a list of persons (an heir of the heirs), or occurs in a running text."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": NAMES, "text": ("text", *PERSONS)}
    kind: Literal["named_in"]
    value: Reference
    text: Reference


class SameMainPlaque(RuleBase):
    """The plaques have one main number: only parts of one registered lot adjoin and can be merged."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"values": ("plaque",)}
    kind: Literal["same_main_plaque"]
    values: Some


class SumOf(RuleBase):
    """The parts, over all documents that carry them, make the total; ``rounding`` as with ``equal_amount``."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"parts": AMOUNTS, "total": AMOUNTS}
    kind: Literal["sum_of"]
    parts: Some
    total: Reference
    rounding: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    rounding_code: Code | None = None
