"""Puts the views together out of what is recorded, for the counter's page and, later, for the case's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from chalicelib.catalogue.model import Catalogue, FieldSpec, Name, Named, Service
from chalicelib.intake.completeness import left, required
from chalicelib.intake.model import Correction, IntakeDocument, IntakePage
from chalicelib.intake.records import Contents
from chalicelib.intake.returns import return_views
from chalicelib.intake.states import EDITABLE, sent_back
from chalicelib.intake.uploads import preview_key
from chalicelib.intake.views import DocumentView, FieldView, FindingView, IntakeView, PageView
from chalicelib.reading.model import DocumentReading, FieldReading

ViewUrl = Callable[[str], str]
"""An object's key → an address for the browser."""
Marks = Mapping[tuple[str, str], Correction]


def intake_view(held: Contents, catalogue: Catalogue, url: ViewUrl, now: datetime) -> IntakeView:
    intake = held.intake
    service = catalogue.service(intake.service)
    return IntakeView(
        intake=intake,
        service_title=service.name,
        applicant_kind=_kind(service, intake.applicant.kind),
        documents=document_views(held, catalogue, url),
        findings=finding_views(held),
        required=required(held, service, catalogue),
        left=left(held, now),
        working_days=service.working_days,
        editable=intake.state in EDITABLE,
        returned=return_views(held, service)[-1] if sent_back(intake) else None,
    )


def _kind(service: Service, kind: str) -> Named:
    """By its bare id where the catalogue has dropped it since."""
    known = (one for one in service.applicant_kinds if one.id == kind)
    return next(known, Named(id=kind, name=Name(fa=kind, en=kind)))


def finding_views(held: Contents) -> tuple[FindingView, ...]:
    """Errors first, otherwise in the order found."""
    ordered = sorted(held.check.findings, key=lambda finding: finding.severity != "error")
    return tuple(
        FindingView(finding=finding, key=finding.key, explanation=held.explanations.get(finding.key))
        for finding in ordered
    )


def document_views(
    held: Contents, catalogue: Catalogue, url: ViewUrl, judgments: Marks | None = None
) -> tuple[DocumentView, ...]:
    return tuple(_document(held, document, catalogue, url, judgments or {}) for document in held.documents.values())


def former_views(held: Contents, catalogue: Catalogue, url: ViewUrl, judgments: Marks) -> tuple[DocumentView, ...]:
    """What an earlier round's package held and this one no longer does."""
    return tuple(_document(held, document, catalogue, url, judgments) for document in held.former.values())


def _document(
    held: Contents, document: IntakeDocument, catalogue: Catalogue, url: ViewUrl, judgments: Marks
) -> DocumentView:
    reading = held.reading(document.id)
    known = catalogue.documents.get(reading.type) if reading and reading.type else None
    specs = known.fields if known else ()
    return DocumentView(
        id=document.id,
        file=document.file,
        size=document.size,
        state=document.state,
        pages_total=document.pages,
        pages_done=document.pages_done,
        type=known.id if known else None,
        title=known.title if known else None,
        confidence=reading.confidence if reading else 0.0,
        pages=tuple(_page(document.intake, page, url) for page in held.pages.get(document.id, ())),
        fields=tuple(_field(held, document, spec, reading, judgments) for spec in specs),
        findings=document.findings,
        round=document.round,
        part_of=document.part_of,
    )


def _page(intake: str, page: IntakePage, url: ViewUrl) -> PageView:
    key = preview_key(intake, page.document, page.number)
    return PageView(page=page, preview=None if page.finding else url(key))


def _field(
    held: Contents, document: IntakeDocument, spec: FieldSpec, decided: DocumentReading | None, judgments: Marks
) -> FieldView:
    place = (document.id, spec.id)
    correction, judgment = held.corrections.get(place), judgments.get(place)
    overtaken = judgment if judgment and correction and judgment.round < correction.round else None
    return FieldView(
        id=spec.id,
        title=spec.name,
        kind=spec.kind,
        reading=_reading(decided, spec.id),
        machine=_reading(document.reading, spec.id),
        correction=correction,
        judgment=None if overtaken else judgment,
        overtaken=overtaken,
    )


def _reading(reading: DocumentReading | None, field: str) -> FieldReading:
    return (reading.fields.get(field) if reading else None) or FieldReading()
