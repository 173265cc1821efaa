"""A file's pages are read: which document is it, or which documents are they, and what stands in the fields?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chalicelib.attempts import again_on_conflict
from chalicelib.clock import stamp
from chalicelib.findings import Finding
from chalicelib.intake import changes
from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import get_document, get_intake, pages_of
from chalicelib.intake.states import document_moved
from chalicelib.intake.uploads import MAX_DOCUMENTS, reading_key, words_key
from chalicelib.intake.writes import count_change, put_document, put_intake, without_alternatives
from chalicelib.pipeline.log import log
from chalicelib.pipeline.onward import send_check
from chalicelib.pipeline.printed import opener
from chalicelib.reading.model import DocumentReading
from chalicelib.texts import message

if TYPE_CHECKING:
    from chalicelib.reading.stack import Part
    from chalicelib.wiring import Wiring


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: intake, document. Early (a page is still out) or late (it was removed), it does nothing."""
    place = str(body["intake"]), str(body["document"])
    document = get_document(wiring.records, *place)
    if document is None or document.state in ("awaiting", "removed") or document.pages_done < document.pages:
        log.info("not to be extracted", extra={"intake": place[0], "document": place[1]})
        return
    if document.state == "reading":
        parts = _parts(document, wiring)
        if len(parts) == 1:
            read = _kept(_read(document, parts[0].reading), wiring)
            again_on_conflict(lambda: _record(read, wiring))
        else:
            again_on_conflict(lambda: _record_parts(document, parts, wiring))
    send_check(document.intake, wiring)


def _parts(document: IntakeDocument, wiring: Wiring) -> tuple[Part, ...]:
    """The documents that the file is, each with the findings of its pages."""
    from chalicelib.reading.stack import Part, read_as_one, read_file, with_others

    pages = pages_of(wiring.records, document.intake, document.id)
    unreadable = {page.number: page.finding for page in pages if page.finding}
    readable = [page.number for page in pages if page.finding is None]
    if not readable:
        return (Part(tuple(unreadable), DocumentReading(findings=tuple(unreadable.values()))),)
    words = (wiring.documents.get(words_key(document.intake, document.id, number)) for number in readable)
    open_code = opener(document.intake, lambda: wiring.secrets.get("form-key"))
    parsed = [wiring.pages.parse(one) for one in words]
    if document.joined:
        whole = read_as_one(parsed, wiring.catalogue, expected=document.place, open_code=open_code)
        return (Part(tuple(page.number for page in pages), _with(whole, list(unreadable.values()))),)
    parts = read_file(parsed, wiring.catalogue, expected=document.place, open_code=open_code)
    return tuple(
        Part(part.pages, _with(part.reading, [unreadable[number] for number in part.pages if number in unreadable]))
        for part in with_others(parts, unreadable)
    )


def _with(reading: DocumentReading, found: Sequence[Finding]) -> DocumentReading:
    return reading.model_copy(update={"findings": (*found, *reading.findings)})


def _read(document: IntakeDocument, reading: DocumentReading) -> IntakeDocument:
    """The document with what was read, its findings its own."""
    mine = (one.model_copy(update={"documents": (document.id,)}) for one in reading.findings)
    found = distinct(tuple(mine), document.id)
    full = reading.model_copy(update={"findings": found})
    return document_moved(document, "read").model_copy(update={"reading": full, "findings": found})


def _kept(read: IntakeDocument, wiring: Wiring) -> IntakeDocument:
    """The whole reading with its n-best lists goes into the bucket first; the record has it without them."""
    assert read.reading is not None
    body = read.reading.model_dump_json().encode()
    wiring.documents.put(reading_key(read.intake, read.id), body, "application/json")
    return read.model_copy(update={"reading": without_alternatives(read.reading)})


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


def _record_parts(document: IntakeDocument, parts: Sequence[Part], wiring: Wiring) -> None:
    """The file and its documents in one transaction; what another delivery or the counter did first stands."""
    intake = get_intake(wiring.records, document.intake)
    now = get_document(wiring.records, document.intake, document.id)
    if now is None or now.state != "reading":
        return
    if not changes.room_for(intake, len(parts)):
        _record(_kept(_read(document, _too_large(parts)), wiring), wiring)
        return
    read = [_kept(_read(_part(now, part), part.reading), wiring) for part in parts]
    after, steps = changes.parted(intake, _split(now, parts, wiring), read)
    wiring.records.commit(put_intake(changes.counted(after, stamp(wiring.clock()))), *steps)
    log.info("parted", extra={"intake": document.intake, "document": document.id, "parts": len(parts)})


def _part(whole: IntakeDocument, part: Part) -> IntakeDocument:
    """Its id says where in the file it begins: the same pages give the same id."""
    update = {
        "id": f"{whole.id}p{part.pages[0]:04}",
        "part_of": whole.id,
        "sheets": part.pages,
        "pages": len(part.pages),
        "pages_done": len(part.pages),
        "sha256": None,
        "object_version": None,
        "place": None,
        "version": 0,
    }
    return whole.model_copy(update=update)


def _split(whole: IntakeDocument, parts: Sequence[Part], wiring: Wiring) -> IntakeDocument:
    from chalicelib.reading.stack import told

    said = told(parts, wiring.catalogue).model_copy(update={"documents": (whole.id,)})
    return document_moved(whole, "split").model_copy(update={"findings": (said,)})


def _too_large(parts: Sequence[Part]) -> DocumentReading:
    """More documents than an intake may have: the file stays one, of no type, for the clerk to send it in pieces."""
    said = message("stack_too_large", count=len(parts), limit=MAX_DOCUMENTS)
    return DocumentReading(findings=(Finding(code="stack_too_large", severity="error", message=said),))
