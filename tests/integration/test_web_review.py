"""The reviewer's pages over the real desk and stores in memory."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from chalicelib.casework import resubmission
from chalicelib.casework.records import get_case
from chalicelib.casework.working_days import shipped
from chalicelib.intake.records import Contents, contents
from chalicelib.wiring import Wiring
from tests.fakes.browser import Browser, location, text
from tests.fakes.scene import CLERK, CODE, PASSWORD, REVIEWER, open_case, read_intake, staffed
from tests.fakes.wiring import SettableClock, memory_wiring


@pytest.fixture
def wiring() -> Wiring:
    return staffed(memory_wiring())


@pytest.fixture
def case(wiring: Wiring) -> str:
    return open_case(wiring, read_intake(wiring, state="ready"), shipped(), wiring.clock())


@pytest.fixture
def browser(wiring: Wiring) -> Browser:
    made = Browser(wiring)
    made.sign_in(REVIEWER.username, PASSWORD, CODE)
    return made


def taken(browser: Browser) -> str:
    browser.get("/review")
    return location(browser.post("/review/next"))


def test_an_empty_queue_is_said(browser: Browser) -> None:
    assert "پرونده‌ای در نوبت شما نیست" in text(browser.get("/review"))
    assert location(browser.post("/review/next")) == "/review?said=none-waiting"


@pytest.mark.usefixtures("case")
def test_the_next_case_is_taken_and_stands_at_hand_afterwards(browser: Browser) -> None:
    here = taken(browser)
    assert here.startswith("/review/cases/")
    assert f'href="{here}"' in text(browser.get("/review"))


@pytest.mark.usefixtures("case")
def test_the_scan_stands_beside_the_values_and_flagged_boxes_carry_the_lists_numbers(browser: Browser) -> None:
    page = text(browser.get(taken(browser)))
    assert page.index('id="r-d1-postal_code"') < page.index('id="r-d1-owner_name"')
    box = page.partition('id="b-d1-postal_code"')[2].partition("</a>")[0]
    assert re.search(r'class="box check"[^>]* x="685" y="499" width="153" height="60"', box)
    assert ">۱</text>" in box


@pytest.mark.usefixtures("case")
def test_approval_is_offered_only_after_every_flagged_value_was_judged(browser: Browser) -> None:
    here = taken(browser)
    assert "هنوز نمی‌توان تأیید کرد" in text(browser.get(here))
    refused = browser.post(f"{here}/decision", {"decision": "approve"})
    assert refused.status_code == 422
    assert browser.post(f"{here}/fields/d1/postal_code", {"act": "confirm"}).status_code == 303
    corrected = {"act": "correct", "value": "۱۲۳ فرعی از ۴۵۶۷ اصلی"}
    assert browser.post(f"{here}/fields/d2/plaque", corrected).status_code == 303
    assert "هنوز نمی‌توان تأیید کرد" not in text(browser.get(here))
    answer = browser.post(f"{here}/decision", {"decision": "approve"})
    assert location(answer) == "/review?said=approve"


def test_a_return_needs_its_words_and_the_citizen_reads_them(browser: Browser, wiring: Wiring, case: str) -> None:
    here = taken(browser)
    browser.get(here)
    refused = browser.post(f"{here}/decision", {"decision": "return", "reasons": ["document_missing"], "text": ""})
    assert refused.status_code == 422
    assert 'id="return-document_missing" name="reasons" value="document_missing" checked' in text(refused)
    words = "فرم را با پلاک سند دوباره پر کنید."
    sent = {"decision": "return", "reasons": ["document_missing"], "text": words}
    assert browser.post(f"{here}/decision", sent).status_code == 303
    assert get_case(wiring.records, case).state == "needs_correction"


def test_a_rejection_needs_a_reason(browser: Browser, wiring: Wiring, case: str) -> None:
    here = taken(browser)
    browser.get(here)
    assert browser.post(f"{here}/decision", {"decision": "reject"}).status_code == 422
    sent = {"decision": "reject", "reasons": ["not_owner"], "text": ""}
    assert browser.post(f"{here}/decision", sent).status_code == 303
    assert get_case(wiring.records, case).state == "rejected"


def test_a_case_is_given_back_with_a_reason_and_is_no_longer_at_hand(
    browser: Browser, wiring: Wiring, case: str
) -> None:
    here = taken(browser)
    browser.get(here)
    assert browser.post(f"{here}/give-back", {"reason": "anything"}).status_code == 422
    assert browser.post(f"{here}/give-back", {"reason": "no-time"}).status_code == 303
    assert get_case(wiring.records, case).state == "queued"
    assert browser.get(here).status_code == 404


@pytest.mark.usefixtures("case")
def test_who_gave_three_cases_back_is_told_whom_to_ask_and_gets_no_other(browser: Browser) -> None:
    for _ in range(3):
        here = taken(browser)
        browser.get(here)
        browser.post(f"{here}/give-back", {"reason": "no-time"})
    home = text(browser.get("/review"))
    assert "به ناظر بگویید" in home
    assert 'action="/review/next"' not in home
    refused = browser.post("/review/next")
    assert refused.status_code == 403
    assert "به ناظر بگویید" in text(refused)


@pytest.mark.usefixtures("case")
def test_a_lease_that_ran_out_ends_in_a_page_that_says_what_to_do(browser: Browser, wiring: Wiring) -> None:
    here = taken(browser)
    browser.get(here)
    assert isinstance(wiring.clock, SettableClock)
    wiring.clock.forward(hours=5)
    answer = browser.post(f"{here}/fields/d1/postal_code", {"act": "confirm"})
    assert answer.status_code in (404, 409)
    assert "نوبت" in text(answer)


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("query", ["?document=none", "?document=d2&page=99", "?page=x", "?document=d3&page=1"])
def test_an_odd_address_shows_a_page_of_the_case(browser: Browser, query: str) -> None:
    answer = browser.get(taken(browser) + query)
    assert answer.status_code == 200
    assert "<image href=" in text(answer)


@pytest.mark.usefixtures("case")
def test_a_decision_that_is_none_is_refused(browser: Browser) -> None:
    here = taken(browser)
    browser.get(here)
    assert browser.post(f"{here}/decision", {"decision": "explode"}).status_code == 400


@pytest.mark.usefixtures("case")
def test_any_value_may_be_corrected_also_a_sure_one_and_one_that_was_not_seen(browser: Browser, wiring: Wiring) -> None:
    here = taken(browser)
    page = text(browser.get(here))
    for field, value in (("owner_name", "بهروز کاویانی"), ("registered_on", "۱۴۰۲/۰۸/۲۱")):
        row = page.partition(f'id="r-d1-{field}"')[2].partition("</li>")[0]
        assert f'action="{here}/fields/d1/{field}"' in row
        assert browser.post(f"{here}/fields/d1/{field}", {"act": "correct", "value": value}).status_code == 303
    judged = wiring.review.view(REVIEWER, here.rpartition("/")[2])
    assert judged.field("d1", "owner_name").value == "بهروز کاویانی"  # type: ignore[union-attr]
    assert judged.field("d1", "registered_on").value == "1402-08-21"  # type: ignore[union-attr]
    row = text(browser.get(here)).partition('id="r-d1-owner_name"')[2].partition("</li>")[0]
    assert "خوانده بود" in row


@pytest.mark.usefixtures("case")
def test_the_home_counts_what_was_decided_today(browser: Browser, wiring: Wiring) -> None:
    assert "به نتیجه رساندید" not in text(browser.get("/review"))
    here = taken(browser)
    browser.get(here)
    browser.post(f"{here}/decision", {"decision": "reject", "reasons": ["not_owner"], "text": ""})
    assert "امروز ۱ پرونده" in text(browser.get("/review"))
    assert isinstance(wiring.clock, SettableClock)
    wiring.clock.forward(days=1)
    assert "به نتیجه رساندید" not in text(browser.get("/review"))


def test_a_case_that_came_back_shows_what_was_asked_answered_and_taken_out(
    browser: Browser, wiring: Wiring, case: str
) -> None:
    here = taken(browser)
    browser.get(here)
    sent = {"decision": "return", "reasons": ["document_missing"], "text": "کارت را دوباره اسکن کنید."}
    browser.post(f"{here}/decision", sent)
    wiring.intakes.remove_document(CLERK, case, "d3")
    wiring.intakes.explain(CLERK, case, "case_returned~1", "کارت نو شد.")
    held = contents(wiring.records, case)
    wiring.records.commit(*resubmission.transaction(submitted(held), get_case(wiring.records, case), wiring.clock()))
    page = text(browser.get(taken(browser)))
    assert "بار ۲ به بررسی آمده است" in page
    assert "«<bdi>کارت را دوباره اسکن کنید.</bdi>»" in page
    assert "«<bdi>کارت نو شد.</bdi>»" in page
    assert "(بار پیش)" in page
    former = text(browser.get(f"{here}?document=d3"))
    assert "<image href=" in former
    assert f'action="{here}/fields/d3/' not in former
    assert browser.post(f"{here}/fields/d3/national_id", {"act": "confirm"}).status_code == 404


def submitted(held: Contents) -> Contents:
    return replace(held, intake=held.intake.model_copy(update={"state": "submitted"}))
