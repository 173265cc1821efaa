"""What is sent again for a stuck intake; and a file that will not be read however often it is tried is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.attempts import again_on_conflict
from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import contents, count_change, get_document, put_document
from chalicelib.intake.states import document_moved
from chalicelib.pipeline.log import log
from chalicelib.pipeline.onward import send_check, send_document, send_pages
from chalicelib.pipeline.pages import UnreadableError

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring

TRIES = 4
"""Each is five deliveries: a file that kills its reader every time is no accident of the machine."""


def rescue(intake_id: str, wiring: Wiring) -> None:
    """Every document that is being read goes on from where it is; then the check."""
    held = contents(wiring.records, intake_id)
    for document in held.documents.values():
        if document.state == "reading":
            _send(_counted(document, wiring), wiring)
    send_check(intake_id, wiring)


def _send(document: IntakeDocument, wiring: Wiring) -> None:
    if document.state == "reading" and document.pages_done < document.pages:
        send_pages(document, wiring)
    elif document.state == "reading":
        send_document(document, wiring)


def _counted(document: IntakeDocument, wiring: Wiring) -> IntakeDocument:
    return again_on_conflict(lambda: _count(document, wiring))


def _count(document: IntakeDocument, wiring: Wiring) -> IntakeDocument:
    now = get_document(wiring.records, document.intake, document.id)
    if now is None or now.state != "reading":
        return now or document
    tried = now.model_copy(update={"resent": now.resent + 1})
    if tried.resent < TRIES:
        wiring.records.commit(put_document(tried))
        return tried.model_copy(update={"version": now.version + 1})
    log.error("given up", extra={"intake": document.intake, "document": document.id})
    finding = UnreadableError("reading-failed").finding(document.id)
    refused = document_moved(tried, "refused").model_copy(update={"findings": (finding,)})
    wiring.records.commit(put_document(refused), count_change(document.intake))
    return refused
