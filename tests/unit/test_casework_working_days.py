"""Working days: Saturday to Wednesday, without holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.casework.working_days import WorkingDays, shipped

DAYS = st.dates(date(2022, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 9, 22), True),  # Monday
        (date(2025, 9, 25), False),  # Thursday
        (date(2025, 9, 26), False),  # Friday
        (date(2025, 9, 27), True),  # Saturday
        (date(2025, 3, 22), False),  # 2 Farvardin 1404, a Saturday
        (date(2026, 2, 11), False),  # 22 Bahman 1404, a Wednesday
    ],
)
def test_a_day_is_worked_or_not(day: date, works: bool) -> None:
    assert shipped().works(day) is works


def test_thirty_working_days_from_the_first_of_mehr() -> None:
    """1 Mehr 1404 is a Tuesday; six whole weeks on is a Tuesday again."""
    opened = datetime(2025, 9, 23, 5, 0, tzinfo=UTC)
    assert shipped().due(opened, 30) == date(2025, 11, 4)


def test_a_case_opened_after_midnight_in_tehran_counts_from_that_day() -> None:
    before, after = (datetime(2025, 9, 22, hour, 45, tzinfo=UTC) for hour in (19, 20))
    assert shipped().due(after, 1) == shipped().due(before, 1) + timedelta(days=1)


def test_an_announced_holiday_moves_the_due_day() -> None:
    opened = datetime(2025, 9, 20, 5, 0, tzinfo=UTC)
    usual = shipped()
    announced = usual.model_copy(update={"dated": frozenset({"1404-06-30"})})
    assert usual.due(opened, 2) == date(2025, 9, 22)
    assert announced.due(opened, 2) == date(2025, 9, 23)


@given(DAYS, st.integers(1, 60))
def test_the_due_day_is_worked_and_as_many_days_away_as_asked(day: date, days: int) -> None:
    week = shipped()
    opened = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    due = week.due(opened, days)
    assert week.works(due)
    assert week.left(day, due) == days
    assert week.left(due, due) == 0


@given(DAYS, st.integers(1, 20))
def test_a_day_that_has_passed_counts_below_zero(day: date, late: int) -> None:
    week: WorkingDays = shipped()
    assert week.left(day + timedelta(days=late), day) <= 0
