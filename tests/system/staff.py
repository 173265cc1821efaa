"""What a clerk and a reviewer do on the pages. Everything is found by the words that a person reads."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from infra.seed import Login

# For a machine that is busy with other things; on a quiet one three pages are read within half a minute.
READING_MS = 900_000
READING = "سامانه مدارک را می‌خواند"
READ = re.compile("همه چیز برای ارسال آماده است|پیش از ارسال، این")
EXPLANATION = "اصل مدرک را دیدم؛ آنچه نوشته شده با اصل برابر است."
_STEPS = 60


def digits(text: str) -> str:
    """The digits of a text, Persian or not, as ASCII."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def sign_in(page: Page, url: str, login: Login) -> None:
    """With password and one-time code, each on its own page."""
    page.goto(f"{url}/login")
    page.get_by_role("textbox", name="نام کاربری").fill(login.username)
    page.get_by_label("گذرواژه", exact=True).fill(login.password)
    page.get_by_role("button", name="ادامه").click()
    page.get_by_role("textbox", name="کد شش‌رقمی").fill(login.code(time.time()))
    page.get_by_role("button", name="ورود", exact=True).click()
    expect(page.get_by_text(login.name).first).to_be_visible()


def open_intake(page: Page, service: str, name: str, mobile: str) -> None:
    page.get_by_role("link", name="پذیرش تازه").first.click()
    page.get_by_label("خدمت", exact=True).select_option(service)
    page.get_by_role("textbox", name="نام متقاضی").fill(name)
    page.get_by_role("textbox", name="تلفن همراه متقاضی").fill(mobile)
    page.get_by_role("button", name="آغاز پذیرش").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def choose(page: Page, files: Iterable[Path]) -> None:
    page.get_by_label("برگزیدن فایل‌ها").set_input_files(list(files))


def row(page: Page, file: Path) -> Locator:
    """What the intake's page says of a file."""
    return page.get_by_role("list", name="فایل‌های این پذیرش").get_by_role("listitem").filter(has_text=file.name)


def confirm_one(page: Page) -> str:
    """The first value that the machine is not sure of; what it is called."""
    button = page.get_by_role("button", name=re.compile("^درست است")).first
    name = button.inner_text()
    with page.expect_navigation():
        button.click()
    return name


def explain_errors(page: Page) -> int:
    """Every finding that bars the way; how many there were."""
    for count in range(_STEPS):
        errors = page.get_by_role("article").filter(has_text="خطا:")
        if not errors.count():
            return count
        errors.first.get_by_text("افزودن توضیح برای کارشناس").click()
        errors.first.get_by_role("textbox").fill(EXPLANATION)
        with page.expect_navigation():
            errors.first.get_by_role("button", name="ثبت توضیح").click()
    raise AssertionError("explaining the errors did not come to an end")


def submit(page: Page) -> str:
    """With both boxes ticked; the tracking code, when the case is open."""
    page.get_by_label("اصل مدارک را دیدم").check()
    page.get_by_label("به متقاضی گفتم").check()
    page.get_by_role("button", name="ارسال به شهرداری").click()
    opened = page.get_by_role("region", name="پرونده باز شد")
    expect(opened).to_be_visible()
    return digits(opened.get_by_text("کد رهگیری").inner_text())


def hold_case(page: Page) -> None:
    """The case in this reviewer's hands; the next one where there is none."""
    held = page.get_by_role("link", name="ادامهٔ پرونده")
    if held.count():
        held.click()
    else:
        page.get_by_role("button", name="گرفتن پروندهٔ بعدی").click()
    expect(page.get_by_role("link", name=re.compile("^تأیید"))).to_be_visible()


def judge_all(page: Page, truth: Mapping[str, str]) -> int:
    """Every value with a flag, document by document; how many there were.

    What the machine read is confirmed; what the page refuses to confirm is written anew from ``truth``, by title."""
    judged = 0
    for _ in range(_STEPS):
        flagged = page.get_by_role("region", name=re.compile("^نگاه شما لازم است"))
        row = flagged.get_by_role("listitem").filter(has_text="اصلاح").first
        onward = flagged.get_by_role("link", name="رفتن به مدرک بعد")
        refused = page.get_by_role("alert").count() > 0
        if row.count():
            judged += not refused
            _judge(row, truth, refused=refused)
        elif onward.count():
            with page.expect_navigation():
                onward.click()
        else:
            return judged
    raise AssertionError("judging the values did not come to an end")


def _judge(row: Locator, truth: Mapping[str, str], *, refused: bool) -> None:
    button = row.get_by_role("button", name=re.compile("^درست است"))
    if refused or not button.count():
        correct = row.get_by_text(re.compile("^اصلاح")).first
        title = (correct.text_content() or "").removeprefix("اصلاح").strip()
        correct.click()
        row.get_by_role("textbox").fill(truth[title])
        button = row.get_by_role("button", name="ثبت اصلاح")
    with row.page.expect_navigation():
        button.click()


def approve(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^تأیید")).click()
    page.get_by_role("button", name="تأیید و خبر دادن").click()
    expect(page.get_by_text("پرونده تأیید شد و به شهروند خبر داده می‌شود.")).to_be_visible()
