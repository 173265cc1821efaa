"""A file has come: what is it really? It is refused with a finding, or goes on page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from chalicelib.attempts import again_on_conflict
from chalicelib.clock import stamp
from chalicelib.errors import NotFoundError
from chalicelib.intake.changes import counted
from chalicelib.intake.model import Intake, IntakeDocument
from chalicelib.intake.records import get_document, get_intake
from chalicelib.intake.states import EDITABLE, document_moved, moved
from chalicelib.intake.uploads import upload_of
from chalicelib.intake.writes import put_document, put_intake
from chalicelib.pipeline.log import log
from chalicelib.pipeline.onward import send_check, send_pages
from chalicelib.pipeline.pages import UnreadableError

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring

CLOSED = frozenset({"opened", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Arrival:
    """One object that was written, as the bucket tells of it."""

    key: str
    version: str | None


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: an S3 event notification. Safe to run again: what was done is found done, and only sent on anew."""
    for arrival in arrivals(body):
        place = upload_of(arrival.key)
        if place is None:
            log.warning("not an upload's key")
            continue
        _receive(*place, arrival, wiring)


def arrivals(body: Mapping[str, Any]) -> Iterator[Arrival]:
    """The objects of a notification; none in ``s3:TestEvent``, which S3 sends when it is configured."""
    for record in body.get("Records", ()):
        if str(record.get("eventName", "")).startswith("ObjectCreated"):
            entry = record["s3"]["object"]
            yield Arrival(unquote_plus(entry["key"]), entry.get("versionId"))


def _receive(intake: str, document: str, arrival: Arrival, wiring: Wiring) -> None:
    known = get_document(wiring.records, intake, document)
    if known is None or known.state == "removed":
        log.info("nobody waits for this file", extra={"intake": intake, "document": document})
        return
    if known.state == "awaiting":
        found = _examined(known, arrival, wiring)
        if found is None:
            return
        known = again_on_conflict(lambda: _record(found, wiring))
    elif arrival.version and arrival.version != known.object_version:
        # A form can be used again while it is good; the first file is the one that was read, and stays.
        log.warning("a second file under one document", extra={"intake": intake, "document": document})
    if known.state == "reading":
        send_pages(known, wiring)
    elif known.state in ("read", "split", "refused"):
        send_check(intake, wiring)


def _examined(document: IntakeDocument, arrival: Arrival, wiring: Wiring) -> IntakeDocument | None:
    """The document with what its bytes are, in its new state; None when they are gone."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "original")
        try:
            wiring.documents.download(arrival.key, path, arrival.version)
        except NotFoundError:
            log.error("the file is gone", extra={"intake": document.intake, "document": document.id})
            return None
        with path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
        facts = {"sha256": sha256, "object_version": arrival.version, "size": path.stat().st_size}
        try:
            pages = wiring.pages.count(path)
        except UnreadableError as fault:
            log.info("refused", extra={"intake": document.intake, "document": document.id, "code": fault.code})
            refused = document_moved(document, "refused")
            return refused.model_copy(update={**facts, "findings": (fault.finding(document.id),)})
    return document_moved(document, "reading").model_copy(update={**facts, "pages": pages})


def _record(found: IntakeDocument, wiring: Wiring) -> IntakeDocument:
    """Written together with the intake's state; what another delivery or the counter did first stands. A case is judged
    by what was handed in: a file that took longer than the life of its form doesn't get into it afterwards."""
    now = get_document(wiring.records, found.intake, found.id)
    if now is None or now.state != "awaiting":
        return now or found
    held = get_intake(wiring.records, found.intake)
    if held.state in CLOSED:
        log.warning("a file for what is closed", extra={"intake": found.intake, "document": found.id})
        return now
    intake = counted(_reading(held, found), stamp(wiring.clock()))
    wiring.records.commit(put_document(found.model_copy(update={"version": now.version})), put_intake(intake))
    return found


def _reading(intake: Intake, found: IntakeDocument) -> Intake:
    """A file that came after submission changes nothing of that, and a refused one is nothing to read."""
    return moved(intake, "reading") if intake.state in EDITABLE and found.state == "reading" else intake
