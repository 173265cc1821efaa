"""What several pages say alike. What other rooms say too comes from ``texts``; a page's own stands in its template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.stores.ports import Person

ROLES = {
    "office_clerk": "متصدی دفتر",
    "office_manager": "مدیر دفتر",
    "reviewer": "کارشناس",
    "senior_reviewer": "کارشناس ارشد",
    "supervisor": "ناظر شورا",
    "administrator": "راهبر",
}

_NAV = (
    (frozenset({"office_clerk", "office_manager"}), "/office/intakes", "پذیرش‌ها"),
    (frozenset({"office_clerk", "office_manager"}), "/office/intakes/new", "پذیرش تازه"),
    (frozenset({"reviewer", "senior_reviewer"}), "/review", "نوبت من"),
)

SAID = {
    "signed-out": "از دفتر خارج شدید.",
    "session-ended": "نشست شما به پایان رسید. دوباره وارد شوید.",
    "removed": "فایل از پذیرش برداشته شد.",
    "confirmed": "ثبت شد: مقدار با تصویر سنجیده شد.",
    "corrected": "اصلاح شما ثبت شد؛ مقدار خوانده‌شده هم می‌ماند.",
    "explained": "توضیح شما ثبت شد و کارشناس آن را می‌بیند.",
    "submitted": "مدارک به شهرداری ارسال شد.",
    "withdrawn": "انصراف ثبت شد.",
    "none-waiting": "اکنون پرونده‌ای در نوبت شما نیست.",
    "approve": "پرونده تأیید شد و به شهروند خبر داده می‌شود.",
    "return": "پرونده برای اصلاح برگشت و به شهروند خبر داده می‌شود.",
    "reject": "پرونده رد شد و به شهروند خبر داده می‌شود.",
    "given-back": "پرونده به نوبت بازگشت.",
}
"""What a page says once after a form was accepted, by the word in its address."""

_OTHERWISE = "این کار اکنون انجام نمی‌شود. صفحه را از نو باز کنید و دوباره امتحان کنید."


def nav_of(roles: frozenset[str]) -> list[tuple[str, str]]:
    """The pages that somebody with these roles has: path and title."""
    return [(path, title) for needed, path, title in _NAV if needed & roles]


def role_of(person: Person) -> str:
    """``متصدی دفتر، دفتر ۴۰۷`` or ``کارشناس، منطقهٔ ۴``: the first role in the order of ``ROLES``, and where."""
    role = next((name for key, name in ROLES.items() if key in person.roles), "")
    office = [f"دفتر {person.office}"] if person.office else []
    districts = ["منطقهٔ " + " و ".join(sorted(person.districts))] if person.districts and not office else []
    return "، ".join([part for part in (role, *office, *districts) if part])


def words_of(key: str, params: Mapping[str, str]) -> str:
    """The shared sentence under ``key``; one that fits anything where ``texts`` has none."""
    from chalicelib.texts import fa

    try:
        return fa(key, **params)
    except KeyError:
        return _OTHERWISE
