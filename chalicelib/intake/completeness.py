"""What stands between an intake and its submission, and which state its documents put it in. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from chalicelib.catalogue.model import Catalogue, Requirement, Service
from chalicelib.clock import parse_stamp
from chalicelib.findings import Finding
from chalicelib.intake.model import IntakeDocument, IntakeState, Summary
from chalicelib.intake.records import Contents
from chalicelib.intake.views import Left, RequiredView
from chalicelib.texts import message

FORM_LIFE = timedelta(minutes=30)
"""How long an upload form is good for; after it, bytes that have not come won't come by themselves."""


def unsettled(documents: Iterable[IntakeDocument], now: datetime) -> list[IntakeDocument]:
    """Those whose fate is still open: being read, or on their way with a form that is still good."""
    return [one for one in documents if one.state == "reading" or (one.state == "awaiting" and not _lapsed(one, now))]


def unfinished(documents: Iterable[IntakeDocument], now: datetime) -> list[Finding]:
    """A finding for each file that was named and never came."""
    late = (one for one in documents if one.state == "awaiting" and _lapsed(one, now))
    return [
        Finding(code="upload_unfinished", severity="error", documents=(one.id,), message=message("upload_unfinished"))
        for one in late
    ]


def _lapsed(document: IntakeDocument, now: datetime) -> bool:
    return parse_stamp(document.issued) + FORM_LIFE <= now


def unexplained(findings: Iterable[Finding], explained: Iterable[str]) -> list[Finding]:
    """The errors that nobody gave a reason for."""
    keys = frozenset(explained)
    return [finding for finding in findings if finding.severity == "error" and finding.key not in keys]


def next_state(held: Contents, findings: Iterable[Finding], now: datetime) -> IntakeState:
    """The state that documents, findings and explanations ask for."""
    state, documents = held.intake.state, held.documents.values()
    barred = bool(unexplained(findings, held.explanations))
    if state in ("opened", "withdrawn"):
        return state
    if state == "submitted":
        return "attention" if barred and not unsettled(documents, now) else "submitted"
    if any(one.state == "reading" for one in documents):
        return "reading"
    if all(one.state == "awaiting" for one in documents):
        return "draft"
    return "attention" if barred else "ready"


def barring(held: Contents, now: datetime) -> list[Finding]:
    """The findings that bar submission now. While documents are being read only those about settled documents do, and
    while a check is under way none does: the check after the last document has the last word."""
    if held.intake.checking:
        return []
    errors = unexplained(held.check.findings, held.explanations)
    pending = {one.id for one in unsettled(held.documents.values(), now)}
    if not pending:
        return errors
    return [one for one in errors if one.documents and pending.isdisjoint(one.documents)]


def left(held: Contents, now: datetime) -> tuple[Left, ...]:
    """What has to be done before submission, in order; empty when nothing has."""
    if not held.documents:
        return (Left(code="no_documents", message=message("no_documents")),)
    return tuple(_left_of(finding) for finding in barring(held, now))


def _left_of(finding: Finding) -> Left:
    document = finding.documents[0] if finding.documents else None
    return Left(code=finding.code, message=finding.message, finding=finding.key, document=document)


def required(held: Contents, service: Service, catalogue: Catalogue) -> tuple[RequiredView, ...]:
    """The service's documents, each with those of the intake that are it or do in its place. What only applicants of
    another kind bring is left out, unless it was brought."""
    types = {id_: reading.type for id_ in held.documents if (reading := held.reading(id_)) is not None}
    kind = held.intake.applicant.kind
    rows = ((one, _row(one, types, kind, catalogue)) for one in service.documents)
    return tuple(row for one, row in rows if one.need != "conditional" or row.required or row.documents)


def _row(one: Requirement, types: Mapping[str, str | None], applicant_kind: str, catalogue: Catalogue) -> RequiredView:
    return RequiredView(
        type=one.type,
        title=catalogue.titles(one.types),
        required=one.asked_of(applicant_kind, frozenset(type_ for type_ in types.values() if type_)),
        documents=tuple(document for document, type_ in types.items() if type_ in one.types),
    )


def summary(held: Contents, findings: Iterable[Finding], rows: Iterable[RequiredView]) -> Summary:
    """For the list: how many findings wait, how many required documents are there, the first thing to do."""
    found = list(findings)
    errors = unexplained(found, held.explanations)
    asked = [row for row in rows if row.required]
    first = errors or found
    return Summary(
        errors=len(errors),
        warnings=sum(1 for finding in found if finding.severity == "warning"),
        required=len(asked),
        present=sum(1 for row in asked if row.documents),
        headline=first[0].message if first else None,
    )
