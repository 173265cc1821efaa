"""The main job in a real browser, from the clerk's counter to the citizen's telephone, on what is deployed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from chalicelib import catalogue
from chalicelib.fields.persian import ascii_digits
from infra import ROOT
from infra.demo import SAMPLES, SERVICE, Outcome
from infra.up import Daftar
from tests.system import staff
from tests.system.chromium import NARROW, WIDE, Visit, Visits
from tests.system.looks import too_wide

pytestmark = pytest.mark.browser

MOBILE = "09127654321"
TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text())
PRINTED = {(one["type"], name): field["value"] for one in TRUTH["documents"] for name, field in one["fields"].items()}
APPLICANT = PRINTED["permit_request", "applicant_name"]
PERSONAL = (
    APPLICANT,
    PRINTED["national_card", "family_name"],
    PRINTED["national_card", "father_name"],
    PRINTED["national_card", "national_id"],
    PRINTED["permit_request", "mobile"],
    PRINTED["permit_request", "postal_code"],
    MOBILE,
    MOBILE[1:],
)


@dataclass(frozen=True, slots=True)
class Handed:
    tracking: str
    status_link: str


def test_a_package_goes_from_the_counter_by_a_reviewer_to_the_citizens_telephone(
    daftar: Daftar, outcome: Outcome, visit: Visits
) -> None:
    handed = hand_in(daftar, visit())
    known = {outcome.tracking: outcome.status_link, handed.tracking: handed.status_link}

    approved = review(daftar, visit())

    follow(known[approved], visit(viewport=NARROW, java_script_enabled=False, has_touch=True))


def hand_in(daftar: Daftar, visit: Visit) -> Handed:
    page, scans = visit.page, sorted(SAMPLES.glob("*.jpg"))
    staff.sign_in(page, daftar.deployment.public_url, daftar.logins["clerk.gohardasht"])
    staff.open_intake(page, SERVICE, APPLICANT, MOBILE)

    staff.choose(page, scans)
    expect(page.get_by_text(staff.READING)).to_be_visible()
    assert [status // 100 for status in visit.statuses("xhr", "POST")] == [2] * len(scans)
    for scan in scans:
        expect(page.get_by_role("listitem").filter(has_text=scan.name)).to_contain_text(
            "خوانده شد: ", timeout=staff.READING_MS
        )
    expect(page.get_by_text(staff.READ)).to_be_visible(timeout=staff.READING_MS)

    # That the very files are in another case is seen whatever the reading is like.
    found = page.get_by_role("region", name=re.compile("آنچه سامانه دید"))
    expect(found.get_by_role("article").filter(has_text="در پروندهٔ دیگری")).to_have_count(len(scans))
    assert_fits(page)
    staff.confirm_one(page)
    expect(page.get_by_text("ثبت شد؛ مقدار با تصویر سنجیده شد.")).to_be_visible()
    staff.explain_errors(page)
    expect(page.get_by_text("همه چیز برای ارسال آماده است")).to_be_visible(timeout=staff.READING_MS)
    tracking = staff.submit(page)
    assert len(tracking) == 10
    link = page.get_by_role("link", name="صفحهٔ پیگیری شهروند").get_attribute("href")
    return Handed(tracking, str(link))


def review(daftar: Daftar, visit: Visit) -> str:
    """The tracking code of the case that was drawn and approved."""
    page = visit.page
    staff.sign_in(page, daftar.deployment.public_url, daftar.logins["reviewer.one"])
    staff.hold_case(page)
    tracking = staff.digits(page.title())

    values = page.get_by_role("region", name=re.compile("^مقدارهای")).bounding_box()
    scan = page.get_by_role("figure", name=re.compile("^تصویر")).last.bounding_box()
    assert values
    assert scan
    assert scan["x"] + scan["width"] <= values["x"], "the scan stands beside the values, on their left"
    assert abs(scan["y"] - values["y"]) < 10
    assert 200 in visit.statuses("image")

    assert staff.judge_all(page, titled_truth()) > 0
    staff.approve(page)
    return tracking


def follow(link: str, visit: Visit) -> None:
    page = visit.page
    page.goto(link)

    expect(page.get_by_role("heading", level=1)).to_contain_text("تأیید شد")
    said = ascii_digits(page.content())
    assert not [value for value in PERSONAL if value in said]
    assert too_wide(page) == []
    assert visit.statuses("script") == []


def assert_fits(page: Page) -> None:
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert too_wide(page) == []


def titled_truth() -> dict[str, str]:
    """What is printed, by the field's Persian title."""
    types = catalogue.load().documents
    return {types[kind].field(name).name.fa: value for (kind, name), value in PRINTED.items()}


def test_a_file_that_can_not_be_opened_is_said_in_persian_and_bars_the_way(daftar: Daftar, visit: Visits) -> None:
    page, locked = visit().page, ROOT / "samples/bad/encrypted.pdf"
    staff.sign_in(page, daftar.deployment.public_url, daftar.logins["clerk.gohardasht"])
    staff.open_intake(page, SERVICE, APPLICANT, MOBILE)

    staff.choose(page, [locked])

    expect(staff.row(page, locked)).to_contain_text("باز نشد، چون فایل رمز دارد.", timeout=staff.READING_MS)
    expect(page.get_by_role("alert")).to_contain_text("پیش از ارسال، این")
    assert_fits(page)


def test_a_policy_that_a_page_violates_is_heard(daftar: Daftar, visit: Visits) -> None:
    guest = visit()
    guest.page.goto(f"{daftar.deployment.public_url}/login")
    guest.page.evaluate("() => { const img = new Image(); document.body.append(img); img.src = 'http://127.0.0.2/'; }")
    guest.page.wait_for_timeout(500)

    assert "Content Security Policy" in guest.complaints[0]
    guest.complaints.clear()
