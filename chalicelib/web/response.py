"""What goes back to the browser, and the headers that keep it safe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalice.app import Response as ChaliceResponse

HTML = "text/html; charset=utf-8"
BINARY_TYPES = ("font/woff2",)


class Response(ChaliceResponse):
    """As Chalice's, but only fonts travel as base64.

    API Gateway decodes a body only if the API lists ``*/*`` (a browser asks for a font with ``Accept: */*``, which
    matches no narrower entry), and Chalice would then encode every page as well.
    """

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:  # noqa: ARG002
        answer: dict[str, Any] = super().to_dict(list(BINARY_TYPES))
        return answer


def policy(*, style: str = "'self'", script: bool = True, storage: Sequence[str] = ()) -> str:
    """The Content-Security-Policy. ``storage``: the origins that uploads go to and previews come from."""
    own = " ".join(("'self'", *storage))
    directives = (
        "default-src 'none'",
        f"style-src {style}",
        "script-src 'self'" if script else "script-src 'none'",
        f"img-src {own}",
        "font-src 'self'",
        f"connect-src {own}" if script else "connect-src 'none'",
        f"form-action {own}",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
    return "; ".join(directives)


def page(html: str, status: int = 200, *, csp: str | None = None) -> Response:
    return Response(html, {"Content-Type": HTML, **_safe(csp or policy())}, status)


def data(content: object, status: int = 200) -> Response:
    return Response(content, {"Content-Type": "application/json", **_safe(policy())}, status)


def see_other(link: str, cookies: Sequence[str] = ()) -> Response:
    """After a form was accepted: the browser fetches ``link``, so that a reload sends nothing twice."""
    return Response("", {"Content-Type": HTML, "Location": link, "Set-Cookie": list(cookies), **_safe(policy())}, 303)


def with_cookies(response: Response, *cookies: str) -> Response:
    response.headers["Set-Cookie"] = [*response.headers.get("Set-Cookie", []), *cookies]
    return response


def _safe(csp: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": csp,
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",  # over plain HTTP (on loopback) browsers pass it over
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
