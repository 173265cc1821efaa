"""A form from the counter's page to the fields read off its scan."""

from __future__ import annotations

import io
import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PIL import Image

from chalicelib.intake.records import get_document
from chalicelib.intake.states import moved
from chalicelib.intake.writes import put_intake
from chalicelib.pipeline.pages import ReadPage
from chalicelib.proof.printed_form import PREFIX, verified
from chalicelib.wiring import Wiring
from ocr.codes import codes_on
from ocr.serialise import to_json
from tests.fakes.browser import Browser, text
from tests.fakes.scene import CLERK, CODE, ELSEWHERE, PASSWORD, new_intake, staffed
from tests.fakes.wiring import memory_wiring
from tests.fakes.world import PaperPages, World
from tests.unit.paper import page, rows

TYPED = {
    "f-applicant_name": "بهروز کاویانی‌فر",
    "f-national_id": "۰۱۷۵۹۸۹۸۳۴",
    "f-mobile": "09121234718",
    "f-plaque": "۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "f-renovation_code": "4-12-35-7-0-0-0",
    "f-land_area": "245.6",
    "f-land_use": "مسکونی",
    "f-address": "کرج، بلوار ارغوان\nشمارهٔ ۱۸",
    "f-postal_code": "۳۱۴۸۶۷۱۹۳۳",
    "f-requested_on": "1404/7/1",
}


@pytest.fixture
def wiring() -> Wiring:
    return staffed(memory_wiring())


@pytest.fixture
def browser(wiring: Wiring) -> Browser:
    made = Browser(wiring)
    made.sign_in(CLERK.username, PASSWORD, CODE)
    return made


def scanned(code: str, scale: int = 5) -> Image.Image:
    """The lower part of a printed sheet with the code on it, a little turned and grey."""
    drawn = io.BytesIO()
    segno.make_qr(code, error="m", boost_error=False).save(drawn, kind="png", scale=scale, border=4)
    square = Image.open(drawn).convert("L")
    sheet = Image.new("L", (square.width + 1200, square.height + 500), 250)
    sheet.paste(square, (300, 250))
    return sheet.rotate(2.5, fillcolor=250, resample=Image.Resampling.BICUBIC)


def printed_code(wiring: Wiring, intake: str) -> str:
    typed = {name.removeprefix("f-"): value for name, value in TYPED.items()}
    return wiring.print_desk.fill(CLERK, intake, "permit_request", typed).code


def test_the_intakes_page_offers_the_forms_of_its_service(browser: Browser, wiring: Wiring) -> None:
    intake = new_intake(wiring)
    shown = text(browser.get(f"/office/intakes/{intake.id}"))
    assert f'href="/office/intakes/{intake.id}/forms/permit_request"' in shown
    assert "forms/complaint_form" not in shown
    assert "forms/title_deed" not in shown


