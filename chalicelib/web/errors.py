"""The one place where what went wrong becomes a page: who reads it, with which HTTP status, and what to do next."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from chalicelib.errors import (
    ConflictError,
    DaftarError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    WrongStateError,
)
from chalicelib.web import render, response
from chalicelib.web.words import words_of

if TYPE_CHECKING:
    from chalicelib.web.request import Request
    from chalicelib.web.response import Response

_LOG = logging.getLogger("daftar.web")

_BARE = (
    '<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>خطا – دفتر</title>'
    "<h1>این صفحه اکنون باز نمی‌شود</h1><p>چند دقیقهٔ دیگر دوباره امتحان کنید. چیزی که پیش‌تر ثبت کرده‌اید سر جایش است.</p>"
)

_STATUS: tuple[tuple[type[DaftarError], int], ...] = (
    (NotFoundError, 404),
    (NotAllowedError, 403),
    (InvalidInputError, 400),
    (ConflictError, 409),
    (WrongStateError, 409),
)


def answered(request: Request, work: Callable[[], Response]) -> Response:
    """The handler's answer, or the page of what kept it from answering. Raises nothing."""
    try:
        return work()
    except DaftarError as error:
        return _known(request, error)
    except Exception as error:
        log_fault(error, request.route)
        return _page(request, 500, "unexpected", {})


def bare_page(error: BaseException, route: str) -> Response:
    """When not even a template can be shown."""
    log_fault(error, route)
    return response.page(_BARE, 500)


def status_of(error: DaftarError) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)


def log_fault(error: BaseException, route: str) -> None:
    """What happened and where, without the exception's words: they may repeat what a person typed."""
    frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    _LOG.error("unexpected fault", extra={"route": route, "kind": type(error).__name__, "frames": frames[-12:]})


def _known(request: Request, error: DaftarError) -> Response:
    if error.code == "signed-out" and not request.wants_json:
        return _to_sign_in(request)
    if error.code == "form-expired" and request.session.ended and not request.wants_json:
        return _to_sign_in(request)
    return _page(request, 401 if error.code == "signed-out" else status_of(error), error.code, error.params)


def _to_sign_in(request: Request) -> Response:
    """Signing in leads back to the page that was asked for, or that holds the form that was sent: nothing of it was
    saved, and so it is said."""
    if request.method == "GET" and request.headers.get("sec-fetch-site") == "cross-site":
        # SameSite=Strict keeps the cookie back when another site leads here: the browser asks once more by itself.
        return response.page(render.html_of(request.site, "bounce.html", target=request.site.address.to(request.path)))
    query = {"next": request.path}
    if request.method != "GET":
        query["said"] = "not-saved"
    elif request.session.ended:
        query["said"] = "session-ended"
    return response.see_other(request.site.address.to("/login", query=query))


def _page(request: Request, status: int, code: str, params: dict[str, str]) -> Response:
    if request.wants_json:
        return response.data({"code": code, "message": _words(code, params)}, status)
    return render.show(request, "error.html", status, code=code, http_status=status, words=_words(code, params))


def _words(code: str, params: dict[str, str]) -> str:
    return words_of(f"error.{code}", params)
