"""Messages to people: written with what they tell of in one transaction, handed to the carrier afterwards.

A message is claimed by a conditional write before it is handed over, so two sweeps at once don't send it twice. Between
the carrier's answer and the note that it was sent lies a moment in which a process may die; then the claim lapses and
the message goes out once more, since a status link that came twice does less harm than one that never came.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.clock import stamp
from chalicelib.intake.model import Frozen
from chalicelib.intake.records import data, read
from chalicelib.messages.templates import Template
from chalicelib.stores.ports import Expect, Key, Put, Record, Records

CLAIM = timedelta(minutes=10)
"""How long a claimed message may take before another sweep tries it."""
TRIES = 20


class OutboxMessage(Frozen):
    """To the applicant of ``case``. ``at``: when it is due for the next try."""

    id: str
    case: str
    template: Template
    mobile: str
    state: Literal["waiting", "claimed", "sent", "given_up"] = "waiting"
    at: str
    tries: int = 0
    version: int = 0


def message_key(message: str) -> Key:
    return Key(f"OUTBOX#{message}", "META")


def put_message(case: str, occasion: str, template: Template, mobile: str, at: str) -> Put:
    """One a case and occasion, so that a second delivery of what it tells of can't write it again."""
    return _put(OutboxMessage(id=f"{case}-{occasion}", case=case, template=template, mobile=mobile, at=at))


def _put(message: OutboxMessage) -> Put:
    index = {} if message.state in ("sent", "given_up") else {"by_work": ("OUTBOX", f"{message.at}#{message.id}")}
    return Put(message_key(message.id), data(message), message.version or Expect.ABSENT, index)


def message_of(record: Record) -> OutboxMessage:
    return read(OutboxMessage, record)


def deliver(records: Records, message: OutboxMessage, send: Callable[[OutboxMessage], None], now: datetime) -> None:
    """Claim, send, note. Raises ``ConflictError`` when another sweep was faster. A carrier's fault passes as it is: the
    claim then lapses, and the message is tried again, ``TRIES`` times in all."""
    claimed = _claimed(message, now)
    records.commit(_put(claimed))
    if claimed.state == "given_up":
        return
    send(claimed)
    records.commit(_put(claimed.model_copy(update={"state": "sent", "version": message.version + 1})))


def _claimed(message: OutboxMessage, now: datetime) -> OutboxMessage:
    state = "claimed" if message.tries < TRIES else "given_up"
    return message.model_copy(update={"state": state, "at": stamp(now + CLAIM), "tries": message.tries + 1})
