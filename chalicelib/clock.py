"""Time and ids as collaborators: passed in, so that a test decides them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from persiantools.jdatetime import JalaliDate

# Iran keeps +03:30 all year since 1401 (the law of 1401-02-14 ended daylight saving), so no zone database is needed.
TEHRAN = timezone(timedelta(hours=3, minutes=30), "Asia/Tehran")

Clock = Callable[[], datetime]
"""Now, as an aware datetime in UTC."""

Ids = Callable[[], str]
"""A new id: opaque, not guessable, of letters a–z and digits only (it stands in keys and addresses)."""


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the second with ``Z``: fixed width, so text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_stamp(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def local_day(moment: datetime) -> date:
    """The day in Tehran."""
    return moment.astimezone(TEHRAN).date()


def jalali_day(moment: datetime) -> str:
    """The day in Tehran as a canonical Jalali date, ``1405-09-03``."""
    return jalali(local_day(moment))


def jalali(day: date) -> str:
    return str(JalaliDate(day).isoformat())  # type: ignore[no-untyped-call]