def test_the_form_comes_with_what_is_known(browser: Browser, wiring: Wiring) -> None:
    shown = text(browser.get(f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"))
    for known in ("بهروز کاویانی‌فر", "۰۹۱۲۱۲۳۴۷۱۸", "۱۴۰۴/۰۷/۰۱"):
        assert known in shown
    assert '<option value="مسکونی">' in shown


def test_the_printed_page_has_every_value_a_line_to_sign_and_the_code(browser: Browser, wiring: Wiring) -> None:
    path = f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"
    browser.get(path)
    answer = browser.post(path, TYPED)
    shown = text(answer)
    assert answer.status_code == 200
    for value in ("بهروز کاویانی‌فر", "۰۱۷۵۹۸۹۸۳۴", "۰۹۱۲۱۲۳۴۷۱۸", "مسکونی", "امضای متقاضی"):
        assert value in shown
    assert re.search(r'<svg [^>]*viewBox="[^"]+"[^>]*>.*?<path ', shown)
    assert PREFIX not in shown


def test_what_can_not_be_is_said_at_its_field_and_all_else_stays_as_typed(browser: Browser, wiring: Wiring) -> None:
    path = f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"
    browser.get(path)
    answer = browser.post(path, TYPED | {"f-national_id": "0175989833", "f-mobile": "", "f-land_area": "زیاد"})
    shown = text(answer)
    assert answer.status_code == 422
    for field in ("national_id", "mobile", "land_area"):
        assert f'id="f-{field}-err"' in shown
        assert f'href="#f-{field}"' in shown
    assert shown.count('class="err"') == 3
    assert "رقم کنترل" in shown
    assert 'value="زیاد"' in shown


def test_a_text_that_no_code_can_carry_is_refused_with_what_to_do(browser: Browser, wiring: Wiring) -> None:
    path = f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"
    browser.get(path)
    long = "".join(chr(0x4E00 + n * 37 % 9000) for n in range(900))
    answer = browser.post(path, TYPED | {"f-address": long})
    assert answer.status_code == 422
    assert "رمزینه" in text(answer)


@pytest.mark.parametrize("form", ["title_deed", "complaint_form", "nothing"])
def test_a_form_that_the_service_does_not_print_is_not_there(browser: Browser, wiring: Wiring, form: str) -> None:
    assert browser.get(f"/office/intakes/{new_intake(wiring).id}/forms/{form}").status_code == 404


def test_another_offices_clerk_prints_nothing(wiring: Wiring) -> None:
    other = Browser(wiring)
    other.sign_in(ELSEWHERE.username, PASSWORD, CODE)
    path = f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"
    assert other.get(path).status_code == 404
    assert other.post(path, TYPED).status_code == 404


def test_a_closed_intake_prints_nothing(browser: Browser, wiring: Wiring) -> None:
    intake = new_intake(wiring)
    browser.get(f"/office/intakes/{intake.id}")
    wiring.records.commit(put_intake(moved(intake, "withdrawn")))
    assert browser.post(f"/office/intakes/{intake.id}/forms/permit_request", TYPED).status_code in (409, 422)


def test_no_value_of_a_form_goes_into_a_log(browser: Browser, wiring: Wiring, caplog: pytest.LogCaptureFixture) -> None:
    path = f"/office/intakes/{new_intake(wiring).id}/forms/permit_request"
    with caplog.at_level(logging.DEBUG):
        browser.get(path)
        browser.post(path, TYPED)
        browser.post(path, TYPED | {"f-national_id": "0175989833"})
    assert "017598983" not in caplog.text
    assert PREFIX not in caplog.text


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_code_is_read_off_a_scan_however_it_lies(wiring: Wiring, turned: int) -> None:
    intake = new_intake(wiring).id
    code = printed_code(wiring, intake)
    found = codes_on(scanned(code).rotate(turned, expand=True))
    assert found == (code,)
    content = verified(found[0], intake, wiring.secrets.get("form-key"))
    assert content is not None
    assert content.values["plaque"] == "4567/123"


def test_a_page_without_a_code_has_none() -> None:
    assert codes_on(Image.new("L", (1200, 900), 255)) == ()


class SheetPages(PaperPages):
    """Scans of text as in ``PaperPages``, read by one engine only, with the codes of ``picture`` on each page."""

    picture = Image.new("L", (10, 10))

    def read(self, path: Path, number: int) -> ReadPage:
        read = replace(page(rows(*path.read_text().splitlines()), number=number), codes=codes_on(self.picture))
        words = json.dumps(to_json(read)).encode()
        return ReadPage(read.width, read.height, read.rotation, read.source, words, b"a picture")


SHEET = """فرم درخواست پروانهٔ ساختمانی
نام متقاضی: بهروز کاویانی‌فر
کد ملی: ۰۱۷۵۹۸۹۸۳۴
تلفن همراه: ۰۹۱۲۱۲۳۴۷۱۸
پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی
کد پستی: ۳۱۴۸۶۷۱۹۳۵
تاریخ درخواست: ۱۴۰۴/۰۷/۰۱"""


def test_the_stages_read_a_printed_form_back_from_its_code() -> None:
    pages = SheetPages()
    world = World(memory_wiring(pages=pages))
    intake = world.open().id
    pages.picture = scanned(printed_code(world.wiring, intake))
    statuses = _read_back(world, intake)
    assert {name for name, status in statuses.items() if status == "ok"} == {
        "applicant_name", "national_id", "mobile", "plaque", "requested_on",
    }  # fmt: skip
    assert statuses["postal_code"] == "check"
    assert statuses["land_use"] == "check"
    assert statuses["floors"] == "missing"


def test_the_stages_do_not_trust_the_code_of_another_intake() -> None:
    pages = SheetPages()
    world = World(memory_wiring(pages=pages))
    pages.picture = scanned(printed_code(world.wiring, world.open().id))
    statuses = _read_back(world, world.open().id)
    # A check digit is the print's own witness; nothing else of the sheet has one without its code.
    assert {name for name, status in statuses.items() if status == "ok"} <= {"national_id"}
    assert statuses["land_use"] == "missing"


def _read_back(world: World, intake: str) -> dict[str, str]:
    """Through every stage; each field's status."""
    document = world.upload(intake, "form.png", SHEET)
    world.run()
    held = get_document(world.records, intake, document)
    assert held is not None
    assert held.reading is not None
    return {name: field.status for name, field in held.reading.fields.items()}
