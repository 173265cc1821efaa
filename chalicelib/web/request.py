"""What a handler gets: the few things it may ask of a request, and not the whole event."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from chalicelib.errors import InvalidInputError, NotAllowedError
from chalicelib.web import forms, session
from chalicelib.web.address import Address
from chalicelib.web.forms import Form
from chalicelib.web.session import Session
from chalicelib.web.signing import Signer

if TYPE_CHECKING:
    from chalice.app import Request as ChaliceRequest

    from chalicelib.stores.ports import Person
    from chalicelib.wiring import Wiring

CHANGING = frozenset({"POST"})


@dataclass(frozen=True)
class Site:
    """What stays the same between requests."""

    wiring: Wiring
    address: Address

    @cached_property
    def signer(self) -> Signer:
        return Signer(self.wiring.secrets.get("session-key"))

    def now(self) -> datetime:
        return self.wiring.clock()


@dataclass(frozen=True)
class Request:
    """``route`` is the pattern (``/office/intakes/{intake}``), so it may be logged; ``path`` is what was asked for."""

    site: Site
    method: str
    route: str
    path: str
    query: Form
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes

    @cached_property
    def session(self) -> Session:
        """Found out when first asked for: a shared file or the citizen's page costs no check of a token."""
        return session.identify(self.wiring.people, self.cookies)

    @property
    def wiring(self) -> Wiring:
        return self.site.wiring

    @property
    def form(self) -> Form:
        return forms.parse(self.body) if self._type() == forms.FORM_TYPE else Form()

    @property
    def wants_json(self) -> bool:
        return self._type() == "application/json" or self.headers.get("accept", "").startswith("application/json")

    @property
    def json(self) -> dict[str, Any]:
        """The body as a JSON object. Raises ``InvalidInputError`` for anything else."""
        try:
            content = json.loads(self.body) if len(self.body) <= forms.MAX_BODY else None
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise InvalidInputError("form-unreadable")
        return content

    @property
    def person(self) -> Person:
        """Who is signed in: there is somebody wherever the route is not for anyone."""
        if self.session.person is None:
            raise NotAllowedError("signed-out")
        return self.session.person

    @property
    def form_token(self) -> str:
        return self.site.signer.form_token(self.session.binding)

    def check_form_token(self) -> None:
        """A change is only taken from our own page, in this session. Raises ``NotAllowedError``."""
        token = self.headers.get("x-form-token") or self.form.text("form_token")
        if not self.session.binding or not self.site.signer.form_token_fits(self.session.binding, token):
            raise NotAllowedError("form-expired")

    def _type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def read(site: Site, raw: ChaliceRequest) -> Request:
    """Chalice's request as ours."""
    headers = {name.lower(): value for name, value in (raw.headers or {}).items()}
    sent = raw.query_params
    query = {name: tuple(sent.getlist(name)) for name in sent} if sent else {}
    body = raw.raw_body
    return Request(
        site=site,
        method=raw.method,
        route=raw.path,
        path=_path(raw),
        query=Form(query),
        headers=headers,
        cookies=session.read_cookies(headers.get("cookie", "")),
        body=body if isinstance(body, bytes) else body.encode(),
    )


def _path(raw: ChaliceRequest) -> str:
    path: str = raw.path
    for name, value in (raw.uri_params or {}).items():
        path = path.replace("{" + name + "}", value)
    return path
