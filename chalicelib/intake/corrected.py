"""Readings with what people said about them: the person's value beside the machine's own, for the decision to weigh."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib import fields
from chalicelib.catalogue.model import Catalogue, FieldSpec
from chalicelib.intake.model import Correction
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading


def corrected(
    readings: Mapping[str, DocumentReading], corrections: Mapping[tuple[str, str], Correction], catalogue: Catalogue
) -> dict[str, DocumentReading]:
    """Page, box and raw text stay the machine's, so that the scan's crop stands beside the person's value."""
    return {document: _document(document, reading, corrections, catalogue) for document, reading in readings.items()}


def _document(
    document: str,
    reading: DocumentReading,
    corrections: Mapping[tuple[str, str], Correction],
    catalogue: Catalogue,
) -> DocumentReading:
    known = catalogue.documents.get(reading.type or "")
    said = {field: one for (of, field), one in corrections.items() if of == document and known and known.has(field)}
    if known is None or not said:
        return reading
    changed = {
        field: _field(reading.fields.get(field, FieldReading()), one, known.field(field)) for field, one in said.items()
    }
    return reading.model_copy(update={"fields": {**reading.fields, **changed}})


def _field(read: FieldReading, said: Correction, spec: FieldSpec) -> FieldReading:
    """A value that agrees with the reading is a witness more; another one has only the person's word and its own check:
    what spoke for the machine's value says nothing of it."""
    if said.value == read.value:
        return read.model_copy(update={"evidence": (*read.evidence, Evidence(kind="clerk", supports=True))})
    evidence = (Evidence(kind="clerk", supports=True, detail="corrected"), *_own_check(said.value, spec))
    return read.model_copy(update={"value": said.value, "repaired": False, "alternatives": (), "evidence": evidence})


def _own_check(value: str, spec: FieldSpec) -> tuple[Evidence, ...]:
    kind = fields.of(spec)
    outcome = kind.check(value).outcome
    supports = {"right": True, "wrong": False}.get(outcome)
    return (Evidence(kind=kind.check_name, supports=supports),) if kind.has_check else ()
