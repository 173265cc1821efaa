"""A document's pages are read: which document is it, and what stands in its fields?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.attempts import again_on_conflict
from chalicelib.findings import Finding
from chalicelib.intake.model import IntakeDocument, IntakePage
from chalicelib.intake.records import get_document, pages_of
from chalicelib.intake.states import document_moved
from chalicelib.intake.uploads import reading_key, words_key
from chalicelib.intake.writes import count_change, put_document, without_alternatives
from chalicelib.pipeline.log import log
from chalicelib.pipeline.onward import send_check
from chalicelib.pipeline.printed import opener
from chalicelib.reading.model import DocumentReading

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: intake, document. Early (a page is still out) or late (it was removed), it does nothing."""
    place = str(body["intake"]), str(body["document"])
    document = get_document(wiring.records, *place)
    if document is None or document.state in ("awaiting", "removed") or document.pages_done < document.pages:
        log.info("not to be extracted", extra={"intake": place[0], "document": place[1]})
        return
    if document.state == "reading":
        read = _extracted(document, wiring)
        again_on_conflict(lambda: _record(read, wiring))
    send_check(document.intake, wiring)


def _extracted(document: IntakeDocument, wiring: Wiring) -> IntakeDocument:
    """As read; the whole reading with its n-best lists goes into the bucket first."""
    pages = pages_of(wiring.records, document.intake, document.id)
    reading = _reading(document, pages, wiring)
    found = (*(page.finding for page in pages if page.finding), *reading.findings)
    full = reading.model_copy(update={"findings": distinct(found, document.id)})
    wiring.documents.put(reading_key(document.intake, document.id), full.model_dump_json().encode(), "application/json")
    update = {"reading": without_alternatives(full), "findings": full.findings}
    return document_moved(document, "read").model_copy(update=update)


def _reading(document: IntakeDocument, pages: list[IntakePage], wiring: Wiring) -> DocumentReading:
    from chalicelib.reading.extract import extract

    words = [
        wiring.documents.get(words_key(document.intake, document.id, page.number))
        for page in pages
        if page.finding is None
    ]
    if not words:
        return DocumentReading()
    open_code = opener(document.intake, lambda: wiring.secrets.get("form-key"))
    return extract([wiring.pages.parse(one) for one in words], wiring.catalogue, open_code=open_code)


def distinct(findings: tuple[Finding, ...], document: str) -> tuple[Finding, ...]:
    """Each said once, and of this document: thirty unreadable pages are one thing to do."""
    named = (one if one.documents else one.model_copy(update={"documents": (document,)}) for one in findings)
    return tuple({one.key: one for one in named}.values())


def _record(read: IntakeDocument, wiring: Wiring) -> None:
    """What another delivery or the counter did first stands."""
    now = get_document(wiring.records, read.intake, read.id)
    if now is None or now.state != "reading":
        return
    wiring.records.commit(put_document(read.model_copy(update={"version": now.version})), count_change(read.intake))
