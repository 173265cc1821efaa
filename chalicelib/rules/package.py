"""What the rules judge: one applicant's documents for one service, and the values that a rule refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib import fields
from chalicelib.catalogue.model import Catalogue, DocumentType, FieldSpec, Name, Service
from chalicelib.catalogue.rule_kinds import split
from chalicelib.reading.model import DocumentReading

Corrections = Mapping[str, Mapping[str, str]]
"""Document id → field id → the canonical value that a person wrote; it stands in place of the reading's."""


@dataclass(frozen=True, slots=True)
class Package:
    """``documents``: document id → its reading, in the order handed in (refused files are without a type)."""

    service: Service
    catalogue: Catalogue
    applicant_kind: str
    documents: Mapping[str, DocumentReading]
    corrections: Corrections = field(default_factory=dict)

    def known(self) -> Iterator[tuple[str, DocumentType]]:
        """(document id, type) of the documents whose type the catalogue has."""
        for document, reading in self.documents.items():
            known = self.catalogue.documents.get(reading.type or "")
            if known is not None:
                yield document, known

    def of_type(self, type_id: str) -> tuple[str, ...]:
        return tuple(document for document, known in self.known() if known.id == type_id)

    def value(self, document: str, field_id: str) -> str | None:
        corrected = self.corrections.get(document, {}).get(field_id)
        reading = self.documents[document].fields.get(field_id)
        return corrected or (reading.value if reading else None)

    def sure(self, document: str, field_id: str) -> bool:
        """Read surely, or looked at by a person."""
        reading = self.documents[document].fields.get(field_id)
        return field_id in self.corrections.get(document, {}) or (reading is not None and reading.status == "ok")

    def order_unclear(self, document: str, field_id: str) -> bool:
        reading = self.documents[document].fields.get(field_id)
        unclear = reading is not None and reading.order_unclear
        return unclear and field_id not in self.corrections.get(document, {})


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is there, in one document. Several fields (given and family name) make one text of its ``parts``."""

    document: str
    title: Name
    specs: tuple[FieldSpec, ...]
    parts: tuple[str, ...]
    sure: bool
    order_unclear: bool = False
    """The print did not tell which of its parts comes first, and no person has said."""

    @property
    def text(self) -> str:
        return " ".join(self.parts)

    @property
    def kind(self) -> fields.Kind:
        return fields.of(self.specs[0])

    def perhaps(self, other: Value) -> bool:
        """Are they the same, or would they be where one of the two does not tell its order?"""
        if self.kind.same(self.text, other.text) == 1.0:
            return True
        return (self.order_unclear or other.order_unclear) and self.kind.perhaps_same(self.text, other.text)

    @property
    def field_ids(self) -> tuple[str, ...]:
        return tuple(spec.id for spec in self.specs)


def values(package: Package, reference: str) -> list[Value]:
    """The value in each document of the type, where all its fields are there and none fails its own check.

    What is missing or impossible is a finding of its own and is compared with nothing.
    """
    type_id, names = split(reference)
    document_type = package.catalogue.documents[type_id]
    specs = tuple(document_type.field(name) for name in names)
    found = (_value(package, document, document_type, specs) for document in package.of_type(type_id))
    return [value for value in found if value is not None]


def pairs(package: Package, first: str, second: str) -> list[tuple[Value, Value]]:
    """Every value of the one with every value of the other; where both are of one type, within each document only."""
    within_one = split(first)[0] == split(second)[0]
    return [
        (one, other)
        for one in values(package, first)
        for other in values(package, second)
        if not within_one or one.document == other.document
    ]


def all_values(package: Package, references: tuple[str, ...]) -> list[Value]:
    return [value for reference in references for value in values(package, reference)]


def _value(package: Package, document: str, known: DocumentType, specs: tuple[FieldSpec, ...]) -> Value | None:
    parts = tuple(text for spec in specs if (text := _possible(package, document, spec)) is not None)
    if len(parts) < len(specs):
        return None
    sure = all(package.sure(document, spec.id) for spec in specs)
    unclear = any(package.order_unclear(document, spec.id) for spec in specs)
    return Value(document, known.title, specs, parts, sure, unclear)


def _possible(package: Package, document: str, spec: FieldSpec) -> str | None:
    text = package.value(document, spec.id)
    return text if text is not None and fields.of(spec).check(text).outcome != "wrong" else None
