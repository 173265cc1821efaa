"""Times as a person in Iran reads them: Jalali, Tehran time, Persian digits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from persiantools.jdatetime import JalaliDate

# Iran keeps +03:30 all year since 1401 (the law of 1401-02-14 ended daylight saving), so no zone database is needed.
TEHRAN = timezone(timedelta(hours=3, minutes=30), "Asia/Tehran")

_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()  # noqa: SIM905
)
_WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنج‌شنبه", "جمعه", "شنبه", "یکشنبه")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

Moment = str | date | datetime


def fa_digits(value: object) -> str:
    return str(value).translate(_PERSIAN_DIGITS)


def thousands(value: object) -> str:
    """A whole number in groups of three: ``۱٬۲۳۴٬۵۶۷``."""
    return fa_digits(f"{int(str(value)):,}".replace(",", "٬"))


def local(moment: Moment) -> datetime:
    """An ISO 8601 time, an aware time, or a day (its midnight), in Tehran."""
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    if isinstance(moment, datetime):
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(TEHRAN)
    return datetime(moment.year, moment.month, moment.day, tzinfo=TEHRAN)


def day(moment: Moment) -> str:
    """``سه‌شنبه ۳ آذر ۱۴۰۵``"""
    return f"{short_day(moment)} {fa_digits(_jalali(moment).year)}"


def short_day(moment: Moment) -> str:
    """``سه‌شنبه ۳ آذر``"""
    return f"{_WEEKDAYS[local(moment).weekday()]} {_day_of_month(moment)}"


def clock(moment: Moment) -> str:
    """``۱۰:۲۴``"""
    return fa_digits(local(moment).strftime("%H:%M"))


def day_and_clock(moment: Moment) -> str:
    return f"{day(moment)}، ساعت {clock(moment)}"


def when(moment: Moment, now: datetime) -> str:
    """As short as it stays clear: ``۱۰:۲۴`` today, ``دیروز، ۱۳:۴۸``, ``۲۸ آبان``, ``۲۸ آبان ۱۴۰۴``."""
    days = (local(now).date() - local(moment).date()).days
    if days == 0:
        return clock(moment)
    if days == 1:
        return f"دیروز، {clock(moment)}"
    this_year = _jalali(moment).year == _jalali(now).year
    return _day_of_month(moment) if this_year else f"{_day_of_month(moment)} {fa_digits(_jalali(moment).year)}"


def machine(moment: Moment) -> str:
    """For the ``datetime`` attribute of ``<time>``."""
    return local(moment).isoformat(timespec="minutes")


def _jalali(moment: Moment) -> JalaliDate:
    return JalaliDate(local(moment).date())  # type: ignore[no-untyped-call]


def _day_of_month(moment: Moment) -> str:
    jalali = _jalali(moment)
    return f"{fa_digits(jalali.day)} {_MONTHS[jalali.month - 1]}"
