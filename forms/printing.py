"""From a canonical value to what a printer puts on paper: digit set, separators, units and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_ADVERBS = re.compile("(شمالا|شرقا|جنوبا|غربا)")
_DANG = {1: "یک", 2: "دو", 3: "سه", 4: "چهار", 5: "پنج", 6: "شش"}


def persian(text: str) -> str:
    """ASCII digits become Persian ones."""
    return text.translate(_PERSIAN)


def _weighted(rng: Random, *forms: tuple[float, str]) -> str:
    weights, texts = zip(*forms, strict=True)
    return str(rng.choices(texts, weights)[0])


def _plain(value: str, _rng: Random) -> str:
    return value


def _date(value: str, rng: Random) -> str:
    year, month, day = value.split("-")
    return _weighted(
        rng,
        (70, f"{year}/{month}/{day}"),
        (10, f"{year}/{int(month)}/{int(day)}"),
        (8, f"{year}-{month}-{day}"),
        (8, f"{int(day)} {_MONTHS[int(month) - 1]} {year}"),
        (3, f"{int(day)}/{int(month)}/{year}"),
        (1, f"{year[2:]}/{month}/{day}"),
    )


def _plaque(value: str, rng: Random) -> str:
    main, sub = value.split("/")
    if sub == "0":
        return f"{main} اصلی"
    return _weighted(
        rng,
        (75, f"{sub} فرعی از {main} اصلی"),
        (10, f"{sub} فرعی از اصلی {main}"),
        (15, f"{main}/{sub}"),
    )


def _area(value: str, rng: Random) -> str:
    number = value.replace(".", rng.choice(("٫", "٫", "/", ".")))
    return f"{number} {rng.choice(('متر مربع', 'متر مربع', 'مترمربع', 'متر'))}"


def _boundaries(value: str, rng: Random) -> str:
    """The adverbs of direction, mostly with their tanwin, which a canonical text drops."""
    return _ADVERBS.sub("\\1\u064b", value) if rng.random() < 0.8 else value


def _share(value: str, rng: Random) -> str:
    dang = int(value.split("/", maxsplit=1)[0])
    if dang == 6:
        return _weighted(rng, (8, "شش دانگ"), (2, "شش‌دانگ"))
    return f"{_DANG[dang]} دانگ از شش دانگ"


def _national_id(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:3]}-{value[3:9]}-{value[9]}"))


def _mobile(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:4]}-{value[4:7]}-{value[7:]}"))


def _postal_code(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:5]}-{value[5:]}"))


_KINDS: dict[str, Callable[[str, Random], str]] = {
    "text": _plain,
    "digits": _plain,
    "code": _plain,
    "date": _date,
    "plaque": _plaque,
    "area": _area,
    "share": _share,
    "boundaries": _boundaries,
    "national_id": _national_id,
    "mobile": _mobile,
    "postal_code": _postal_code,
}


def printed(kind: str, value: str, rng: Random) -> str:
    """One of the forms in which ``value`` (canonical) of ``kind`` is printed."""
    return persian(_KINDS[kind](value, rng))
