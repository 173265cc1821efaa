"""The places of an intake: a file may be handed in as one document of those that the service asks for. What turns out
to be another one is said so, and taken to its right place when the clerk agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chalicelib.catalogue.model import Catalogue, Service
from chalicelib.errors import ConflictError, InvalidInputError
from chalicelib.findings import Finding
from chalicelib.intake.model import IntakeDocument, Move
from chalicelib.reading.model import DocumentReading
from chalicelib.texts import message

CODE = "document_misplaced"


def place(service: Service, given: str | None) -> str | None:
    """A document that the service asks for, or none. Raises ``InvalidInputError("no-such-place", field="place")``."""
    if given and service.requirement(given) is None:
        raise InvalidInputError("no-such-place", field="place")
    return given or None


def misplaced(
    documents: Mapping[str, IntakeDocument],
    decided: Mapping[str, DocumentReading],
    service: Service,
    catalogue: Catalogue,
) -> Iterator[Finding]:
    """One for each document that was recognised as another than it was handed in as."""
    for id_, document in documents.items():
        type_ = (decided[id_].type if id_ in decided else None) or ""
        if document.place is None or type_ not in catalogue.documents or _fits(service, document.place, type_):
            continue
        said = message(CODE, document=catalogue.title(type_), place=catalogue.title(document.place))
        yield Finding(code=CODE, severity="error", documents=(id_,), about=type_, message=said)


def moved(document: IntakeDocument, to: str, by: str, at: str) -> IntakeDocument:
    """At its right place, with where it was before. Raises ``ConflictError("changed-meanwhile")`` where it is no
    longer recognised as ``to``."""
    if document.reading is None or document.reading.type != to:
        raise ConflictError("changed-meanwhile")
    if document.place in (None, to):
        return document
    move = Move(before=document.place, after=to, by=by, at=at)
    return document.model_copy(update={"place": to, "moves": (*document.moves, move)})


def history(documents: Mapping[str, IntakeDocument]) -> dict[str, list[dict[str, str]]]:
    """For the case's audit: document → from which type to which, by whom and when; only of those that were moved."""
    return {id_: [move.model_dump() for move in one.moves] for id_, one in documents.items() if one.moves}


def joined(documents: Mapping[str, IntakeDocument]) -> dict[str, dict[str, str | int]]:
    """For the case's audit: each file that was parted and that a person took together again."""
    return {id_: one.joined.model_dump() for id_, one in documents.items() if one.joined}


def audited(documents: Mapping[str, IntakeDocument]) -> dict[str, Any]:
    """What people did with the documents' places and borders, for the event that brings them to the city."""
    told = {"moved": history(documents), "joined": joined(documents)}
    return {name: acts for name, acts in told.items() if acts}


def _fits(service: Service, place: str, type_: str) -> bool:
    requirement = service.requirement(place)
    return type_ == place or (requirement is not None and type_ in requirement.types)
