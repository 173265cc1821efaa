"""What the city decides: the case, its lease, the marks people leave on it, and what the citizen is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from chalicelib.catalogue.model import Name, Named
from chalicelib.intake.model import Applicant, Frozen, Office
from chalicelib.intake.views import DocumentView, FieldView, FindingView, ReturnView

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
    """``reasons`` are ids of the service's; ``text`` is for the citizen, written without personal data."""

    kind: DecisionKind
    reasons: tuple[str, ...]
    text: str
    by: str
    at: str


class Case(Frozen):
    """``due`` is the last working day (YYYY-MM-DD, Gregorian). ``seq`` and ``head``: the audit chain's last event.
    ``passed_by``: the reviewers out of whose hands it went back into the queue undecided."""

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
    passed_by: tuple[str, ...] = ()
    version: int = 0


class EventView(Frozen):
    """One audited act, without personal data. ``actor`` is a person's id or ``daftar`` for the machine."""

    seq: int
    at: str
    actor: str
    act: str
    details: Mapping[str, Any]


class CaseView(Frozen):
    """A case as its reviewer sees it. ``unjudged`` are (document, field) that bar approval until they are judged.
    ``returns``: why it went back to the counter before, and what came of it; ``former``: documents that an earlier
    round held and this one no longer does, with what was judged of them."""

    case: Case
    service_title: Name
    applicant: Applicant
    documents: tuple[DocumentView, ...]
    findings: tuple[FindingView, ...]
    events: tuple[EventView, ...]
    unjudged: tuple[tuple[str, str], ...]
    return_reasons: tuple[Named, ...]
    refusal_reasons: tuple[Named, ...]
    days_left: int
    returns: tuple[ReturnView, ...] = ()
    former: tuple[DocumentView, ...] = ()

    @property
    def round(self) -> int:
        """Which time this is that the case is before the city."""
        return len(self.returns) + 1

    def document(self, document: str) -> DocumentView | None:
        return next((view for view in self.documents if view.id == document), None)

    def field(self, document: str, field: str) -> FieldView | None:
        view = self.document(document)
        return view.field(field) if view else None


StepName = CaseState | Literal["received", "requeued", "decision"]


class PublicStep(Frozen):
    """``name``: a case's state, ``received`` (the papers came), ``requeued`` (in the queue again, after mending) or
    ``decision`` (whichever it will be). ``at``: None
    until it has come."""

    name: StepName
    when: Literal["done", "now", "later"]
    at: str | None = None


class PublicStatus(Frozen):
    """What the signed link shows: nothing of the applicant, since a link may be forwarded. ``text`` is what the
    reviewer wrote to the citizen: what to mend (``needs_correction``) or why (``rejected``)."""

    tracking: str
    service: str
    service_title: Name
    state: CaseState
    steps: tuple[PublicStep, ...]
    opened: str
    updated: str
    due: str
    text: str | None = None
    reasons: tuple[Named, ...] = ()
    office: Office | None = None


class ReviewerLease(Frozen):
    """The one case in a reviewer's hands."""

    case: str
    version: int = 0


class DayCount(Frozen):
    """How many cases a reviewer has taken, decided, and put back undecided on one day (in Tehran)."""

    taken: int = 0
    decided: int = 0
    put_back: int = 0
    version: int = 0


class Draw(Frozen):
    """A random choice that anyone can do again from what the audit event keeps (see ``assignment.draw``)."""

    chosen: str
    seed: str
    candidates: int
    digest: str
    place: int
