"""The writes that a person's acts on an intake come to."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.clock import Ids
from chalicelib.errors import InvalidInputError, WrongStateError
from chalicelib.intake.model import Intake, IntakeDocument, Joined
from chalicelib.intake.records import Contents
from chalicelib.intake.states import document_moved
from chalicelib.intake.uploads import MAX_DOCUMENTS
from chalicelib.intake.writes import put_document, put_intake
from chalicelib.stores.ports import Put

Change = tuple[Intake, tuple[Put, ...]]
"""The intake and what else is written with it; nothing where all is done already."""


def touched(intake: Intake, now: str) -> Intake:
    return intake.model_copy(update={"updated": now})


def counted(intake: Intake, now: str) -> Intake:
    """Something of it changed: a check is due from ``now``, or from when the one under way began."""
    since = intake.since if intake.under_way else now
    return touched(intake, now).model_copy(update={"changes": intake.changes + 1, "since": since})


def _out(document: IntakeDocument, intake: Intake) -> IntakeDocument:
    return document_moved(document, "removed").model_copy(update={"removed_in": intake.round})


def expected_file(
    held: Contents, file: str, size: int, ids: Ids, now: str, *, place: str | None = None
) -> tuple[IntakeDocument, tuple[Put, ...]]:
    """The document that a file will be, and how that is written: anew, or the one that waits for this very file.
    ``place``: the type that it is handed in as.
    Raises ``InvalidInputError("too-many-documents")``."""
    intake = held.intake
    for known in held.documents.values():
        if (known.state, known.file, known.size, known.place) == ("awaiting", file, size, place):
            again = known.model_copy(update={"issued": now})
            return again, (put_document(again),)
    if intake.documents >= MAX_DOCUMENTS:
        raise InvalidInputError("too-many-documents", field="filename", limit=str(MAX_DOCUMENTS))
    new = IntakeDocument(
        id=ids(),
        intake=intake.id,
        file=file,
        size=size,
        state="awaiting",
        added=now,
        issued=now,
        round=intake.round,
        place=place,
    )
    more = touched(intake, now).model_copy(update={"documents": intake.documents + 1})
    return new, (put_intake(more), put_document(new))


def removed(intake: Intake, held: Contents, document: str) -> Change:
    """A document taken out, a file of several with them all; nothing where it was taken out before."""
    gone = [one for one in held.documents.values() if document in (one.id, one.part_of)]
    count = sum(1 for one in gone if one.state != "split")
    fewer = intake.model_copy(update={"documents": intake.documents - count})
    return fewer, tuple(put_document(_out(one, intake)) for one in gone)


def joined(intake: Intake, held: Contents, document: str, by: str, at: str) -> Change:
    """A file that was parted as one document again, to be read anew, its parts taken out; nothing where it was joined
    before. Raises ``WrongStateError("document-settled")`` where it was never parted, or is there no longer."""
    whole = held.documents.get(document)
    if whole is None or (whole.state != "split" and whole.joined is None):
        raise WrongStateError("document-settled")
    if whole.state != "split":
        return intake, ()
    parts = [one for one in held.documents.values() if one.part_of == document]
    said = Joined(parts=len(parts), by=by, at=at)
    again = document_moved(whole, "reading").model_copy(update={"findings": (), "joined": said})
    fewer = intake.model_copy(update={"documents": intake.documents - len(parts) + 1})
    return fewer, (put_document(again), *(put_document(_out(one, intake)) for one in parts))


def room_for(intake: Intake, parts: int) -> bool:
    """May the intake have so many documents in place of one?"""
    return intake.documents - 1 + parts <= MAX_DOCUMENTS


def parted(intake: Intake, whole: IntakeDocument, parts: Sequence[IntakeDocument]) -> Change:
    """A file that holds several documents, beside them: each must be absent, its id comes from the file's and its
    pages', so that the same message twice makes the same parts once."""
    more = intake.model_copy(update={"documents": intake.documents - 1 + len(parts)})
    return more, (put_document(whole), *map(put_document, parts))
