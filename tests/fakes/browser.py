"""A browser without a screen: keeps cookies, follows nothing by itself, fills in the form token."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from chalice.app import Chalice
from chalice.test import Client, HTTPResponse

from chalicelib import web
from chalicelib.wiring import Wiring

_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class Browser:
    def __init__(self, wiring: Wiring) -> None:
        app = Chalice("daftar", configure_logs=False)
        web.mount(app, lambda: wiring)
        self._client = Client(app)
        self._base = wiring.settings.public_url.partition("://")[2].partition("/")[2]
        self.app = app
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str, **headers: str) -> HTTPResponse:
        return self._kept(self._client.http.get(path, headers={**self._headers(), **headers}))

    def post(self, path: str, fields: Mapping[str, str | list[str]] | None = None, **headers: str) -> HTTPResponse:
        """A form with the token of the page seen last."""
        body = urlencode({"form_token": self.token, **(fields or {})}, doseq=True).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._kept(self._client.http.post(path, headers={**self._headers(), **kind, **headers}, body=body))

    def post_json(self, path: str, body: bytes) -> HTTPResponse:
        headers = {"Content-Type": "application/json", "X-Form-Token": self.token}
        return self._kept(self._client.http.post(path, headers={**self._headers(), **headers}, body=body))

    def sign_in(self, username: str, password: str, code: str) -> HTTPResponse:
        self.get("/login")
        self.post("/login", {"user": username, "pass": password})
        return self.post("/login/code", {"otp": code})

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Accept": "text/html,*/*", **({"Cookie": cookies} if cookies else {})}

    def _kept(self, answer: HTTPResponse) -> HTTPResponse:
        for line in answer.headers.get("Set-Cookie", []):
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
            if "Max-Age=0" in line:
                del self.cookies[name]
        found = _TOKEN.search(text(answer))
        self.token = found[1] if found else self.token
        return answer


def text(answer: HTTPResponse) -> str:
    return answer.body.decode("utf-8", errors="replace")


def location(answer: HTTPResponse) -> str:
    return str(answer.headers.get("Location", ""))
