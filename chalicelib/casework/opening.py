"""A submitted intake becomes a case: the whole transaction, built without touching a store."""

from __future__ import annotations

from datetime import datetime

from chalicelib.casework.fingerprints import hashes, put_fingerprints
from chalicelib.casework.model import Case, Step
from chalicelib.casework.moves import act, written
from chalicelib.casework.working_days import WorkingDays
from chalicelib.catalogue.model import Service
from chalicelib.clock import stamp
from chalicelib.intake.model import Intake
from chalicelib.intake.places import audited
from chalicelib.intake.records import Contents
from chalicelib.intake.states import moved
from chalicelib.intake.writes import put_intake
from chalicelib.messages.outbox import put_message
from chalicelib.messages.templates import Template
from chalicelib.stores import ports


def case_id(intake: str) -> str:
    """The same for every delivery, so that a second one meets the first one's item."""
    return intake


def opened(held: Contents, service: Service, days: WorkingDays, tracking: str, now: datetime) -> Case:
    """The case as it begins, waiting for a reviewer, before its first event."""
    intake, at = held.intake, stamp(now)
    return Case(
        id=case_id(intake.id),
        intake=intake.id,
        service=intake.service,
        district=intake.district,
        office=intake.office,
        state="queued",
        opened=at,
        due=days.due(now, service.working_days).isoformat(),
        tracking=tracking,
        steps=(Step(state="queued", at=at),),
    )


def transaction(held: Contents, case: Case) -> tuple[ports.Step, ...]:
    """Case and queue entry, first event, fingerprints, tracking code, message to the citizen and the intake's end: all
    of it or nothing. Only what is absent is written, beside the intake in the version that was read."""
    files = hashes(held)
    details = {"intake": case.intake, "service": case.service, "due": case.due, "documents": files}
    details |= audited(held.documents)
    first, event = act(case, case.opened, "daftar", "opened", details)
    message = put_message(case.id, "opened", Template.CASE_OPENED, held.intake.applicant.mobile, case.opened)
    return (
        *written(first, event),
        *put_fingerprints(case.id, files.values()),
        ports.Put(ports.Key(f"TRACK#{case.tracking}", "CASE"), {"case": case.id}, ports.Expect.ABSENT),
        message,
        put_intake(_closed(held.intake, case)),
    )


def _closed(intake: Intake, case: Case) -> Intake:
    ended = {"case": case.id, "tracking": case.tracking, "updated": case.opened}
    return moved(intake, "opened").model_copy(update=ended)
