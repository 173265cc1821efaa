"""A submitted intake of which nothing bars it becomes a case, or brings back its case that was returned for correction:
once, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.attempts import again_on_conflict
from chalicelib.casework import opening, resubmission
from chalicelib.casework.opening import opened
from chalicelib.casework.records import get_case
from chalicelib.casework.working_days import shipped
from chalicelib.errors import NotFoundError
from chalicelib.intake.completeness import unexplained, unsettled
from chalicelib.intake.records import Contents, contents
from chalicelib.pipeline.log import log
from chalicelib.proof import tracking

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: intake. A second delivery finds it opened; a conflict (another delivery, or a tracking code that is
    taken) makes it look again and draw another code."""
    intake = str(body["intake"])
    try:
        again_on_conflict(lambda: _open(intake, wiring))
    except NotFoundError:
        log.warning("no such intake", extra={"intake": intake})


def _open(intake_id: str, wiring: Wiring) -> None:
    held, now = contents(wiring.records, intake_id), wiring.clock()
    if held.intake.state != "submitted":
        log.info("nothing to open", extra={"intake": intake_id, "state": held.intake.state})
        return
    if held.intake.checking or unsettled(held.documents.values(), now) or _barred(held):
        # Something changed after this message was sent: the check that follows it decides, and sends the message again.
        log.info("overtaken by a change", extra={"intake": intake_id})
        return
    if held.intake.case is not None:
        _bring_back(held, held.intake.case, now, wiring)
        return
    code = tracking.make(wiring.random)
    case = opened(held, wiring.catalogue.service(held.intake.service), shipped(), code, now)
    wiring.records.commit(*opening.transaction(held, case))
    log.info("opened", extra={"intake": intake_id, "case": case.id, "due": case.due})


def _bring_back(held: Contents, case_id: str, now: datetime, wiring: Wiring) -> None:
    case = get_case(wiring.records, case_id)
    wiring.records.commit(*resubmission.transaction(held, case, now))
    log.info("back in the queue", extra={"intake": held.intake.id, "case": case.id, "round": held.intake.round})


def _barred(held: Contents) -> bool:
    return bool(unexplained(held.check.findings, held.explanations))
