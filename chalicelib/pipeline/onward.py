"""What comes next for a document, from its state alone: so a message that was lost with a process can be sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import pages_of

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def send_on(document: IntakeDocument, wiring: Wiring) -> None:
    """The messages of the stage that is due: unread pages, the whole document, or the intake's check."""
    place = {"intake": document.intake, "document": document.id}
    if document.state in ("read", "refused"):
        wiring.queues.send("checks", {"intake": document.intake})
    elif document.state == "reading" and document.pages_done >= document.pages:
        wiring.queues.send("documents", place)
    elif document.state == "reading":
        read = {page.number for page in pages_of(wiring.records, document.intake, document.id)}
        left = [number for number in range(1, document.pages + 1) if number not in read]
        wiring.queues.send("pages", *({**place, "page": number} for number in left))
