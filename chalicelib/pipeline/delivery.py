"""How an event of AWS reaches a stage: one message at a time, with the process's one wiring."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalice.app import CloudWatchEvent, SQSEvent

    from chalicelib.wiring import Wiring

Handle = Callable[[dict[str, Any], "Wiring"], None]


def deliver(event: SQSEvent, handle: Handle) -> None:
    """Hand each message's JSON body to ``handle``. An exception fails the batch, so that the queue tries again
    (batches are of one, see ``app.py``)."""
    for record in event:
        handle(json.loads(record.body), _wiring())


def tick(event: CloudWatchEvent, handle: Handle) -> None:
    """Hand a scheduled event to ``handle``."""
    handle(event.to_dict(), _wiring())


@cache
def _wiring() -> Wiring:
    """One for a process."""
    from chalicelib.wiring import Wiring

    return Wiring.from_environment()
