"""What is sent again for a stuck intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.intake.records import contents
from chalicelib.pipeline.onward import send_check, send_document, send_pages

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def rescue(intake: str, wiring: Wiring) -> None:
    """Every document that is being read goes on from where it is; then the check."""
    for document in contents(wiring.records, intake).documents.values():
        if document.state == "reading" and document.pages_done < document.pages:
            send_pages(document, wiring)
        elif document.state == "reading":
            send_document(document, wiring)
    send_check(intake, wiring)
