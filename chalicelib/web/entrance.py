"""What stands before the rooms: the way in and out, the shared files, and whether the service answers at all."""

from __future__ import annotations

import secrets
from datetime import timedelta

from chalicelib.errors import InvalidInputError, NotAllowedError
from chalicelib.stores.ports import Challenge, Tokens
from chalicelib.web import render, response, session, static_files
from chalicelib.web.access import OFFICE, REVIEW, anyone
from chalicelib.web.address import safe_next
from chalicelib.web.forms import ascii_digits
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.routing import form, get, post
from chalicelib.web.words import home_words

_STEP_SECONDS = 180
_VISIT_SECONDS = 3600
_HALL = "/"
_HOMES = ((frozenset(OFFICE), "/office/intakes"), (frozenset(REVIEW), "/review"))


@anyone
def home(request: Request) -> Response:
    """Each to the page where their work begins; who has none yet reads here what there is for them."""
    ahead = _home_path(request) or "/login"
    if ahead == _HALL:
        assert request.session.person is not None
        return render.show(request, "hall.html", sentences=home_words(request.session.person.roles))
    return response.see_other(request.site.address.to(ahead))


@anyone
def login(request: Request) -> Response:
    """The first step; whoever is signed in already goes on."""
    ahead = _home_path(request)
    if ahead:
        return response.see_other(request.site.address.to(safe_next(request.query.text("next")) or ahead))
    return _first_step(request, next_path=request.query.text("next"))


@anyone
def login_password(request: Request) -> Response:
    """Name and password. A right pair brings the second step."""
    username, next_path = request.form.text("user"), request.form.text("next")
    try:
        challenge = request.wiring.people.sign_in(username, request.form.text("pass"))
    except (NotAllowedError, InvalidInputError) as error:
        return _first_step(request, next_path=next_path, username=username, fault=error.code)
    return _second_step(request, challenge, next_path)


@anyone
def login_code(request: Request) -> Response:
    """The one-time code. A right one signs in."""
    step = request.site.signer.unseal("step", request.cookies.get(session.STEP, ""), request.site.now())
    if step is None:
        return _first_step(request, next_path=request.form.text("next"), fault="login-expired")
    challenge = Challenge(step["username"], step["session"])
    try:
        tokens = request.wiring.people.answer(challenge, _digits(request.form.text("otp")))
    except InvalidInputError:
        return _second_step(request, challenge, step["next"], fault="wrong-code")
    except NotAllowedError as error:
        if error.code == "wrong-code":
            return _second_step(request, challenge, step["next"], fault=error.code)
        return _first_step(request, next_path=step["next"], username=challenge.username, fault=error.code)
    return _signed_in(request, tokens, step["next"])


@anyone
def logout(request: Request) -> Response:
    """Ends the session here and, as far as the provider can, there. ``next`` leads back after signing in again."""
    if request.session.id_token:
        request.wiring.people.sign_out(Tokens(request.session.id_token, None, 0))
    address, back = request.site.address, safe_next(request.form.text("next"))
    query = {"said": "signed-out"} | ({"next": back} if back else {})
    return response.see_other(address.to("/login", query=query), session.over(address))


@anyone
def health(request: Request) -> Response:  # noqa: ARG001
    """Says that pages can be answered; asks nothing of anything else."""
    return response.data({"status": "ok"})


@anyone
def static(request: Request, name: str) -> Response:
    """One of the files that the pages share."""
    return static_files.answer(name, asked_for=request.query.text("v"), known=request.headers.get("if-none-match", ""))


def _first_step(request: Request, *, next_path: str, username: str = "", fault: str = "") -> Response:
    """The form for name and password; a browser that comes first gets what its form will be bound to."""
    visit = request.cookies.get(session.VISIT) or secrets.token_urlsafe(18)
    answer = render.show(
        request,
        "login.html",
        422 if fault else 200,
        form_token=request.site.signer.form_token(visit),
        step="password",
        next=safe_next(next_path) or "",
        username=username,
        fault=fault,
    )
    cookies = [session.cookie(request.site.address, session.VISIT, visit, _VISIT_SECONDS)]
    if request.session.ended:
        cookies += session.over(request.site.address)
    return response.with_cookies(answer, *cookies)


def _second_step(request: Request, challenge: Challenge, next_path: str, fault: str = "") -> Response:
    kept = {"username": challenge.username, "session": challenge.session, "next": safe_next(next_path) or ""}
    until = request.site.now() + timedelta(seconds=_STEP_SECONDS)
    sealed = request.site.signer.seal("step", kept, until)
    answer = render.show(
        request, "login.html", 422 if fault else 200, step="code", next="", username=challenge.username, fault=fault
    )
    return response.with_cookies(answer, session.cookie(request.site.address, session.STEP, sealed, _STEP_SECONDS))


def _signed_in(request: Request, tokens: Tokens, next_path: str) -> Response:
    address = request.site.address
    cookies = [
        *session.begun(address, tokens, request.site.now()),
        session.dropped(address, session.STEP),
        session.dropped(address, session.VISIT),
    ]
    return response.see_other(address.to(safe_next(next_path) or "/"), cookies)


def _home_path(request: Request) -> str | None:
    """Where this person's work begins; None for nobody."""
    person = request.session.person
    if person is None:
        return None
    return next((path for roles, path in _HOMES if roles & person.roles), _HALL)


def _digits(typed: str) -> str:
    return "".join(ascii_digits(typed).split())


ROUTES = (
    get("/", home),
    get("/login", login),
    post("/login", login_password),
    *form("/login/code", login_code, login),
    *form("/logout", logout, home),
    get("/health", health),
    get("/static/{name}", static),
)
