"""A case that was returned for correction comes back, or its applicant gives it up: whole transactions, built without
touching a store."""

from __future__ import annotations

from datetime import datetime

from chalicelib.casework.fingerprints import hashes, put_fingerprints
from chalicelib.casework.model import Case
from chalicelib.casework.moves import act, move, written
from chalicelib.casework.records import get_case
from chalicelib.clock import stamp
from chalicelib.intake.model import Intake
from chalicelib.intake.places import audited
from chalicelib.intake.records import Contents
from chalicelib.intake.states import moved
from chalicelib.intake.writes import put_intake
from chalicelib.messages.outbox import put_message
from chalicelib.messages.templates import Template
from chalicelib.stores.ports import Records, Step


def transaction(held: Contents, case: Case, now: datetime) -> tuple[Step, ...]:
    """Case back into the queue with its old due day, event, fingerprints, message to the citizen and the intake's end:
    all of it or nothing, beside the intake in the version that was read. Raises ``WrongStateError("case-moved-on")``
    unless the case waits for correction."""
    at, files = stamp(now), hashes(held)
    details = {"round": held.intake.round, "documents": files}
    details |= audited(held.documents)
    queued, event = act(move(case, "queued", at), at, "daftar", "resubmitted", details)
    mobile = held.intake.applicant.mobile
    ended = moved(held.intake, "opened").model_copy(update={"updated": at})
    return (
        *written(queued, event),
        *put_fingerprints(case.id, files.values()),
        put_message(case.id, str(event.seq), Template.CASE_RESUBMITTED, mobile, at),
        put_intake(ended),
    )


def case_withdrawn(records: Records, intake: Intake, by: str, at: str) -> tuple[Step, ...]:
    """What becomes of the intake's case when the applicant gives the request up at the counter; nothing without a case.
    Raises ``WrongStateError("case-moved-on")``."""
    if intake.case is None:
        return ()
    case = get_case(records, intake.case)
    return written(*act(move(case, "withdrawn", at), at, by, "withdrawn", {"round": intake.round}))
