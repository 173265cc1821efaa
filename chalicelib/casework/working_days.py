"""Counts the days on which the municipality works, for a case's due day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from chalicelib import strict_yaml
from chalicelib.clock import jalali, local_day


class WorkingDays(BaseModel):
    """``week`` in Python's weekdays (Monday 0). ``yearly`` are Jalali ``MM-DD``, ``dated`` Jalali ``YYYY-MM-DD``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    week: frozenset[int]
    yearly: frozenset[str]
    dated: frozenset[str]

    def works(self, day: date) -> bool:
        named = jalali(day)
        return day.weekday() in self.week and named[5:] not in self.yearly and named not in self.dated

    def due(self, opened: datetime, days: int) -> date:
        """The ``days``-th working day after the day (in Tehran) on which the case was opened."""
        day = local_day(opened)
        for _ in range(days):
            day = self.next(day)
        return day

    def next(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def left(self, today: date, due: date) -> int:
        """Working days from tomorrow to the due day; negative once it has passed."""
        if due < today:
            return -sum(1 for day in _days(due, today) if self.works(day))
        return sum(1 for day in _days(today, due) if self.works(day))


def _days(after: date, until: date) -> Iterable[date]:
    """The days after the first one up to the second one."""
    return (after + timedelta(days=number) for number in range(1, (until - after).days + 1))


@lru_cache(maxsize=1)
def shipped() -> WorkingDays:
    """Of ``holidays.yaml`` beside this module."""
    text = Path(__file__).with_name("holidays.yaml").read_text(encoding="utf-8")
    return WorkingDays.model_validate(strict_yaml.load(text))
