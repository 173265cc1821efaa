"""Every change of a case: allowed by the table, and written together with its audit event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalicelib.casework.model import Case, CaseState, Lease, Step
from chalicelib.casework.records import put_case, put_event
from chalicelib.casework.states import allow
from chalicelib.proof.audit import Event, next_event
from chalicelib.stores.ports import Put

STEPS_KEPT = 60


def act(case: Case, at: str, actor: str, name: str, details: Mapping[str, Any]) -> tuple[Case, Event]:
    """The case with one more event in its chain. ``details`` hold ids and counts, no personal data."""
    event = next_event(_last(case), at, actor, name, details)
    return case.model_copy(update={"seq": event.seq, "head": event.hash}), event


def move(case: Case, to: CaseState, at: str, *, lease: Lease | None = None) -> Case:
    """In its new state, with the step that the citizen sees. Raises ``WrongStateError("case-moved-on")``."""
    steps = (*case.steps, Step(state=allow(case.state, to), at=at))[-STEPS_KEPT:]
    return case.model_copy(update={"state": to, "steps": steps, "lease": lease})


def written(case: Case, event: Event) -> tuple[Put, Put]:
    """The steps of the transaction: a case is never written without its event."""
    return put_case(case), put_event(case.id, event)


def _last(case: Case) -> Event | None:
    """The chain's end, as far as the next event needs it."""
    return Event(case.seq, "", "", "", {}, "", case.head) if case.seq else None
