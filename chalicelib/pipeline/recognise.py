"""One page: its preview and its words. The last one sends the document on."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from chalicelib.errors import ConflictError
from chalicelib.intake.model import IntakeDocument, IntakePage
from chalicelib.intake.records import document_key, get_document, page_key, page_starts
from chalicelib.intake.uploads import original_key, preview_key, words_key
from chalicelib.intake.writes import put_page, put_page_starts
from chalicelib.pipeline.log import log
from chalicelib.pipeline.onward import send_document
from chalicelib.pipeline.pages import UnreadableError
from chalicelib.stores.ports import Add

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring

STARTS = 3
"""Less than the deliveries of a message: a page must not reach the dead-letter queue for what it holds."""


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: intake, document, page from 1. A page that was read before is only counted upon, not read again."""
    intake, number = str(body["intake"]), int(body["page"])
    document = get_document(wiring.records, intake, str(body["document"]))
    if document is None or document.state in ("awaiting", "refused", "removed") or not 1 <= number <= document.pages:
        log.info("no such page to read", extra={"intake": intake, "document": body["document"], "page": number})
        return
    if document.state == "reading" and wiring.records.get(page_key(intake, document.id, number)) is None:
        _record(document, _attempt(document, number, wiring), wiring)
    now = get_document(wiring.records, intake, document.id)
    if now is not None and now.state in ("reading", "read", "split"):
        send_document(now, wiring)


def _attempt(document: IntakeDocument, number: int, wiring: Wiring) -> IntakePage:
    """Read the page, unless it took its process with it ``STARTS`` times before (memory, time): then it is a page with
    a finding. A fault that is met alive, such as a store that doesn't answer, is none of the page's: not counted."""
    place = (document.intake, document.id, number)
    starts = page_starts(wiring.records, *place)
    if starts >= STARTS:
        log.error("given up", extra={"intake": document.intake, "document": document.id, "page": number})
        finding = UnreadableError("reading-failed").finding(document.id)
        return IntakePage(document=document.id, number=number, finding=finding)
    wiring.records.commit(put_page_starts(*place, starts + 1))
    try:
        return _read(document, number, wiring)
    except Exception:
        wiring.records.commit(put_page_starts(*place, starts))
        raise


def _read(document: IntakeDocument, number: int, wiring: Wiring) -> IntakePage:
    """Read the page and put what comes of it into the bucket; an unreadable page is a page with a finding."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "original")
        wiring.documents.download(original_key(document.intake, document.id), path, document.object_version)
        try:
            read = wiring.pages.read(path, number)
        except UnreadableError as fault:
            return IntakePage(document=document.id, number=number, finding=fault.finding(document.id))
    place = (document.intake, document.id, number)
    wiring.documents.put(preview_key(*place), read.preview, "image/jpeg")
    wiring.documents.put(words_key(*place), read.words, "application/json")
    return IntakePage(
        document=document.id,
        number=number,
        width=read.width,
        height=read.height,
        rotation=read.rotation,
        source=read.source,
    )


def _record(document: IntakeDocument, page: IntakePage, wiring: Wiring) -> None:
    """The page's item and the count in one transaction: a page that comes twice is counted once."""
    step = Add(document_key(document.intake, document.id), "pages_done")
    try:
        wiring.records.commit(put_page(document.intake, page), step)
    except ConflictError:
        log.info("read meanwhile", extra={"intake": document.intake, "document": document.id, "page": page.number})
