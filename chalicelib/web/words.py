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
    "returned": ("check", "check"),
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


GIVE_BACK_REASONS = ("no-time", "related", "not-mine")
"""Why a reviewer may give a case back: ids of ``give-back`` in ``texts``."""

_OTHERWISE = "این کار اکنون انجام نمی‌شود. صفحه را از نو باز کنید و دوباره امتحان کنید."


def nav_of(roles: frozenset[str]) -> list[tuple[str, str]]:
    """The pages that somebody with these roles has: path and title."""
    return [(path, title) for needed, path, title in _NAV if needed & roles]


def role_of(person: Person, office: str) -> str:
    """``متصدی، دفتر خدمات الکترونیک مهرشهر`` or ``کارشناس، منطقهٔ ۴``: the first of the person's roles, and where."""
    role = next((fa(f"role.{role}") for role in _ROLES if role in person.roles), "")
    districts = fa_digits("منطقهٔ " + " و ".join(sorted(person.districts))) if person.districts else ""
    return "، ".join(part for part in (role, office or districts) if part)


def step_title(name: str) -> str:
    """A step of the citizen's page, as the citizen is told of it; else the case's state."""
    return words_of(f"step.{name}", {}, otherwise="") or fa(f"state.case.{name}")


def act_words(act: str) -> str:
    """An audited act, as the reviewer reads it."""
    return words_of(f"act.{act}", {}, otherwise=fa("act.other"))


def give_back_reasons() -> dict[str, str]:
    """Id → sentence."""
    return {reason: fa(f"give-back.{reason}") for reason in GIVE_BACK_REASONS}


def said_words(said: str) -> str:
    """What a page says once after a form was accepted, by the word in its address; empty for one that says nothing."""
    return words_of(f"said.{said}", {}, otherwise="")


def home_words(roles: frozenset[str]) -> list[str]:
    """What there is now for somebody who has no page yet."""
    return [fa(f"home.{role}") for role in ("supervisor", "administrator") if role in roles] or [fa("home.nobody")]


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
    return words_of(f"error.{code}", {})


def error_words(error: DaftarError) -> str:
    return words_of(f"error.{error.code}", error.params)
