"""Who has a case in hand, until when, and how it comes back into the queue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from chalicelib.casework.model import Case, Lease
from chalicelib.casework.moves import act, move, written
from chalicelib.casework.records import out_of_hand
from chalicelib.clock import parse_stamp, stamp
from chalicelib.stores.ports import Step

LEASE = timedelta(minutes=30)


def runs(case: Case, now: datetime) -> bool:
    """Somebody has it in hand and the lease has not ended."""
    return case.lease is not None and parse_stamp(case.lease.until) > now


def leased(reviewer: str, now: datetime) -> Lease:
    return Lease(reviewer=reviewer, until=stamp(now + LEASE))


def released(case: Case, now: datetime, actor: str, name: str, details: Mapping[str, Any]) -> tuple[Step, ...]:
    """The transaction that puts a leased case back into the queue."""
    assert case.lease is not None
    at = stamp(now)
    moved, event = act(move(case, "queued", at), at, actor, name, details)
    return (*written(moved, event), out_of_hand(case.lease.reviewer))


def ended(case: Case, now: datetime) -> tuple[Step, ...]:
    """The lease ran out: back into the queue, by the machine."""
    assert case.lease is not None
    return released(case, now, "daftar", "lease_ended", {"reviewer": case.lease.reviewer})
