"""Who has a case in hand, until when, and how it comes back into the queue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from chalicelib.casework import workload
from chalicelib.casework.model import Case, Lease
from chalicelib.casework.moves import act, move, written
from chalicelib.casework.records import out_of_hand
from chalicelib.clock import parse_stamp, stamp
from chalicelib.stores.ports import Records, Step

LEASE = timedelta(minutes=30)


def runs(case: Case, now: datetime) -> bool:
    """Somebody has it in hand and the lease has not ended."""
    return case.lease is not None and parse_stamp(case.lease.until) > now


def leased(reviewer: str, now: datetime) -> Lease:
    return Lease(reviewer=reviewer, until=stamp(now + LEASE))


def given_back(records: Records, case: Case, now: datetime, why: str) -> tuple[Step, ...]:
    """Its reviewer does not decide it: back into the queue."""
    assert case.lease is not None
    return _released(records, case, case.lease.reviewer, "given_back", {"reason": why}, left=now, now=now)


def ended(records: Records, case: Case, now: datetime) -> tuple[Step, ...]:
    """The lease ran out: back into the queue, by the machine."""
    assert case.lease is not None
    left, details = parse_stamp(case.lease.until), {"reviewer": case.lease.reviewer}
    return _released(records, case, "daftar", "lease_ended", details, left=left, now=now)


def _released(
    records: Records, case: Case, actor: str, name: str, details: Mapping[str, Any], *, left: datetime, now: datetime
) -> tuple[Step, ...]:
    """The transaction that puts a leased case back into the queue; it counts for the day on which it was let go."""
    assert case.lease is not None
    reviewer, at = case.lease.reviewer, stamp(now)
    passed_by = tuple(sorted({*case.passed_by, reviewer}))
    back = move(case, "queued", at).model_copy(update={"passed_by": passed_by})
    moved, event = act(back, at, actor, name, details)
    return (*written(moved, event), out_of_hand(reviewer), workload.put_back(records, reviewer, left))
