"""The documents of an intake against each other: what may be relied upon, what is wrong, and what state that makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.attempts import again_on_conflict
from chalicelib.casework.fingerprints import seen_elsewhere
from chalicelib.casework.opening import case_id
from chalicelib.clock import stamp
from chalicelib.errors import NotFoundError
from chalicelib.intake.assess import assess
from chalicelib.intake.completeness import unexplained, unsettled
from chalicelib.intake.records import contents
from chalicelib.intake.writes import put_check, put_decided, put_intake
from chalicelib.pipeline.log import log

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: intake. What it writes holds only for the state of things that it read: whoever changed something
    meanwhile makes it look again; too often, and the queue delivers the message once more."""
    intake = str(body["intake"])
    try:
        ready = again_on_conflict(lambda: _check(intake, wiring))
    except NotFoundError:
        log.warning("no such intake", extra={"intake": intake})
    else:
        if ready:
            wiring.queues.send("submissions", {"intake": intake})


def _check(intake_id: str, wiring: Wiring) -> bool:
    """Decide, write, and say whether the intake is submitted and nothing bars its case."""
    held, now = contents(wiring.records, intake_id), wiring.clock()
    if held.intake.state in ("opened", "withdrawn"):
        return False
    seen = seen_elsewhere(wiring.records, held.documents.values(), case_id(intake_id))
    outcome = assess(held, wiring.catalogue, now, seen)
    wiring.records.commit(
        put_intake(outcome.intake),
        put_check(intake_id, held.check.model_copy(update={"findings": outcome.findings, "at": stamp(now)})),
        *(put_decided(intake_id, document, reading) for document, reading in outcome.decided.items()),
    )
    log.info("checked", extra={"intake": intake_id, "state": outcome.intake.state, "findings": len(outcome.findings)})
    settled = not unsettled(held.documents.values(), now)
    barred = unexplained(outcome.findings, held.explanations)
    return outcome.intake.state == "submitted" and settled and not barred
