"""What the city decides: the case, its lease, the marks people leave on it, and what the citizen is told of it."""

from __future__ import annotations

from typing import Any, Literal

from chalicelib.findings import Message
from chalicelib.intake.model import Frozen
from chalicelib.intake.views import DocumentView, FieldView, FindingView

CaseState = Literal[
    "queued",
    "in_review",
    "second_review",
    "senior_review",
    "referred",
    "needs_correction",
    "approved",
    "rejected",
    "withdrawn",
    "closed",
]
DecisionKind = Literal["approve", "return", "reject"]


class Lease(Frozen):
    reviewer: str
    until: str


class Step(Frozen):
    """One state the case came into, and when: what the status page draws."""

    state: CaseState
    at: str


class Decision(Frozen):
    """``reasons`` are ids of the catalogue; ``text`` is for the citizen, written without personal data."""

    kind: DecisionKind
    reasons: tuple[str, ...]
    text: str
    by: str
    at: str


class Case(Frozen):
    """``due`` is the last working day (YYYY-MM-DD, Gregorian). ``seq`` and ``head`` are the audit chain's last event."""

    id: str
    intake: str
    service: str
    district: str
    office: str
    state: CaseState
    opened: str
    due: str
    tracking: str
    steps: tuple[Step, ...]
    seq: int = 0
    head: str = ""
    lease: Lease | None = None
    decision: Decision | None = None
    version: int = 0


class EventView(Frozen):
    """One audited act, without personal data. ``actor`` is a person's id or ``daftar`` for the machine."""

    seq: int
    at: str
    actor: str
    act: str
    details: dict[str, Any] = {}


class Reason(Frozen):
    """A reason that the catalogue offers for a decision; ``legal`` names the law that it stands on."""

    id: str
    text: Message
    legal: Message | None = None


class CaseView(Frozen):
    """A case as its reviewer sees it. ``unjudged`` are (document, field) that bar approval until they are judged."""

    case: Case
    service_title: Message
    documents: tuple[DocumentView, ...]
    findings: tuple[FindingView, ...]
    events: tuple[EventView, ...]
    unjudged: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    days_left: int

    def document(self, document: str) -> DocumentView | None:
        return next((view for view in self.documents if view.id == document), None)

    def field(self, document: str, field: str) -> FieldView | None:
        view = self.document(document)
        return view.field(field) if view else None


class Office(Frozen):
    id: str
    name: str
    district: str
    address: str = ""
    phone: str = ""


class PublicStep(Frozen):
    """``when`` done, doing or to come; ``at`` None until it has come."""

    state: CaseState
    when: Literal["done", "now", "later"]
    at: str | None = None


class PublicStatus(Frozen):
    """What the signed link shows: nothing of the applicant, since a link may be forwarded."""

    tracking: str
    service: str
    service_title: Message
    state: CaseState
    steps: tuple[PublicStep, ...]
    opened: str
    updated: str
    due: str
    mend: str | None = None
    reasons: tuple[Reason, ...] = ()
    office: Office | None = None
