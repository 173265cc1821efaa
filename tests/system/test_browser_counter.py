"""The counter's other ways in a real browser: a file in the wrong place, and the form that the counter prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from infra.demo import SAMPLES, SERVICE
from infra.up import Daftar
from tests.system import staff
from tests.system.chromium import NARROW, WIDE, Visits
from tests.system.looks import too_wide

pytestmark = pytest.mark.browser

TRUTH: dict[str, Any] = json.loads((SAMPLES / "truth.json").read_text())
FILES = {one["type"]: SAMPLES / one["file"] for one in TRUTH["documents"]}
TYPED = {
    "نام متقاضی": "بهروز کاویانی",
    "کد ملی": "۰۱۷۵۹۸۹۸۳۴",
    "پلاک ثبتی": "۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "کد نوسازی": "۴-۱۲-۳۴-۵",
    "مساحت زمین": "۲۴۵٫۶۰",
    "کد پستی": "۳۱۴۸۶۷۱۹۳۳",
    "تاریخ درخواست": "۱۴۰۵/۰۹/۰۱",
}


def at_the_counter(daftar: Daftar, page: Page) -> None:
    staff.sign_in(page, daftar.deployment.public_url, daftar.logins["clerk.gohardasht"])
    staff.open_intake(page, SERVICE, "بهروز کاویانی", "09127654321")


def assert_fits(page: Page) -> None:
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert too_wide(page) == []


def test_a_file_in_the_wrong_place_goes_to_its_right_one_with_one_click(daftar: Daftar, visit: Visits) -> None:
    page = visit().page
    at_the_counter(daftar, page)

    page.get_by_label("افزودن سند مالکیت").set_input_files(FILES["national_card"])
    wrong = page.get_by_role("article").filter(has_text="در جای «سند مالکیت» آمده است")
    expect(wrong).to_contain_text("کارت ملی", timeout=staff.READING_MS)
    assert_fits(page)
    with page.expect_navigation():
        wrong.get_by_role("button", name=re.compile("^بردن به جای «کارت ملی»")).click()

    expect(page.get_by_text("مدرک به جای درستش رفت.")).to_be_visible()
    expect(wrong).to_have_count(0, timeout=staff.READING_MS)


def test_a_file_that_was_parted_wrongly_is_one_document_with_one_click(
    daftar: Daftar, visit: Visits, tmp_path: Path
) -> None:
    page = visit().page
    at_the_counter(daftar, page)
    page.get_by_label("برگزیدن فایل‌ها").set_input_files(stacked(tmp_path, "national_card", "title_deed"))

    parted = page.get_by_role("article").filter(has_text="این فایل چند سند دارد")
    expect(parted).to_contain_text("کارت ملی", timeout=staff.READING_MS)
    assert_fits(page)
    with page.expect_navigation():
        parted.get_by_role("button", name=re.compile("^این یک سند است")).click()

    expect(page.get_by_text("فایل یک سند شمرده شد و از نو خوانده می‌شود.")).to_be_visible()
    joined = page.get_by_role("article").filter(has_text="به گفتهٔ دفتر یک سند شمرده شد")
    expect(joined).to_be_visible(timeout=staff.READING_MS)
    expect(parted).to_have_count(0)
    expect(page.locator("#live-files > li")).to_have_count(1)


def stacked(folder: Path, *types: str) -> Path:
    """One PDF of the samples' scans."""
    scans = [Image.open(FILES[type_]).convert("RGB") for type_ in types]
    path = folder / "hame.pdf"
    scans[0].save(path, save_all=True, append_images=scans[1:], resolution=300)
    return path


def test_the_counter_types_a_form_and_prints_it_with_its_code(daftar: Daftar, visit: Visits) -> None:
    clerk = visit()
    page = clerk.page
    at_the_counter(daftar, page)

    page.get_by_role("link", name=re.compile("چاپ فرم")).first.click()
    for label, value in TYPED.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("نوع کاربری").select_option("مسکونی")
    page.get_by_label("کد ملی", exact=True).fill("۱۲۳۴۵۶۷۸۹۰")
    page.get_by_role("button", name="آماده کردن برای چاپ").click()
    expect(page.get_by_role("alert")).to_contain_text("کد ملی")
    assert_fits(page)

    page.get_by_label("کد ملی", exact=True).fill(TYPED["کد ملی"])
    page.get_by_role("button", name="آماده کردن برای چاپ").click()
    sheet = page.get_by_role("article")
    expect(sheet.get_by_role("heading", level=1)).to_be_visible()
    for value in (TYPED["کد ملی"], TYPED["پلاک ثبتی"], "مسکونی"):
        expect(sheet).to_contain_text(value)
    expect(sheet.get_by_role("img", name="رمزینهٔ مقدارهای همین فرم")).to_be_visible()
    assert_fits(page)
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("button", name="چاپ فرم")).to_be_hidden()
    # The browser says of itself that the faulty form was refused; anything else that it complains of is a fault.
    clerk.complaints[:] = [one for one in clerk.complaints if "status of 422" not in one]
