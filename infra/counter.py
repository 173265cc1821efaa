"""A clerk at a counter, by the office's own pages: signs in, opens an intake, sends files, submits."""

from __future__ import annotations

import html
import json
import re
import time
from pathlib import Path
from typing import Any

from . import InfraError
from .browser import Browser, Page, links
from .seed import Login

_TOKEN = re.compile(r'data-token="([^"]*)"')


class Counter:
    """One clerk's browser. Every step raises ``InfraError`` with what the page answered instead."""

    def __init__(self, public_url: str) -> None:
        self.browser = Browser(public_url)

    def sign_in(self, login: Login) -> Page:
        second = self.browser.submit(
            self.browser.get("/login").form("/login"), user=login.username, **{"pass": login.password}
        )
        if not any(form.action.endswith("/login/code") for form in second.forms()):
            raise InfraError(f"The login page did not take the password of {login.username} ({second.status})")
        inside = self.browser.submit(second.form("/login/code"), otp=login.code(time.time()))
        if inside.status != 200 or "/login" in inside.url:
            raise InfraError(f"The login page did not take the one-time code of {login.username} ({inside.status})")
        return inside

    def open_intake(self, service: str, mobile: str) -> Page:
        """The new intake's page."""
        page = self.browser.submit(
            self.browser.get("/office/intakes/new").form("/office/intakes/new"), service=service, mobile=mobile
        )
        return _expected(page, "opening the intake")

    def send(self, intake: str, file: Path) -> str:
        """Put one file where the office's page would put it; the document's id."""
        form = self.form_for(intake, file.name, file.stat().st_size)
        sent = self.browser.send_file(form["url"], form["fields"], file.name, file.read_bytes())
        _expected(sent, f"sending {file.name}")
        document: str = form["document"]
        return document

    def form_for(self, intake: str, name: str, size: int) -> dict[str, Any]:
        """Where and how to send one file: ``document``, ``url``, ``fields``."""
        page = _expected(self.browser.get(f"/office/intakes/{intake}"), "opening the intake's page")
        token = _TOKEN.search(page.text)
        answer = self.browser.post(
            f"/office/intakes/{intake}/uploads",
            json.dumps({"filename": name, "size": size}).encode(),
            "application/json",
            {"X-Form-Token": html.unescape(token[1]) if token else ""},
        )
        form: dict[str, Any] = _expected(answer, f"asking for a form for {name}").json()
        return form

    def progress(self, intake: str) -> dict[str, Any]:
        answer: dict[str, Any] = _expected(self.browser.get(f"/office/intakes/{intake}/progress"), "progress").json()
        return answer

    def explain_all(self, intake: str, text: str) -> int:
        """Explain every finding that has no explanation yet; how many there were."""
        forms = [f for f in self.browser.get(f"/office/intakes/{intake}").forms() if f.action.endswith("/explain")]
        for form in forms:
            _expected(self.browser.submit(form, text=text), "explaining a finding")
        return len(forms)

    def submit(self, intake: str) -> Page:
        form = self.browser.get(f"/office/intakes/{intake}").form("/submit")
        return _expected(self.browser.submit(form, seen="1", told="1"), "submitting the intake")

    def status_link(self, intake: str) -> str | None:
        """The citizen's link, as the receipt shows it."""
        page = self.browser.get(f"/office/intakes/{intake}")
        shown = [link for link in links(page) if "/s/" in link]
        return shown[0] if shown else None


def _expected(page: Page, doing: str) -> Page:
    if page.status >= 400:
        raise InfraError(f"While {doing}, {page.url.split('?')[0]} answered {page.status}: {_said(page)}")
    return page


def _said(page: Page) -> str:
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.body.decode(errors="replace"), flags=re.DOTALL)
    return " ".join(text.split())[:300]
