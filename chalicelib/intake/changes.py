"""The writes that a person's acts on an intake come to."""

from __future__ import annotations

from chalicelib.clock import Ids
from chalicelib.errors import InvalidInputError
from chalicelib.intake.model import Intake, IntakeDocument
from chalicelib.intake.records import Contents
from chalicelib.intake.uploads import MAX_DOCUMENTS
from chalicelib.intake.writes import put_document, put_intake
from chalicelib.stores.ports import Put


def touched(intake: Intake, now: str) -> Intake:
    return intake.model_copy(update={"updated": now})


def counted(intake: Intake, now: str) -> Intake:
    """Something of it changed: a check is due from ``now``, or from when the one under way began."""
    since = intake.since if intake.under_way else now
    return touched(intake, now).model_copy(update={"changes": intake.changes + 1, "since": since})


def expected_file(held: Contents, file: str, size: int, ids: Ids, now: str) -> tuple[IntakeDocument, tuple[Put, ...]]:
    """The document that a file will be, and how that is written: anew, or the one that waits for this very file.
    Raises ``InvalidInputError("too-many-documents")``."""
    intake = held.intake
    for known in held.documents.values():
        if (known.state, known.file, known.size) == ("awaiting", file, size):
            again = known.model_copy(update={"issued": now})
            return again, (put_document(again),)
    if intake.documents >= MAX_DOCUMENTS:
        raise InvalidInputError("too-many-documents", field="filename", limit=str(MAX_DOCUMENTS))
    new = IntakeDocument(
        id=ids(), intake=intake.id, file=file, size=size, state="awaiting", added=now, issued=now, round=intake.round
    )
    more = touched(intake, now).model_copy(update={"documents": intake.documents + 1})
    return new, (put_intake(more), put_document(new))
