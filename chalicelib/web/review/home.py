"""The reviewer's turn: the case in hand, or the next one. Nobody picks a case."""

from __future__ import annotations

from chalicelib.errors import NotAllowedError
from chalicelib.web import render, response
from chalicelib.web.access import REVIEW, allow
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import error_words


@allow(*REVIEW)
def show(request: Request) -> Response:
    desk = request.wiring.review
    current = desk.current(request.person)
    services = request.wiring.catalogue.services
    return render.show(
        request,
        "review/home.html",
        current=current,
        service=services[current.service].name.fa if current and current.service in services else "",
        waiting=desk.waiting(request.person),
        decided=desk.decided_today(request.person),
        barred=_barred(request),
    )


def _barred(request: Request) -> str:
    """Why no case is given out to the person today; empty when one is."""
    try:
        request.wiring.review.require_draws_left(request.person)
    except NotAllowedError as error:
        return error_words(error)
    return ""


@allow(*REVIEW)
def back(request: Request) -> Response:
    """Whoever opens the address of the form comes to the page that holds it."""
    return response.see_other(request.site.address.to("/review"))


@allow(*REVIEW)
def take_next(request: Request) -> Response:
    """The case in hand or the one that is drawn; back to the turn when none waits."""
    case = request.wiring.review.take_next(request.person)
    address = request.site.address
    if case is None:
        return response.see_other(address.to("/review", query={"said": "none-waiting"}))
    return response.see_other(address.to("/review/cases", case.id))
