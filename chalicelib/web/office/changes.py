"""What a clerk does to an intake. Each form leads back to the page; what can't be accepted is said at its place."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.errors import InvalidInputError
from chalicelib.web import response
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.office import intake as intake_page
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import error_words


@allow(*OFFICE)
def upload(request: Request, intake: str) -> Response:
    """JSON ``{"filename","size"}`` in, and ``place`` where it is handed in as one of the service's documents;
    ``{"document","url","fields"}`` out, a form that takes exactly this file."""
    name, size, place = (request.json.get(key) for key in ("filename", "size", "place"))
    if not isinstance(name, str) or not isinstance(size, int) or isinstance(size, bool):
        raise InvalidInputError("form-unreadable")
    if not isinstance(place, str | None):
        raise InvalidInputError("form-unreadable")
    document, form = request.wiring.intakes.upload_form(request.person, intake, name, size, place=place)
    return response.data({"document": document, "url": form.url, "fields": dict(form.fields)})


@allow(*OFFICE)
def remove(request: Request, intake: str, document: str) -> Response:
    desk = request.wiring.intakes
    return _done(request, intake, "removed", "h-up", lambda: desk.remove_document(request.person, intake, document))


@allow(*OFFICE)
def move(request: Request, intake: str, document: str) -> Response:
    """``to``: the type that the clerk saw on the page, and agrees with."""
    desk, to = request.wiring.intakes, request.form.text("to")
    return _done(request, intake, "moved", "h-find", lambda: desk.move_document(request.person, intake, document, to))


@allow(*OFFICE)
def join(request: Request, intake: str, document: str) -> Response:
    """The file was parted, and the clerk sees that it is one document."""
    desk = request.wiring.intakes
    return _done(request, intake, "joined", "h-find", lambda: desk.join_document(request.person, intake, document))


@allow(*OFFICE)
def field(request: Request, intake: str, document: str, field: str) -> Response:
    """``act``: confirm (the read value stands) or correct (``value`` is what the scan says)."""
    desk, person, form = request.wiring.intakes, request.person, request.form
    at = f"r-{document}-{field}"
    if form.text("act") == "confirm":
        return _done(request, intake, "confirmed", at, lambda: desk.confirm(person, intake, document, field))
    value = form.text("value")
    return _done(request, intake, "corrected", at, lambda: desk.correct(person, intake, document, field, value))


@allow(*OFFICE)
def explain(request: Request, intake: str) -> Response:
    desk, form = request.wiring.intakes, request.form
    key, text = form.text("key"), form.text("text")
    return _done(request, intake, "explained", "h-find", lambda: desk.explain(request.person, intake, key, text))


@allow(*OFFICE)
def submit(request: Request, intake: str) -> Response:
    """Both boxes are the clerk's word: without them nothing is sent."""
    desk, form = request.wiring.intakes, request.form
    if not (form.ticked("seen") and form.ticked("told")):
        fault = "پیش از ارسال، هر دو مورد را ببینید و نشان بزنید."
        return intake_page.page(request, intake, 422, fault=fault, at="seen")
    return _done(request, intake, "submitted", "h-send", lambda: desk.submit(request.person, intake))


@allow(*OFFICE)
def withdraw(request: Request, intake: str) -> Response:
    desk = request.wiring.intakes
    return _done(request, intake, "withdrawn", "h-send", lambda: desk.withdraw(request.person, intake))


def _done(request: Request, intake: str, said: str, at: str, act: Callable[[], None]) -> Response:
    """``at``: the anchor of the form's place, where a fault is mended. A value that was taken leaves its place."""
    try:
        act()
    except InvalidInputError as error:
        return intake_page.page(request, intake, 422, fault=error_words(error), at=at)
    onward = "h-read" if at.startswith("r-") else at
    return response.see_other(request.site.address.to("/office/intakes", intake, query={"said": said}) + f"#{onward}")
