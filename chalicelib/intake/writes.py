"""The steps that write an intake's records; what they hold is the models' own (docs/architecture.md)."""

from __future__ import annotations

from typing import Any

from chalicelib.intake.model import Check, Correction, Explanation, Intake, IntakeDocument, IntakePage, PageStarts
from chalicelib.intake.records import (
    check_key,
    correction_key,
    data,
    decided_key,
    document_key,
    expected,
    explanation_key,
    intake_key,
    page_key,
    starts_key,
)
from chalicelib.reading.model import DocumentReading
from chalicelib.stores.ports import Add, Expect, Put


def put_intake(intake: Intake) -> Put:
    """With the office's index, and with the work index while anything of it is under way."""
    index = {"by_office": (f"OFFICE#{intake.office}", f"{intake.updated}#{intake.id}")}
    if intake.under_way:
        index["by_work"] = ("WORK", f"{intake.since}#INTAKE#{intake.id}")
    return Put(intake_key(intake.id), data(intake), expected(intake.version), index)


def count_change(intake: str) -> Add:
    """What the pipeline adds beside a document's change: a check that saw less can then not be the last word."""
    return Add(intake_key(intake), "changes")


def put_document(document: IntakeDocument) -> Put:
    return Put(document_key(document.intake, document.id), data(document), expected(document.version))


def put_page(intake: str, page: IntakePage) -> Put:
    return Put(page_key(intake, page.document, page.number), data(page), Expect.ABSENT)


def put_page_starts(intake: str, document: str, number: int, starts: int) -> Put:
    """Two at once may count as one; it is a limit on harm and no account."""
    return Put(starts_key(intake, document, number), data(PageStarts(starts=starts)), Expect.ANY)


def put_correction(intake: str, correction: Correction) -> Put:
    key = correction_key(intake, correction.document, correction.field)
    return Put(key, data(correction), expected(correction.version))


def put_explanation(intake: str, explanation: Explanation) -> Put:
    return Put(explanation_key(intake, explanation.key), data(explanation), expected(explanation.version))


def put_check(intake: str, check: Check) -> Put:
    return Put(check_key(intake), data(check), expected(check.version))


def put_decided(intake: str, document: str, reading: DocumentReading) -> Put:
    """Derived wholly from what the same transaction's check saw, so whatever stood there goes."""
    return Put(decided_key(intake, document), compact(reading), Expect.ANY)


def compact(reading: DocumentReading) -> dict[str, Any]:
    """Without the n-best lists, which are in the bucket's ``readings/``: an item holds 400 KB."""
    return without_alternatives(reading).model_dump(mode="json", exclude_defaults=True)


def without_alternatives(reading: DocumentReading) -> DocumentReading:
    fields = {name: field.model_copy(update={"alternatives": ()}) for name, field in reading.fields.items()}
    return reading.model_copy(update={"fields": fields})
