"""The page behind the signed link: whoever holds it, no script, nothing of the applicant."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from chalicelib.casework.working_days import shipped
from chalicelib.proof import links
from chalicelib.wiring import Wiring
from tests.fakes.browser import Browser, text
from tests.fakes.scene import REVIEWER, open_case, read_intake, staffed
from tests.fakes.wiring import SettableClock, memory_wiring

SECRETS = ("بهروز", "کاویانی", "0175989834", "۰۱۷۵۹۸۹۸۳۴", "09121234718", "۴۷۱۸", "s.nikfarjam")


@pytest.fixture
def wiring() -> Wiring:
    return staffed(memory_wiring())


@pytest.fixture
def link(wiring: Wiring) -> str:
    case = open_case(wiring, read_intake(wiring, state="ready"), shipped(), wiring.clock())
    return "/s/" + links.make(case, wiring.secrets.get("link-key"))


def returned(wiring: Wiring) -> None:
    desk = wiring.review
    case = desk.take_next(REVIEWER)
    assert case
    desk.decide(REVIEWER, case.id, "return", ("document_missing",), "فرم را دوباره پر کنید.")


def test_anyone_with_the_link_sees_the_steps_and_the_office(wiring: Wiring, link: str) -> None:
    page = text(Browser(wiring).get(link))
    assert 'aria-current="step"' in page
    assert "در نوبت بررسی" in page
    assert "۴۰۷" in page


def test_the_page_tells_nothing_of_the_applicant(wiring: Wiring, link: str) -> None:
    returned(wiring)
    page = text(Browser(wiring).get(link))
    assert [secret for secret in SECRETS if secret in page] == []


def test_what_to_mend_is_said_first(wiring: Wiring, link: str) -> None:
    returned(wiring)
    page = text(Browser(wiring).get(link))
    assert page.index("مدارک شما نیاز به اصلاح دارد") < page.index("فرم را دوباره پر کنید.") < page.index("کجا ببرید")
    assert "یک مدرک کم است" in page


def test_the_page_is_light_without_script_and_styled_by_what_its_policy_names(wiring: Wiring, link: str) -> None:
    returned(wiring)
    answer = Browser(wiring).get(link)
    assert len(answer.body) < 14 * 1024
    assert "<script" not in text(answer)
    style = re.search(r"<style>(.*?)</style>", text(answer), re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = answer.headers["Content-Security-Policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src 'none'" in policy


@pytest.mark.parametrize("token", ["x", "1.aaaaaaaa.id00001.aaaaaaaaaaaaaaaaaaaaaaaaaa", "%3Cscript%3E", "1..."])
def test_a_link_that_is_not_ours_leads_to_what_to_do(wiring: Wiring, token: str) -> None:
    answer = Browser(wiring).get(f"/s/{token}")
    assert answer.status_code == 404
    assert "چه کنید" in text(answer)
    assert "script" not in text(answer)


def test_a_link_to_no_case_reads_as_one_that_is_not_ours(wiring: Wiring) -> None:
    browser = Browser(wiring)
    forged = browser.get("/s/x")
    gone = browser.get("/s/" + links.make("none", wiring.secrets.get("link-key")))
    assert (gone.status_code, text(gone)) == (forged.status_code, text(forged))


def test_a_day_that_has_passed_is_not_promised(wiring: Wiring, link: str) -> None:
    assert "نتیجه را می‌گیرید" in text(Browser(wiring).get(link))
    assert isinstance(wiring.clock, SettableClock)
    wiring.clock.forward(days=200)
    page = text(Browser(wiring).get(link))
    assert "نتیجه را می‌گیرید" not in page
    assert "بیش از مهلت" in page


def test_papers_that_came_back_mended_are_told_as_that(wiring: Wiring, link: str) -> None:
    returned(wiring)
    assert "مدارک اصلاح‌شده، در نوبت بررسی" in text(Browser(wiring).get(link))
