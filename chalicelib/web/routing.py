"""From a marked handler to a Chalice view: read the request, check who asks and whence, answer, translate faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint, CaseInsensitiveMapping

from chalicelib.web import errors, request
from chalicelib.web.access import Access, access_of
from chalicelib.web.address import Address
from chalicelib.web.forms import FORM_TYPE
from chalicelib.web.request import CHANGING, Request, Site
from chalicelib.web.response import Response

if TYPE_CHECKING:
    from chalice.app import Chalice
    from chalice.app import Request as ChaliceRequest

    from chalicelib.wiring import Wiring

Handler = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Route:
    """``handler(request, **names_in_the_path)`` answers ``method path``; it is marked with who may call it."""

    method: str
    path: str
    handler: Handler


def get(path: str, handler: Handler) -> Route:
    return Route("GET", path, handler)


def post(path: str, handler: Handler) -> Route:
    return Route("POST", path, handler)


def form(path: str, handler: Handler, page: Handler) -> tuple[Route, Route]:
    """Where a form is sent to, and what somebody finds there who opens or reloads that address."""
    return post(path, handler), get(path, page)


def blueprint_of(name: str, routes: Iterable[Route], app: Chalice, wiring: Callable[[], Wiring]) -> Blueprint:
    """The routes of one audience as a blueprint of Chalice's. Raises ``LookupError`` for an unmarked handler."""
    blueprint = Blueprint(f"chalicelib.web.{name}")
    for route in routes:
        types = [FORM_TYPE, "application/json"] if route.method in CHANGING else []
        register = blueprint.route(route.path, methods=[route.method], content_types=types)
        register(
            _view(f"{name}_{route.handler.__module__.rpartition('.')[2]}_{route.handler.__name__}", route, app, wiring)
        )
    return blueprint


def accepting(raw: ChaliceRequest, get_response: Callable[[ChaliceRequest], Any]) -> Any:
    """A request without an Accept header takes anything (RFC 9110 §12.5.1); Chalice alone would refuse it."""
    if raw is not None and "accept" not in raw.headers:
        raw.headers = CaseInsensitiveMapping({**dict(raw.headers), "accept": "*/*"})
    return get_response(raw)


def site_of(wiring: Wiring) -> Site:
    return Site(wiring, Address(wiring.settings.public_url))


def _view(name: str, route: Route, app: Chalice, wiring: Callable[[], Wiring]) -> Handler:
    access = access_of(route.handler)

    def view(**names: str) -> Response:
        try:
            assert app.current_request is not None
            asked = request.read(site_of(wiring()), app.current_request)
            return errors.answered(asked, lambda: _checked(access, asked, route.handler, names))
        except Exception as error:
            return errors.bare_page(error, route.path)

    view.__name__ = view.__qualname__ = name
    view.__doc__ = route.handler.__doc__
    view.who_may_call = access  # type: ignore[attr-defined]
    return view


def _checked(access: Access, asked: Request, handler: Handler, names: dict[str, str]) -> Response:
    if access.roles is not None:
        access.check(asked.session.person)
    if asked.method in CHANGING:
        asked.check_form_token()
    return handler(asked, **names)
