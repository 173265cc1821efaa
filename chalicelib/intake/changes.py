"""The writes that a person's acts on an intake come to."""

from __future__ import annotations

from chalicelib.intake.model import Correction, Explanation, Intake
from chalicelib.intake.records import Contents, correction_key, put_correction, put_explanation
from chalicelib.stores.ports import Put, Records


def touched(intake: Intake, now: str) -> Intake:
    return intake.model_copy(update={"updated": now})


def counted(intake: Intake, now: str) -> Intake:
    """Something of it changed: a check is due from ``now``, or from when the one under way began."""
    since = intake.since if intake.under_way else now
    return touched(intake, now).model_copy(update={"changes": intake.changes + 1, "since": since})


def correction(records: Records, intake: str, new: Correction) -> Put:
    """In place of an earlier one of the same field, if there is one."""
    before = records.get(correction_key(intake, new.document, new.field))
    return put_correction(intake, new.model_copy(update={"version": before.version if before else 0}))


def explanation(held: Contents, key: str, text: str, by: str, at: str) -> Put:
    before = held.explanations.get(key)
    new = Explanation(key=key, text=text, by=by, at=at, version=before.version if before else 0)
    return put_explanation(held.intake.id, new)
