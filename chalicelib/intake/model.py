"""What a counter hands in. ``version`` is that of the record a model was read from (0: not written yet)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from chalicelib.findings import Finding, Message
from chalicelib.reading.model import DocumentReading

IntakeState = Literal["draft", "reading", "ready", "attention", "submitted", "opened", "withdrawn"]
DocumentState = Literal["awaiting", "reading", "read", "split", "refused", "removed"]
"""``awaiting``: a form was given out and the bytes have not come; ``refused``: it can't be read, see its findings;
``split``: it holds several documents, which stand beside it (``part_of``)."""


class Frozen(BaseModel):
    """A fault in a record names the field and not what stands in it: it may be logged."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Office(Frozen):
    """An e-service office. It belongs to a district of the city; its addresses are public."""

    id: str
    name: str
    district: str
    address: str = ""
    phone: str = ""


class Applicant(Frozen):
    """Who asks for the service. ``kind`` is one of the service's applicant kinds; ``mobile`` is canonical (09…)."""

    kind: str
    mobile: str
    name: str | None = None


class Summary(Frozen):
    """What a list of intakes shows of the last check, so that it needs no other record."""

    errors: int = 0
    warnings: int = 0
    required: int = 0
    present: int = 0
    headline: Message | None = None


class Return(Frozen):
    """A reviewer sent the case back to the counter, for the ``number``-th time. ``reasons`` are ids of the service's;
    ``text`` is what the citizen reads too."""

    number: int
    at: str
    reasons: tuple[str, ...]
    text: str


class Intake(Frozen):
    """``changes`` counts what happened to the documents; ``checked`` is the count that the last check saw.

    While the two differ a check is under way, and neither findings nor decided fields are the last word.
    ``since`` is when the present work began (what ``sweep`` goes by). ``case`` is set once it was opened, and stays
    when a reviewer returns it for correction (``returns``).
    """

    id: str
    service: str
    applicant: Applicant
    office: str
    district: str
    clerk: str
    state: IntakeState
    catalogue_version: str
    created: str
    updated: str
    since: str
    documents: int = 0
    changes: int = 0
    checked: int = 0
    summary: Summary = Summary()
    submitted: str | None = None
    case: str | None = None
    tracking: str | None = None
    returns: tuple[Return, ...] = ()
    version: int = 0

    @property
    def round(self) -> int:
        """How often it has been, or is being, made ready for the city."""
        return len(self.returns) + 1

    @property
    def checking(self) -> bool:
        return self.changes != self.checked

    @property
    def under_way(self) -> bool:
        """The machine has something left to do with it."""
        if self.state in ("opened", "withdrawn"):
            return False
        return self.checking or self.state in ("reading", "submitted")


class Move(Frozen):
    """A document taken from the place of one type to another's: by whom, when."""

    before: str
    after: str
    by: str
    at: str


class Joined(Frozen):
    """A file that was parted is one document, a person said: by whom, when, and of how many parts."""

    parts: int
    by: str
    at: str


class IntakeDocument(Frozen):
    """One file. ``added``: when first named; ``issued``: when its form was last given out. ``reading`` is as extracted,
    before other documents and people had their say, without n-best. ``round`` is the intake's when the file was named,
    ``removed_in`` the one in which it was taken out. A document that lies in a file with others is ``part_of`` that
    file's document, and ``sheets`` are its pages' numbers there; the file's bytes and pages stay with that one.
    ``place`` is the type that it was handed in as, where the clerk named one; ``moves`` how that changed. ``joined``:
    a person took its parts together again, and it is parted no more."""

    id: str
    intake: str
    file: str
    size: int
    state: DocumentState
    added: str
    issued: str
    pages: int = 0
    pages_done: int = 0
    sha256: str | None = None
    object_version: str | None = None
    reading: DocumentReading | None = None
    findings: tuple[Finding, ...] = ()
    round: int = 1
    removed_in: int | None = None
    part_of: str | None = None
    sheets: tuple[int, ...] = ()
    place: str | None = None
    moves: tuple[Move, ...] = ()
    joined: Joined | None = None
    version: int = 0

    @property
    def was_handed_in(self) -> bool:
        """It was in an earlier round's package and no longer is."""
        return self.removed_in is not None and self.round < self.removed_in


class IntakePage(Frozen):
    """One page as the reader stood it upright. ``finding`` where it could not be read (then there is no preview)."""

    document: str
    number: int
    width: int = 0
    height: int = 0
    rotation: int = 0
    source: Literal["ocr", "text"] | None = None
    finding: Finding | None = None


class PageStarts(Frozen):
    """How often reading a page was begun and neither ended nor failed: each time the process was gone."""

    starts: int = 0


class Correction(Frozen):
    """A person's value beside the machine's. ``confirmed``: the person saw the scan and the read value stands.
    ``round`` is the intake's at that time."""

    document: str
    field: str
    value: str
    confirmed: bool
    by: str
    at: str
    round: int = 1
    version: int = 0


class Explanation(Frozen):
    """Why a finding may stand, in the clerk's words, for the reviewer."""

    key: str
    text: str
    by: str
    at: str
    version: int = 0


class Check(Frozen):
    """What the last check found over the whole intake."""

    findings: tuple[Finding, ...] = ()
    at: str = ""
    version: int = 0
