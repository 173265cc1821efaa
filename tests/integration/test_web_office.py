"""The counter's pages over the real desks and stores in memory."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.casework.records import get_case
from chalicelib.casework.working_days import shipped
from chalicelib.findings import Finding
from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import contents, get_intake
from chalicelib.intake.writes import put_document
from chalicelib.pipeline import check
from chalicelib.pipeline import open_case as open_case_stage
from chalicelib.proof import tracking
from chalicelib.texts import message
from chalicelib.wiring import Wiring
from tests.fakes.browser import Browser, location, text
from tests.fakes.scene import (
    CLERK,
    CODE,
    ELSEWHERE,
    PASSWORD,
    REVIEWER,
    mismatch,
    new_intake,
    open_case,
    read_intake,
    staffed,
)
from tests.fakes.wiring import memory_wiring

HOSTILE = '"><script>alert(1)</script>{{ 7*7 }}'


@pytest.fixture
def wiring() -> Wiring:
    return staffed(memory_wiring())


@pytest.fixture
def browser(wiring: Wiring) -> Browser:
    made = Browser(wiring)
    made.sign_in(CLERK.username, PASSWORD, CODE)
    return made


def test_an_office_without_intakes_is_told_how_to_begin(browser: Browser) -> None:
    assert "هنوز پذیرشی نیست" in text(browser.get("/office/intakes"))


def test_the_list_shows_state_and_the_first_thing_to_do(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    page = text(browser.get("/office/intakes"))
    assert "نیازمند اقدام" in page
    assert f'href="/office/intakes/{intake.id}"' in page
    assert "09121234718" not in page


def test_the_list_comes_in_pages_of_twenty(browser: Browser, wiring: Wiring) -> None:
    for _ in range(21):
        new_intake(wiring)
    first = text(browser.get("/office/intakes"))
    following = re.search(r'href="([^"]+)" rel="next"', first)
    assert following
    second = text(browser.get(html.unescape(following[1])))
    assert (first.count('class="last"'), second.count('class="last"')) == (20, 1)


def test_a_search_is_sent_as_a_form_and_never_stands_in_an_address(browser: Browser, wiring: Wiring) -> None:
    for _ in range(21):
        new_intake(wiring)
    new_intake(wiring, "نگار سپهری")
    browser.get("/office/intakes")
    found = browser.post("/office/intakes", {"q": "کاویانی"})
    page = text(found)
    assert (found.status_code, page.count('class="last"')) == (200, 20)
    assert "نگار" not in page
    assert not [
        address for address in re.findall(r'(?:href|action)="([^"]+)"', page) if "=" in address.partition("?v=")[0]
    ]
    following = re.search(r'name="cursor" value="([^"]+)">بعدی', page)
    assert following
    second = text(browser.post("/office/intakes", {"q": "کاویانی", "state": "", "cursor": following[1]}))
    assert second.count('class="last"') == 1
    assert 'name="q" value="کاویانی"' in second
    tab = text(browser.post("/office/intakes", {"q": "۰۹۱۲۱۲۳", "state": "draft"}))
    assert re.search(r'name="state" value="draft" aria-current="page"', tab)
    assert tab.count('class="last"') == 20


def test_a_search_in_an_address_is_not_looked_at(browser: Browser, wiring: Wiring) -> None:
    new_intake(wiring)
    page = text(browser.get("/office/intakes?q=nobody"))
    assert 'class="last"' in page
    assert "nobody" not in page


def test_a_search_for_nothing_leads_back_to_the_list(browser: Browser) -> None:
    browser.get("/office/intakes")
    assert location(browser.post("/office/intakes", {"q": " ", "state": "draft"})) == "/office/intakes?state=draft"


def test_a_search_needs_the_form_token_and_leaves_nothing_in_the_log(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(0):
        browser.get("/office/intakes")
        assert browser.post("/office/intakes", {"q": "کاویانی", "form_token": "x"}).status_code == 403
        browser.post("/office/intakes", {"q": "کاویانی"})
    assert "کاویانی" not in caplog.text + str([vars(record) for record in caplog.records])


@pytest.mark.parametrize("query", ["cursor=nonsense", "state=nonsense", "cursor=&state=&q="])
def test_a_crooked_address_shows_the_whole_list(browser: Browser, wiring: Wiring, query: str) -> None:
    new_intake(wiring)
    answer = browser.get(f"/office/intakes?{query}")
    assert answer.status_code == 200
    assert 'class="last"' in text(answer)


def test_a_new_intake_opens_and_leads_to_its_page(browser: Browser, wiring: Wiring) -> None:
    browser.get("/office/intakes/new")
    answer = browser.post(
        "/office/intakes/new", {"service": "building_permit", "kind": "owner", "mobile": "۰۹۱۲ ۱۲۳ ۴۷۱۸", "name": ""}
    )
    assert answer.status_code == 303
    assert get_intake(wiring.records, location(answer).rpartition("/")[2]).applicant.mobile == "09121234718"
    assert browser.get(location(answer)).status_code == 200


def test_a_wrong_mobile_comes_back_as_typed_with_what_to_mend(browser: Browser) -> None:
    browser.get("/office/intakes/new")
    fields = {"service": "building_permit", "kind": "owner", "mobile": "0912", "name": HOSTILE}
    answer = browser.post("/office/intakes/new", fields)
    assert answer.status_code == 422
    assert 'href="#mobile"' in text(answer)
    assert 'value="0912"' in text(answer)
    assert "<script>alert" not in text(answer)


@pytest.mark.parametrize("fields", [{}, {"service": "magic"}, {"service": "building_permit", "kind": "wizard"}])
def test_a_crooked_form_is_answered_and_never_a_fault(browser: Browser, fields: dict[str, str]) -> None:
    browser.get("/office/intakes/new")
    assert browser.post("/office/intakes/new", fields).status_code == 422


def test_an_intake_shows_what_is_wrong_first_with_both_crops(browser: Browser, wiring: Wiring) -> None:
    page = text(browser.get(f"/office/intakes/{read_intake(wiring).id}"))
    assert page.index('class="error-summary"') < page.index('id="h-docs"')
    assert 'href="#f-1"' in page
    finding = page.partition('id="f-1"')[2].partition("</article>")[0]
    assert re.findall(r'viewBox="(\d+ \d+ \d+ \d+)"', finding) == ["541 370 376 86", "450 380 410 90"]
    assert "۱۲۳ فرعی از ۴۵۶۷ اصلی" in finding
    assert "۱۳۲ فرعی از ۴۵۶۷ اصلی" in finding


def test_a_refused_file_is_named_where_its_fault_is_told(browser: Browser, wiring: Wiring) -> None:
    refused = Finding(code="pdf-encrypted", severity="error", documents=("d9",), message=message("file.pdf-encrypted"))
    intake = read_intake(wiring, findings=(refused,))
    at = intake.created
    document = IntakeDocument(
        id="d9", intake=intake.id, file="ghabz.pdf", size=9, state="refused", added=at, issued=at, findings=(refused,)
    )
    wiring.records.commit(put_document(document))
    page = text(browser.get(f"/office/intakes/{intake.id}"))
    assert 'href="#f-1">\u2068ghabz.pdf\u2069: باز نشد، چون فایل رمز دارد' in page
    assert 'class="file error" id="u-d9"' in page


def test_people_read_their_offices_name_and_never_its_id(browser: Browser, wiring: Wiring) -> None:
    assert "متصدی دفتر، دفتر خدمات الکترونیک شهری ۴۰۷" in text(browser.get("/office/intakes"))


def test_doubtful_values_stand_before_sure_ones_with_their_crop_and_reason(browser: Browser, wiring: Wiring) -> None:
    page = text(browser.get(f"/office/intakes/{read_intake(wiring).id}"))
    assert page.index('id="r-d1-postal_code"') < page.index('id="r-d1-owner_name"')
    row = page.partition('id="r-d1-postal_code"')[2].partition("</li>")[0]
    assert "در کد پستی معمول نیست" in row
    assert "<image href=" in row


def test_previews_and_uploads_are_the_only_other_origins_a_page_reaches(browser: Browser, wiring: Wiring) -> None:
    answer = browser.get(f"/office/intakes/{new_intake(wiring).id}")
    assert "img-src 'self' https://objects.example;" in answer.headers["Content-Security-Policy"]
    assert "form-action 'self' https://objects.example;" in answer.headers["Content-Security-Policy"]
    assert "objects.example" not in browser.get("/office/intakes").headers["Content-Security-Policy"]


def test_a_page_holds_no_inline_style_and_no_inline_script(browser: Browser, wiring: Wiring) -> None:
    page = text(browser.get(f"/office/intakes/{read_intake(wiring).id}"))
    assert not re.search(r"<style|\sstyle=|<script(?! src=)|\son\w+=", page)


def test_an_upload_is_handed_a_form_for_exactly_this_file(browser: Browser, wiring: Wiring) -> None:
    intake = new_intake(wiring)
    browser.get(f"/office/intakes/{intake.id}")
    body = json.dumps({"filename": "سند.pdf", "size": 1000}).encode()
    answer = browser.post_json(f"/office/intakes/{intake.id}/uploads", body)
    assert answer.status_code == 200
    assert answer.json_body["fields"]["key"] == f"uploads/{intake.id}/{answer.json_body['document']}/original"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"filename":1,"size":2}',
        b'{"filename":"a.pdf","size":true}',
        b'{"filename":"a.exe","size":1}',
    ],
)
def test_an_upload_that_can_not_be_is_refused_in_persian(browser: Browser, wiring: Wiring, body: bytes) -> None:
    intake = new_intake(wiring)
    browser.get(f"/office/intakes/{intake.id}")
    answer = browser.post_json(f"/office/intakes/{intake.id}/uploads", body)
    assert answer.status_code == 400
    assert re.search("[آ-ی]", answer.json_body["message"])


def test_a_value_is_confirmed_corrected_and_refused(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    here = f"/office/intakes/{intake.id}"
    browser.get(here)
    assert browser.post(f"{here}/fields/d1/postal_code", {"act": "confirm"}).status_code == 303
    assert (
        browser.post(f"{here}/fields/d2/plaque", {"act": "correct", "value": "۱۲۳ فرعی از ۴۵۶۷ اصلی"}).status_code
        == 303
    )
    refused = browser.post(f"{here}/fields/d1/national_id", {"act": "correct", "value": HOSTILE})
    assert refused.status_code == 422
    assert 'href="#r-d1-national_id"' in text(refused)
    held = contents(wiring.records, intake.id).corrections
    assert held["d1", "postal_code"].confirmed
    assert held["d2", "plaque"].value == "4567/123"
    assert ("d1", "national_id") not in held


def test_an_explanation_is_kept_and_shown_to_the_letter(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    here = f"/office/intakes/{intake.id}"
    browser.get(here)
    assert browser.post(f"{here}/explain", {"key": mismatch().key, "text": HOSTILE}).status_code == 303
    page = text(browser.get(here))
    assert html.escape(HOSTILE).replace("&quot;", "&#34;") in page
    assert browser.post(f"{here}/explain", {"key": mismatch().key, "text": " "}).status_code == 422


def test_nothing_is_sent_without_both_words_of_the_clerk(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring, state="ready", findings=())
    here = f"/office/intakes/{intake.id}"
    browser.get(here)
    assert browser.post(f"{here}/submit", {"seen": "1"}).status_code == 422
    assert get_intake(wiring.records, intake.id).state == "ready"
    assert browser.post(f"{here}/submit", {"seen": "1", "told": "1"}).status_code == 303
    assert get_intake(wiring.records, intake.id).state == "submitted"


def test_what_bars_submission_is_listed_when_it_is_tried(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    browser.get(f"/office/intakes/{intake.id}")
    answer = browser.post(f"/office/intakes/{intake.id}/submit", {"seen": "1", "told": "1"})
    assert answer.status_code == 422
    assert 'href="#f-1"' in text(answer)


def test_a_misplaced_document_goes_to_its_place_with_one_click(browser: Browser, wiring: Wiring) -> None:
    said = message("document_misplaced", document="کارت ملی", place="سند مالکیت")
    found = Finding(code="document_misplaced", severity="error", documents=("d3",), about="national_card", message=said)
    intake = read_intake(wiring, findings=(found,))
    card = contents(wiring.records, intake.id).documents["d3"]
    wiring.records.commit(put_document(card.model_copy(update={"place": "title_deed"})))
    here = f"/office/intakes/{intake.id}"
    assert f'action="{here}/documents/d3/move"' in text(browser.get(here))
    assert browser.post(f"{here}/documents/d3/move", {"to": "permit_request"}).status_code == 409
    assert browser.post(f"{here}/documents/d3/move", {"to": "national_card", "form_token": "x"}).status_code == 403
    browser.get(here)
    assert location(browser.post(f"{here}/documents/d3/move", {"to": "national_card"})).endswith("said=moved#h-find")
    assert contents(wiring.records, intake.id).documents["d3"].place == "national_card"


def test_a_file_that_was_parted_wrongly_is_one_document_with_one_click(browser: Browser, wiring: Wiring) -> None:
    said = message("file_split", count=2, parts="کارت ملی (صفحهٔ ۱)؛ فرم (صفحهٔ ۲)")
    found = Finding(code="file_split", severity="warning", documents=("d1",), message=said)
    intake = read_intake(wiring, state="ready", findings=(found,))
    held = contents(wiring.records, intake.id).documents
    parted = [one.model_copy(update={"part_of": "d1", "sheets": (1,)}) for one in (held["d2"], held["d3"])]
    wiring.records.commit(*map(put_document, (held["d1"].model_copy(update={"state": "split"}), *parted)))
    here = f"/office/intakes/{intake.id}"
    page = text(browser.get(here))
    assert f'action="{here}/documents/d1/join"' in page
    assert "این یک سند است" in page
    assert browser.post(f"{here}/documents/d2/join", {}).status_code == 409
    assert browser.post(f"{here}/documents/d9/join", {}).status_code == 404
    assert browser.post(f"{here}/documents/d1/join", {"form_token": "x"}).status_code == 403
    browser.get(here)
    assert location(browser.post(f"{here}/documents/d1/join", {})).endswith("said=joined#h-find")
    (whole,) = contents(wiring.records, intake.id).documents.values()
    assert (whole.id, whole.state) == ("d1", "reading")
    page = text(browser.get(f"{here}?said=joined"))
    assert "از نو خوانده می‌شود" in page
    assert "documents/d1/join" not in page


def test_a_file_may_be_handed_in_as_one_of_the_services_documents(browser: Browser, wiring: Wiring) -> None:
    intake = new_intake(wiring)
    here = f"/office/intakes/{intake.id}"
    assert 'data-place="title_deed"' in text(browser.get(here))
    body = {"filename": "a.pdf", "size": 10}
    for place, status in (("title_deed", 200), ("passport", 400), (7, 400)):
        assert browser.post_json(f"{here}/uploads", json.dumps({**body, "place": place}).encode()).status_code == status
    assert browser.post(f"{here}/plain-upload", {"name": "ب", "kind": "pdf", "place": "title_deed"}).status_code == 200
    assert {one.place for one in contents(wiring.records, intake.id).documents.values()} == {"title_deed"}


def test_a_file_is_taken_out_and_an_applicant_withdraws(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    here = f"/office/intakes/{intake.id}"
    browser.get(here)
    assert browser.post(f"{here}/documents/d3/remove").status_code == 303
    assert 'id="u-d3"' not in text(browser.get(here))
    assert browser.post(f"{here}/withdraw").status_code == 303
    assert "/submit" not in text(browser.get(here))


def test_after_the_case_opened_the_page_gives_code_link_and_receipt(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring, state="ready", findings=())
    open_case(wiring, intake, shipped(), wiring.clock())
    page = text(browser.get(f"/office/intakes/{intake.id}"))
    code = get_intake(wiring.records, intake.id).tracking
    assert code
    assert tracking.show(code) in page
    link = re.search(r'href="https://daftar\.example(/s/[^"]+)"', page)
    assert link
    assert browser.get(link[1]).status_code == 200
    assert 'class="sheet print-only"' in page


@pytest.mark.parametrize("tail", ["", "/progress"])
def test_another_office_does_not_learn_that_an_intake_exists(wiring: Wiring, tail: str) -> None:
    intake = new_intake(wiring)
    stranger = Browser(wiring)
    stranger.sign_in(ELSEWHERE.username, PASSWORD, CODE)
    answer, absent = (stranger.get(f"/office/intakes/{id_}{tail}") for id_ in (intake.id, "none-such"))
    assert answer.status_code == 404
    assert text(answer) == text(absent)


def test_progress_tells_the_script_how_far_it_is(browser: Browser, wiring: Wiring) -> None:
    intake = read_intake(wiring)
    state = browser.get(f"/office/intakes/{intake.id}/progress").json_body
    assert (state["state"], len(state["documents"])) == ("attention", 3)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("<>&\"'{}%/آب\u200c "), min_size=1, max_size=20).filter(lambda name: bool(name.strip())))
def test_no_name_breaks_out_of_the_page(name: str) -> None:
    wiring = staffed(memory_wiring())
    browser = Browser(wiring)
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    plain = read_intake(wiring, name="ب")
    hostile = read_intake(wiring, name=name)
    tags = [re.findall(r"<[a-zA-Z/!]+", text(browser.get(f"/office/intakes/{one.id}"))) for one in (plain, hostile)]
    assert tags[0] == tags[1]


@pytest.mark.parametrize(
    "tail",
    [
        "submit",
        "withdraw",
        "explain",
        "fields/d1/plaque",
        "documents/d1/remove",
        "documents/d1/move",
        "documents/d1/join",
    ],
)
def test_the_address_of_a_form_leads_to_the_page_that_holds_it(browser: Browser, wiring: Wiring, tail: str) -> None:
    intake = new_intake(wiring)
    assert location(browser.get(f"/office/intakes/{intake.id}/{tail}")) == f"/office/intakes/{intake.id}"


def send_back(wiring: Wiring, text: str = "فرم را امضا کنید.") -> str:
    """An intake whose case a reviewer returned."""
    intake = read_intake(wiring, state="ready", findings=())
    case = open_case(wiring, intake, shipped(), wiring.clock())
    wiring.review.take_next(REVIEWER)
    wiring.review.decide(REVIEWER, case, "return", ("document_missing",), text)
    return intake.id


def test_what_a_reviewer_sent_back_stands_in_a_tab_of_its_own_with_its_count(browser: Browser, wiring: Wiring) -> None:
    assert "state=returned" not in text(browser.get("/office/intakes"))
    intake = send_back(wiring)
    page = text(browser.get("/office/intakes?state=returned"))
    assert re.search(r'state=returned" aria-current="page">برگشتی، نیازمند اصلاح <span class="count">۱<', page)
    assert f'href="/office/intakes/{intake}"' in page
    assert "state=attention" in page
    assert f'href="/office/intakes/{intake}"' not in text(browser.get("/office/intakes?state=attention"))


def test_a_returned_intake_shows_the_reviewers_words_and_takes_its_answer(browser: Browser, wiring: Wiring) -> None:
    intake = send_back(wiring, f"فرم را امضا کنید. {HOSTILE}")
    here = f"/office/intakes/{intake}"
    page = text(browser.get(here))
    assert html.escape(HOSTILE).replace("&quot;", "&#34;") in page
    assert "یک مدرک کم است" in page
    assert "چه کردید؟" in page
    assert 'class="sheet print-only"' not in page
    assert f'action="{here}/submit"' in page
    assert browser.post(f"{here}/submit", {"seen": "1", "told": "1"}).status_code == 422
    assert browser.post(f"{here}/explain", {"key": "case_returned~1", "text": "امضا شد"}).status_code == 303
    assert browser.post(f"{here}/submit", {"seen": "1", "told": "1"}).status_code == 303
    assert "پرونده به نوبت بازمی‌گردد" in text(browser.get(here))
    check.handle({"intake": intake}, wiring)
    for finding in wiring.intakes.view(CLERK, intake).findings:
        if finding.blocking:
            wiring.intakes.explain(CLERK, intake, finding.key, "دیده شد")
    check.handle({"intake": intake}, wiring)
    wiring.intakes.submit(CLERK, intake)
    open_case_stage.handle({"intake": intake}, wiring)
    assert get_case(wiring.records, intake).state == "queued"
    assert 'class="sheet print-only"' in text(browser.get(here))


def test_without_script_a_file_goes_by_a_plain_form_that_leads_back(browser: Browser, wiring: Wiring) -> None:
    intake = new_intake(wiring)
    here = f"/office/intakes/{intake.id}"
    noscript = text(browser.get(here)).partition("<noscript>")[2].partition("</noscript>")[0]
    assert f'action="{here}/plain-upload"' in noscript
    answer = browser.post(f"{here}/plain-upload", {"name": "سند مالکیت", "kind": "pdf"})
    page = text(answer)
    form = page.partition('action="https://objects.example/documents"')[2].partition("</form>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)"', form))
    assert fields["success_action_redirect"] == f"https://daftar.example{here}"
    assert form.index('type="file"') > form.rindex('type="hidden"')
    assert "form_token" not in fields
    assert "form-action 'self' https://objects.example;" in answer.headers["Content-Security-Policy"]
    assert wiring.documents.post(fields, b"%PDF-1.7")  # type: ignore[attr-defined]
    (document,) = contents(wiring.records, intake.id).documents.values()
    assert (document.file, document.state) == ("سند مالکیت.pdf", "awaiting")
    assert fields["key"] == f"uploads/{intake.id}/{document.id}/original"
    assert location(browser.get(f"{here}/plain-upload")) == here


@pytest.mark.parametrize("fields", [{}, {"name": "x", "kind": "exe"}, {"name": "", "kind": "pdf"}])
def test_a_plain_form_that_can_not_be_is_refused(browser: Browser, wiring: Wiring, fields: dict[str, str]) -> None:
    intake = new_intake(wiring)
    browser.get(f"/office/intakes/{intake.id}")
    assert browser.post(f"/office/intakes/{intake.id}/plain-upload", fields).status_code == 422
    assert contents(wiring.records, intake.id).documents == {}
