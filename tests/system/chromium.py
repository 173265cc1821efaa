"""A real browser without a window, and everything that a page complained of in it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Response,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# On a quiet machine a page takes a tenth of a second; this is for one that is busy with other things.
PATIENCE_MS = 90_000
NARROW: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 800}


@dataclass(slots=True)
class Visit:
    """One person at one browser: cookies of its own, nothing shared with another visit."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    answers: list[tuple[str, str, int]] = field(default_factory=list)
    """Of every request: what it was for (document, image, xhr, …), its method and the status of the answer."""

    def statuses(self, purpose: str, method: str = "GET") -> list[int]:
        return [status for kind, by, status in self.answers if (kind, by) == (purpose, method)]


Visits = Callable[..., Visit]
"""With the options of Playwright's ``Browser.new_context``."""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """With a profile that is new and gone afterwards."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: make setup-test installs it"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@contextlib.contextmanager
def visits(browser: Browser) -> Iterator[Visits]:
    """Opens visits, ends them all, and fails when a page complained in one: of a fault, of its policy, of a refusal."""
    opened: list[Visit] = []
    with contextlib.ExitStack() as stack:

        def visit(**options: Any) -> Visit:
            opened.append(stack.enter_context(visiting(browser, **options)))
            return opened[-1]

        yield visit
    assert not [complaint for one in opened for complaint in one.complaints]


@contextlib.contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A policy that was violated is an error on the console."""
    context = browser.new_context(**({"viewport": WIDE, "locale": "fa-IR"} | options))
    context.set_default_timeout(PATIENCE_MS)
    visit = Visit(context.new_page())

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.complaints.append(f"{message.type}: {message.text}")

    def thrown(error: WebError) -> None:
        visit.complaints.append(f"thrown: {error.error}")

    def answered(response: Response) -> None:
        request = response.request
        visit.answers.append((request.resource_type, request.method, response.status))

    context.on("console", heard)
    context.on("weberror", thrown)
    context.on("response", answered)
    yield visit
    context.close()
