"""Every minute: leases that ended go back into the queue, stuck work is sent again, waiting messages go out.

Each item is read again before it is acted upon, since the index lags; a conflict means that somebody else was faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from chalicelib.casework import leases
from chalicelib.casework.records import get_case
from chalicelib.clock import stamp
from chalicelib.errors import ConflictError
from chalicelib.intake.model import Intake
from chalicelib.intake.records import get_intake
from chalicelib.intake.writes import put_intake
from chalicelib.messages.outbox import OutboxMessage, deliver, message_of
from chalicelib.messages.templates import render
from chalicelib.pipeline.log import log, log_fault
from chalicelib.pipeline.rescue import rescue
from chalicelib.stores.ports import Record

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring

STUCK_AFTER = timedelta(minutes=10)
"""What is sent again and was only waiting its turn costs two reads; still, the queue's own tries come first."""
MOST = 500
"""Items of one sort in one run; the next minute takes the next ones."""


def handle(body: dict[str, Any], wiring: Wiring) -> None:
    """``body``: a scheduled event, not looked at."""
    del body
    now = wiring.clock()
    _each("LEASE", stamp(now), _return_case, wiring)
    _each("WORK", stamp(now - STUCK_AFTER), _send_again, wiring)
    _each("OUTBOX", stamp(now), _deliver, wiring)


def _each(kind: str, until: str, act: Callable[[Record, Wiring], None], wiring: Wiring) -> None:
    """One item's fault keeps no other from its turn."""
    for record in _due(kind, until, wiring):
        try:
            act(record, wiring)
        except ConflictError:
            log.info("somebody was faster", extra={"kind": kind})
        except Exception as error:
            log_fault("a swept item failed", error, kind=kind, item=record.key.pk)


def _due(kind: str, until: str, wiring: Wiring) -> Iterator[Record]:
    """What is in the work index under times up to ``until``, oldest first."""
    after: str | None = None
    for _ in range(MOST // 100):
        records, after = wiring.records.index("by_work", kind, limit=100, after=after)
        for record in records:
            if _time(record) > until:
                return
            yield record
        if after is None:
            return


def _time(record: Record) -> str:
    lease = record.data.get("lease")
    return str(lease["until"] if lease else record.data.get("since") or record.data.get("at"))


def _return_case(record: Record, wiring: Wiring) -> None:
    case = get_case(wiring.records, record.key.pk.removeprefix("CASE#"))
    if case.state == "in_review" and case.lease is not None and not leases.runs(case, wiring.clock()):
        wiring.records.commit(*leases.ended(wiring.records, case, wiring.clock()))
        log.info("lease ended", extra={"case": case.id})


def _send_again(record: Record, wiring: Wiring) -> None:
    """Its clock is set anew first, so that it is not sent every minute."""
    intake = get_intake(wiring.records, record.key.pk.removeprefix("INTAKE#"))
    now = wiring.clock()
    if not intake.under_way or intake.since > stamp(now - STUCK_AFTER):
        return
    wiring.records.commit(put_intake(_anew(intake, stamp(now))))
    log.warning("stuck, sent again", extra={"intake": intake.id, "state": intake.state})
    rescue(intake.id, wiring)


def _anew(intake: Intake, now: str) -> Intake:
    return intake.model_copy(update={"since": now})


def _deliver(record: Record, wiring: Wiring) -> None:
    current = wiring.records.get(record.key)
    if current is None:
        return
    message = message_of(current)
    if message.state in ("waiting", "claimed") and message.at <= stamp(wiring.clock()):
        deliver(wiring.records, message, lambda claimed: _send(claimed, wiring), wiring.clock())


def _send(message: OutboxMessage, wiring: Wiring) -> None:
    case = get_case(wiring.records, message.case)
    wiring.messages.sms(message.mobile, render(message.template, case.tracking, wiring.status_link(case.id)))
    log.info("message sent", extra={"outbox": message.id, "template": message.template})
