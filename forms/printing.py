"""From a canonical value to what a printer puts on paper: digit set, separators, units and words."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from chalicelib.fields.persons import Person, persons

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
    if int(month) > len(_MONTHS):
        return f"{year}/{month}/{day}"
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


def _text(value: str, rng: Random) -> str:
    """Adverbs of direction mostly have their tanwin, which a canonical text drops."""
    return _ADVERBS.sub("\\1\u064b", value) if rng.random() < 0.8 else value


def _share(value: str, rng: Random) -> str:
    part, whole = value.split("/")
    if whole != "6" or not part.isdecimal() or int(part) not in _DANG:
        return f"{part} سهم از {whole} سهم"
    dang = int(part)
    if dang == 6:
        return _weighted(rng, (8, "شش دانگ"), (2, "شش‌دانگ"))
    return f"{_DANG[dang]} دانگ از شش دانگ"


def _persons(value: str, rng: Random) -> str:
    """Rows with numbers, or a sentence."""
    rows = [_person(row, rng) for row in persons(value)] or [value]
    if rng.random() < 0.5:
        sign = rng.choice("-.)")
        return " ".join(f"{number}{sign} {row}" for number, row in enumerate(rows, start=1))
    return rng.choice((" و ", "، ")).join(rows)


def _person(row: Person, rng: Random) -> str:
    said = rng.choice(("به شماره ملی", "کد ملی", "دارای کد ملی"))
    number = f"{said} {row.national_id}" if row.national_id else ""
    share = f"سهم‌الارث {_share(row.share, rng)}" if row.share else ""
    return " ".join(filter(None, (row.name, row.relation, number, share)))


def _national_id(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:3]}-{value[3:9]}-{value[9]}"))


def _mobile(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:4]}-{value[4:7]}-{value[7:]}"))


def _postal_code(value: str, rng: Random) -> str:
    return _weighted(rng, (85, value), (15, f"{value[:5]}-{value[5:]}"))


def _landline(value: str, rng: Random) -> str:
    return _weighted(rng, (50, value), (50, f"{value[:3]}-{value[3:]}"))


def _money(value: str, rng: Random) -> str:
    """In rials, mostly with thousands parted; now and then in tomans."""
    parted = f"{int(value):,}".replace(",", rng.choice("٬٬,"))
    if value.endswith("0") and rng.random() < 0.06:
        return f"{int(value) // 10:,} تومان".replace(",", "٬")
    return _weighted(rng, (80, f"{parted} ریال"), (20, f"{value} ریال"))


def _vehicle_plate(value: str, _rng: Random) -> str:
    """As it is read out: two digits, the letter, three digits, and the province's."""
    body, province = value.split("-")
    return f"{body[:2]} {body[2:-3]} {body[-3:]} ایران {province}"


def _iban(value: str, rng: Random) -> str:
    return _weighted(rng, (70, value), (30, " ".join(value[at : at + 4] for at in range(0, len(value), 4))))


def _card_number(value: str, rng: Random) -> str:
    return _weighted(rng, (40, value), (60, "-".join(value[at : at + 4] for at in range(0, len(value), 4))))


# Field kind → how its values are printed; the others stand as they are.
_KINDS: dict[str, Callable[[str, Random], str]] = {
    "text": _text,
    "boundaries": _text,
    "jalali_date": _date,
    "plaque": _plaque,
    "area_m2": _area,
    "share": _share,
    "persons": _persons,
    "national_id": _national_id,
    "mobile": _mobile,
    "landline": _landline,
    "postal_code": _postal_code,
    "money": _money,
    "vehicle_plate": _vehicle_plate,
    "iban": _iban,
    "card_number": _card_number,
}
_LATIN = frozenset({"vin", "iban"})


def printed(kind: str, value: str, rng: Random) -> str:
    """One of the forms in which ``value`` (canonical) of the field kind ``kind`` is printed."""
    text = _KINDS.get(kind, _plain)(value, rng)
    return text if kind in _LATIN else persian(text)
