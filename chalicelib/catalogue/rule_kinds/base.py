"""What every kind of rule has: a code, a severity, for whom it holds, and what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.findings import Message, Severity

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Reference = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$")]
"""``document_type.field``; ``document_type.given_name+family_name`` is the fields' values with a space between."""
Two = Annotated[tuple[Reference, ...], Field(min_length=2)]
Some = Annotated[tuple[Reference, ...], Field(min_length=1)]

DATES, AMOUNTS, NAMES = ("jalali_date",), ("area_m2", "money", "number"), ("name", "company_name")
PERSONS = ("persons",)


class RuleBase(BaseModel):
    """``code`` is the finding's code and its text's key; ``when``: only for these kinds of applicant (empty: all).

    ``message`` is the finding's sentence where a catalogue wants its own instead of the one that ``texts/`` has under
    the code. Of the class: ``refers``, each attribute that holds references with the field kinds that fit there (none:
    any); ``holes``, what a message may name in braces.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    holes: ClassVar[frozenset[str]] = frozenset({"documents", "document", "field", "values"})

    code: Code
    severity: Severity = "error"
    when: tuple[str, ...] = ()
    message: Message | None = None


def split(reference: str) -> tuple[str, tuple[str, ...]]:
    """``a.b+c`` → (``a``, (``b``, ``c``))."""
    document, _, names = reference.partition(".")
    return document, tuple(names.split("+"))
