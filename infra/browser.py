"""A browser without a screen: cookies, redirects, forms with their hidden fields, files sent as a form sends them."""

from __future__ import annotations

import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode, urljoin

_TIMEOUT_S = 60
FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Form:
    """As the page gave it; ``fields`` are what would be sent if nobody filled anything in."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back, after redirects. A refusal (4xx, 5xx) is a page too."""

    url: str
    status: int
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)

    def forms(self) -> list[Form]:
        return _Forms(self).found

    def form(self, ending: str) -> Form:
        """The form whose action ends so. Raises ``LookupError``."""
        found = next((form for form in self.forms() if form.action.split("?")[0].endswith(ending)), None)
        if found is None:
            raise LookupError(f"{self.url} ({self.status}) has no form to {ending}")
        return found


class Browser:
    """One visitor. Addresses are taken relative to ``home``, which has no slash at its end."""

    def __init__(self, home: str) -> None:
        self.home = home
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> Page:
        return self._open(urllib.request.Request(self._at(path)))  # noqa: S310

    def submit(self, form: Form, **values: str) -> Page:
        """Send a form with these fields filled in."""
        return self.post(form.action, urlencode(form.fields | values).encode(), FORM)

    def post(self, path: str, body: bytes, content_type: str, headers: Mapping[str, str] | None = None) -> Page:
        wanted = {"Content-Type": content_type, **(headers or {})}
        return self._open(urllib.request.Request(self._at(path), body, wanted))  # noqa: S310

    def send_file(self, url: str, fields: Mapping[str, str], name: str, content: bytes) -> Page:
        """A multipart form with the file last, as S3 wants it."""
        boundary = secrets.token_hex(16)
        parts = [_part(boundary, f'name="{key}"', value.encode()) for key, value in fields.items()]
        parts.append(_part(boundary, f'name="file"; filename="{name}"', content))
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        return self.post(url, body, f"multipart/form-data; boundary={boundary}")

    def _at(self, path: str) -> str:
        return self.home + path if path.startswith("/") and not path.startswith("//") else path

    def _open(self, request: urllib.request.Request) -> Page:
        request.add_header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
        if request.data is not None:
            request.add_header("Origin", "/".join(self.home.split("/")[:3]))
        try:
            with self._opener.open(request, timeout=_TIMEOUT_S) as answer:
                return Page(answer.url, answer.status, answer.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Page(refusal.url or request.full_url, refusal.code, refusal.read())


def _part(boundary: str, disposition: str, content: bytes) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"


class _Forms(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._page, self._open, self._select = page, False, ""
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(Form(urljoin(self._page.url, has.get("action", "")), has.get("method", "get").lower()))
            self._open = True
        elif self._open and self.found:
            self._field(tag, has)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False

    def _field(self, tag: str, has: Mapping[str, str]) -> None:
        fields = self.found[-1].fields
        if tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and self._select and ("selected" in has or self._select not in fields):
            fields[self._select] = has.get("value", "")
        elif tag == "input" and has.get("name") and _sent(has):
            fields[has["name"]] = has.get("value", "")
        elif tag == "textarea" and has.get("name"):
            fields.setdefault(has["name"], "")


def _sent(has: Mapping[str, str]) -> bool:
    kind = has.get("type", "text")
    return kind not in {"submit", "button", "file", "image", "reset"} and (
        kind not in {"checkbox", "radio"} or "checked" in has
    )


def links(page: Page) -> Iterator[str]:
    """The addresses that a page's links lead to."""

    class Links(HTMLParser):
        found: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [urljoin(page.url, value) for name, value in attrs if tag == "a" and name == "href" and value]

    parser = Links()
    parser.feed(page.text)
    return iter(parser.found)
