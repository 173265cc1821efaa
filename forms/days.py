"""Days as the papers write them: canonical Jalali dates, ``1403-05-17``."""

from __future__ import annotations

from datetime import date, timedelta

from persiantools.jdatetime import JalaliDate


def iso(day: date) -> str:
    return str(JalaliDate(day).isoformat())  # type: ignore[no-untyped-call]


def shifted(value: str, days: int) -> str:
    """The canonical date that many days later. ValueError for a date that can't be."""
    year, month, day = map(int, value.split("-"))
    return iso(JalaliDate(year, month, day).to_gregorian() + timedelta(days=days))  # type: ignore[no-untyped-call]
