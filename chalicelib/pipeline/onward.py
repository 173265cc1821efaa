"""What is sent on for a document, from its records alone: so a message that was lost with a process can be sent again.

Each stage may send to the queues of the next stage only (``.chalice/policies``). What is found done further on is
therefore sent to the next stage all the same, which finds it done too and sends on in its turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import pages_of

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def send_pages(document: IntakeDocument, wiring: Wiring) -> None:
    """The pages that were not read yet; where all were, the last one again."""
    read = {page.number for page in pages_of(wiring.records, document.intake, document.id)}
    left = [number for number in range(1, document.pages + 1) if number not in read] or [document.pages]
    place = {"intake": document.intake, "document": document.id}
    wiring.queues.send("pages", *({**place, "page": number} for number in left))


def send_document(document: IntakeDocument, wiring: Wiring) -> None:
    """To be extracted, once all pages were read."""
    if document.pages_done >= document.pages:
        wiring.queues.send("documents", {"intake": document.intake, "document": document.id})


def send_check(intake: str, wiring: Wiring) -> None:
    wiring.queues.send("checks", {"intake": intake})
