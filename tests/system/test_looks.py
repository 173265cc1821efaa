"""Every kind of page: at a telephone's width and a desk's, in light and in darkness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from infra.demo import Outcome
from infra.up import Daftar
from tests.system import staff
from tests.system.chromium import NARROW, WIDE, visits
from tests.system.looks import brightness, pale_texts, too_wide

pytestmark = pytest.mark.browser

PAGES = ("login", "list", "new", "submitted", "queue", "case", "status")


@pytest.fixture(scope="module")
def shown(daftar: Daftar, outcome: Outcome, browser: Browser) -> Iterator[Mapping[str, Page]]:
    """Each page by its name, in a tab of its own."""
    url = daftar.deployment.public_url
    with visits(browser) as visit:
        guest, clerk, reviewer = visit().page, visit().page, visit().page
        guest.goto(f"{url}/login")
        staff.sign_in(clerk, url, daftar.logins["clerk.mehrshahr"])
        staff.sign_in(reviewer, url, daftar.logins["reviewer.two"])
        staff.hold_case(reviewer)
        yield {
            "login": guest,
            "list": tab(clerk, f"{url}/office/intakes"),
            "new": tab(clerk, f"{url}/office/intakes/new"),
            "submitted": tab(clerk, f"{url}/office/intakes/{outcome.intake}"),
            "queue": tab(reviewer, f"{url}/review"),
            "case": reviewer,
            "status": tab(guest, outcome.status_link),
        }


def tab(beside: Page, address: str) -> Page:
    page = beside.context.new_page()
    answer = page.goto(address)
    assert answer
    assert answer.status == 200
    assert page.url == address
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["telephone", "desk"])
def test_a_page_does_not_stand_out_sideways(shown: Mapping[str, Page], name: str, size: ViewportSize) -> None:
    shown[name].set_viewport_size(size)

    assert too_wide(shown[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_in_light_and_in_darkness(shown: Mapping[str, Page], name: str) -> None:
    page = shown[name]

    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert brightness(page) > 0.8
    assert pale_texts(page) == []
    page.emulate_media(color_scheme="dark")
    assert brightness(page) < 0.05
    assert pale_texts(page) == []


def test_the_case_fills_a_desks_screen_and_ends_with_the_decision(shown: Mapping[str, Page]) -> None:
    page = shown["case"]
    page.set_viewport_size(WIDE)

    assert page.evaluate("document.documentElement.scrollHeight") == WIDE["height"]
