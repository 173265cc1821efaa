"""What a reviewer did with cases on one day (in Tehran), counted in the transactions that do it.

A reviewer who could give cases back without end would draw until the wanted one came. So each that goes back
undecided, given back or let lapse, is counted, and after so many of a day none is given out until the next.
"""

from __future__ import annotations

from datetime import datetime

from chalicelib.casework import records as rows
from chalicelib.casework.model import DayCount
from chalicelib.clock import local_day
from chalicelib.errors import NotAllowedError
from chalicelib.stores.ports import Put, Records


def of_day(records: Records, reviewer: str, at: datetime) -> DayCount:
    return rows.day_count(records, reviewer, local_day(at).isoformat())


def require_draws_left(count: DayCount, most_put_back: int) -> None:
    """Raises ``NotAllowedError("put-back-too-often")`` (``limit``)."""
    if count.put_back >= most_put_back:
        raise NotAllowedError("put-back-too-often", limit=str(most_put_back))


def taken(reviewer: str, at: datetime, count: DayCount) -> Put:
    """One more taken. ``count`` is what the taking was allowed by: a case put back meanwhile is a conflict."""
    return _put(reviewer, at, count.model_copy(update={"taken": count.taken + 1}))


def put_back(records: Records, reviewer: str, at: datetime) -> Put:
    """One more that went back into the queue undecided."""
    count = of_day(records, reviewer, at)
    return _put(reviewer, at, count.model_copy(update={"put_back": count.put_back + 1}))


def decided(records: Records, reviewer: str, at: datetime) -> Put:
    count = of_day(records, reviewer, at)
    return _put(reviewer, at, count.model_copy(update={"decided": count.decided + 1}))


def _put(reviewer: str, at: datetime, count: DayCount) -> Put:
    return rows.put_day_count(reviewer, local_day(at).isoformat(), count)
