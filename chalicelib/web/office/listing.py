"""The office's intakes: by state, by name or code, twenty a page."""

from __future__ import annotations

from chalicelib.intake.states import Tab
from chalicelib.intake.views import IntakeList
from chalicelib.web import render
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.forms import ascii_digits
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import intake_state

_TABS: tuple[Tab, ...] = ("returned", "attention", "reading", "ready", "draft", "submitted", "opened", "withdrawn")
_RARE = frozenset({"returned", "withdrawn", "submitted"})


@allow(*OFFICE)
def show(request: Request) -> Response:
    """``state``, ``q`` and ``cursor`` in the query narrow the list; one that means nothing narrows nothing."""
    state, query = _state(request.query.text("state")), ascii_digits(request.query.text("q"))
    cursor = request.query.text("cursor")
    found = request.wiring.intakes.list(request.person, state, query or None, cursor or None)
    return render.show(
        request,
        "office/intakes.html",
        found=found,
        tabs=_tabs(found),
        state=state,
        query=request.query.text("q"),
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
