"""Time and ids as collaborators: passed in, so that a test decides them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Now, as an aware datetime in UTC."""

Ids = Callable[[], str]
"""A new id: opaque, not guessable, of letters a–z and digits only (it stands in keys and addresses)."""


def stamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the second with ``Z``: fixed width, so text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_stamp(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
