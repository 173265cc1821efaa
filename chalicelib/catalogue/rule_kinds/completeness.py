"""Rules about what is there: documents that a service asks for, fields that they carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from chalicelib.catalogue.rule_kinds.base import Reference, RuleBase
from chalicelib.catalogue.rule_kinds.single_values import Words

TypeId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class RequiredDocuments(RuleBase):
    """Every document that the service asks of this applicant is there, none twice, none that nobody asked for."""

    holes: ClassVar[frozenset[str]] = frozenset({"document"})
    kind: Literal["required_documents"]


class RequiredFields(RuleBase):
    """Every required field of the documents has a value; one that was not found is to be read off the image."""

    holes: ClassVar[frozenset[str]] = frozenset({"field", "document"})
    kind: Literal["required_fields"]


class RequiredIf(RuleBase):
    """Where the value mentions one of the words, at least so many documents of these types are there (a merger, said
    so in the request's subject, needs two deeds)."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"value": ()}
    holes: ClassVar[frozenset[str]] = frozenset({"document", "field", "count", "wanted"})
    kind: Literal["required_if"]
    value: Reference
    words: Words
    types: Annotated[tuple[TypeId, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1)] = 1
