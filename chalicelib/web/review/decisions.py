"""What a reviewer says of a field and of the case. What can't be accepted is said on the case's page."""

from __future__ import annotations

from typing import cast, get_args

from chalicelib.casework.model import DecisionKind
from chalicelib.errors import InvalidInputError
from chalicelib.web import response
from chalicelib.web.access import REVIEW, allow
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.review import case as case_page
from chalicelib.web.words import error_words, give_back_reasons


@allow(*REVIEW)
def judge(request: Request, case: str, document: str, field: str) -> Response:
    """``act``: confirm, or correct with ``value``; leads back to the same document, at the next field to look at."""
    form, desk = request.form, request.wiring.review
    value = form.text("value") if form.text("act") == "correct" else None
    shown, number = document, form.text("page")
    try:
        desk.judge_field(request.person, case, document, field, value)
    except InvalidInputError as error:
        fault = error_words(error)
        return case_page.page(
            request, case, 422, document=shown, number=number, fault=fault, at=f"r-{document}-{field}"
        )
    query = {"document": shown, "page": number, "said": "corrected" if value is not None else "confirmed"}
    return response.see_other(request.site.address.to("/review/cases", case, query=query) + "#fields")


@allow(*REVIEW)
def decide(request: Request, case: str) -> Response:
    """``decision``: approve, return or reject, with ``reasons`` and the ``text`` for the citizen."""
    form, desk = request.form, request.wiring.review
    decision = form.text("decision")
    if decision not in get_args(DecisionKind):
        raise InvalidInputError("form-unreadable")
    try:
        desk.decide(request.person, case, cast(DecisionKind, decision), form.all("reasons"), form.text("text"))
    except InvalidInputError as error:
        return _refused(request, case, error, f"d-{decision}")
    return response.see_other(request.site.address.to("/review", query={"said": decision}))


@allow(*REVIEW)
def give_back(request: Request, case: str) -> Response:
    """Back into the queue, with one of the reasons of ``give_back_reasons``."""
    reason = give_back_reasons().get(request.form.text("reason"), "")
    try:
        request.wiring.review.give_back(request.person, case, reason)
    except InvalidInputError as error:
        return _refused(request, case, error, "d-give")
    return response.see_other(request.site.address.to("/review", query={"said": "given-back"}))


def _refused(request: Request, case: str, error: InvalidInputError, at: str) -> Response:
    form = request.form
    typed = {"reasons": form.all("reasons"), "text": form.text("text"), "decision": form.text("decision")}
    fault = error_words(error)
    return case_page.page(request, case, 422, document=form.text("document"), fault=fault, at=at, typed=typed)
