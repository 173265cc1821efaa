"""The office's intakes: by state, by name or code, twenty a page."""

from __future__ import annotations

from chalicelib.intake.states import Tab
from chalicelib.intake.views import IntakeList
from chalicelib.web import render, response
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.forms import Form, ascii_digits
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import intake_state

_TABS: tuple[Tab, ...] = ("returned", "attention", "reading", "ready", "draft", "submitted", "opened", "withdrawn")
_RARE = frozenset({"returned", "withdrawn", "submitted"})


@allow(*OFFICE)
def show(request: Request) -> Response:
    """``state`` and ``cursor`` in the query narrow the list; one that means nothing narrows nothing."""
    return _page(request, request.query, "")


@allow(*OFFICE)
def search(request: Request) -> Response:
    """The same with ``q``, a part of a name or mobile: sent as a form, since addresses are kept in many places."""
    typed, state = request.form.text("q"), _state(request.form.text("state"))
    if not typed:
        return response.see_other(request.site.address.to("/office/intakes", query={"state": state} if state else None))
    return _page(request, request.form, typed)


def _page(request: Request, asked: Form, typed: str) -> Response:
    state, cursor = _state(asked.text("state")), asked.text("cursor")
    found = request.wiring.intakes.list(request.person, state, ascii_digits(typed) or None, cursor or None)
    return render.show(
        request,
        "office/intakes.html",
        found=found,
        tabs=_tabs(found),
        state=state,
        query=typed,
        cursor=cursor,
        waiting=found.counts.get("attention", 0) + found.counts.get("returned", 0),
    )


def _state(asked: str) -> Tab | None:
    return next((tab for tab in _TABS if tab == asked), None)


def _tabs(found: IntakeList) -> list[tuple[str, str, int]]:
    """State (empty: all), title, how many; a tab that nobody needs is not there."""
    every = ("", "همه", sum(found.counts.values()))
    by_state = [(state, intake_state(state).title, found.counts.get(state, 0)) for state in _TABS]
    return [every, *(tab for tab in by_state if tab[2] or tab[0] not in _RARE)]
