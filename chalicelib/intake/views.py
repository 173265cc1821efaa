"""What the web pages show of an intake: ready to render, without a further read. Titles come from the catalogue."""

from __future__ import annotations

from chalicelib.catalogue.model import Name, Named
from chalicelib.findings import Finding, Message
from chalicelib.intake.model import (
    Correction,
    DocumentState,
    Explanation,
    Frozen,
    Intake,
    IntakePage,
)
from chalicelib.intake.states import Tab
from chalicelib.reading.model import FieldReading


class FieldView(Frozen):
    """``reading`` is the decided one (other documents and the clerk's value weighed in); ``machine`` is as extracted.

    ``correction`` is the clerk's, ``judgment`` the reviewer's (only in a case). ``overtaken`` is a reviewer's judgment
    of an earlier round that the clerk has corrected since: it counts no longer.
    """

    id: str
    title: Name
    kind: str
    reading: FieldReading
    machine: FieldReading
    correction: Correction | None = None
    judgment: Correction | None = None
    overtaken: Correction | None = None

    @property
    def value(self) -> str | None:
        """The value that counts now: the reviewer's, else the clerk's, else the read one."""
        spoken = self.judgment or self.correction
        return spoken.value if spoken else self.reading.value


class PageView(Frozen):
    """``preview`` is a presigned address for minutes; None where the page could not be read."""

    page: IntakePage
    preview: str | None = None


class DocumentView(Frozen):
    """``type`` and ``title`` are None until the document was recognised as one of the catalogue's. A document in state
    ``split`` is a file of several; those are ``part_of`` it, with their own pages of it."""

    id: str
    file: str
    size: int
    state: DocumentState
    pages_total: int
    pages_done: int
    type: str | None = None
    title: Name | None = None
    confidence: float = 0.0
    pages: tuple[PageView, ...] = ()
    fields: tuple[FieldView, ...] = ()
    findings: tuple[Finding, ...] = ()
    round: int = 1
    part_of: str | None = None

    def field(self, field: str) -> FieldView | None:
        return next((view for view in self.fields if view.id == field), None)


class FindingView(Frozen):
    """A finding with its ``key`` (the form field of ``explain``) and the clerk's explanation, if any."""

    finding: Finding
    key: str
    explanation: Explanation | None = None

    @property
    def blocking(self) -> bool:
        return self.finding.severity == "error" and self.explanation is None


class ReturnView(Frozen):
    """Why the case came back, and what the office wrote when it had mended it."""

    number: int
    at: str
    reasons: tuple[Named, ...]
    text: str
    reply: Explanation | None = None


class RequiredView(Frozen):
    """A document that the service asks for: which of the intake's are it. ``required``: of this applicant."""

    type: str
    title: Name
    required: bool
    documents: tuple[str, ...] = ()


class Left(Frozen):
    """One thing to do before submission: about the finding with this key, or about this document."""

    code: str
    message: Message
    finding: str | None = None
    document: str | None = None


class IntakeView(Frozen):
    """One intake. ``left`` says what stands before submission, in order; empty: it can be submitted. ``returned``: a
    reviewer sent it back, and it is not submitted again yet."""

    intake: Intake
    service_title: Name
    applicant_kind: Named
    documents: tuple[DocumentView, ...]
    findings: tuple[FindingView, ...]
    required: tuple[RequiredView, ...]
    left: tuple[Left, ...]
    working_days: int
    editable: bool
    returned: ReturnView | None = None

    @property
    def missing(self) -> tuple[RequiredView, ...]:
        return tuple(row for row in self.required if row.required and not row.documents)

    @property
    def unread(self) -> int:
        """Documents still on their way or being read."""
        return sum(1 for document in self.documents if document.state in ("awaiting", "reading"))

    def document(self, document: str) -> DocumentView | None:
        return next((view for view in self.documents if view.id == document), None)


class IntakeRow(Frozen):
    """One line of the office's list."""

    intake: Intake
    tab: Tab
    service_title: Name


class IntakeList(Frozen):
    """A page of the office's intakes, newest change first. ``counts`` by tab are of the office's newest 1,000."""

    rows: tuple[IntakeRow, ...]
    counts: dict[Tab, int]
    next: str | None = None
