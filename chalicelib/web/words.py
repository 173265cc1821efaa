"""What several pages say alike. What other rooms say too comes from ``texts``; a page's own stands in its template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib.texts import fa
from chalicelib.web.calendar import fa_digits

if TYPE_CHECKING:
    from chalicelib.errors import DaftarError
    from chalicelib.stores.ports import Person

_ROLES = ("office_manager", "office_clerk", "senior_reviewer", "reviewer", "supervisor", "administrator")

_NAV = (
    (frozenset({"office_clerk", "office_manager"}), "/office/intakes", "پذیرش‌ها"),
    (frozenset({"office_clerk", "office_manager"}), "/office/intakes/new", "پذیرش تازه"),
    (frozenset({"reviewer", "senior_reviewer"}), "/review", "نوبت من"),
)


@dataclass(frozen=True, slots=True)
class State:
    """How a state is drawn: its words, the badge, the mark in it."""

    title: str
    badge: str
    mark: str


_DRAWN = {
    "draft": ("", "missing"),
    "reading": ("now", "wait"),
    "ready": ("ok", "ok"),
    "attention": ("error", "error"),
    "submitted": ("now", "wait"),
    "opened": ("ok", "ok"),
    "withdrawn": ("", "missing"),
    "queued": ("now", "wait"),
    "in_review": ("now", "now"),
    "second_review": ("now", "now"),
    "senior_review": ("now", "now"),
    "referred": ("now", "now"),
    "needs_correction": ("check", "check"),
    "approved": ("ok", "ok"),
    "rejected": ("error", "error"),
    "closed": ("", "missing"),
}


def intake_state(state: str) -> State:
    return State(fa(f"state.intake.{state}"), *_DRAWN[state])


def case_state(state: str) -> State:
    return State(fa(f"state.case.{state}"), *_DRAWN[state])


GIVE_BACK_REASONS = {
    "no-time": "فرصت کافی ندارم",
    "related": "با متقاضی نسبت یا منفعت مشترک دارم",
    "not-mine": "در صلاحیت من نیست",
}

ACTS = {
    "opened": "پرونده باز شد",
    "taken": "کارشناس پرونده را گرفت",
    "given_back": "پرونده به نوبت بازگشت",
    "lease_ended": "مهلت کارشناس گذشت و پرونده به نوبت بازگشت",
    "field_judged": "یک مقدار سنجیده شد",
    "decided_approve": "پرونده تأیید شد",
    "decided_return": "پرونده برای اصلاح برگشت",
    "decided_reject": "پرونده رد شد",
}
"""The audited acts, as the reviewer reads them."""

STEPS = {
    "received": "مدارک دریافت شد",
    "queued": "در نوبت بررسی",
    "in_review": "کارشناس بررسی می‌کند",
    "decision": "اعلام نتیجه",
    "needs_correction": "نوبت شماست: اصلاح مدارک",
}
"""The steps that the citizen's page says otherwise than ``texts`` says the state."""

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

_SIGN_IN_AGAIN = "از زمان نوشتن گذرواژه زیاد گذشته است. دوباره از گام نخست آغاز کنید."

_OTHERWISE = "این کار اکنون انجام نمی‌شود. صفحه را از نو باز کنید و دوباره امتحان کنید."


def nav_of(roles: frozenset[str]) -> list[tuple[str, str]]:
    """The pages that somebody with these roles has: path and title."""
    return [(path, title) for needed, path, title in _NAV if needed & roles]


def role_of(person: Person, office: str) -> str:
    """``متصدی، دفتر خدمات الکترونیک مهرشهر`` or ``کارشناس، منطقهٔ ۴``: the first of the person's roles, and where."""
    role = next((fa(f"role.{role}") for role in _ROLES if role in person.roles), "")
    districts = fa_digits("منطقهٔ " + " و ".join(sorted(person.districts))) if person.districts else ""
    return "، ".join(part for part in (role, office or districts) if part)


def step_title(name: str, when: str) -> str:
    """A step of the citizen's page; that a case will wait once more, after mending, is said as that."""
    if (name, when) == ("queued", "later"):
        return "بررسی دوباره"
    return STEPS.get(name) or fa(f"state.case.{name}")


def doubt(reason: str) -> str | None:
    """Why a read value is not sure; None for a reason that has no sentence."""
    return words_of(f"reason.{reason}", {}, otherwise="") or None


def words_of(key: str, params: Mapping[str, str], otherwise: str = _OTHERWISE) -> str:
    """The shared sentence under ``key``; ``otherwise`` where ``texts`` has none."""
    try:
        return fa(key, **params)
    except KeyError:
        return otherwise


def sign_in_words(code: str) -> str:
    return words_of(f"error.{code}", {}, otherwise=_SIGN_IN_AGAIN)


def error_words(error: DaftarError) -> str:
    return words_of(f"error.{error.code}", error.params)
