"""The way in and out, and what stands before the rooms."""

from __future__ import annotations

import logging
import re

import pytest

from chalicelib.errors import NotAllowedError
from chalicelib.stores.ports import Challenge, Person, Tokens
from chalicelib.wiring import Wiring
from tests.fakes.browser import Browser, location, text
from tests.fakes.scene import CLERK, CODE, PASSWORD, REVIEWER, SUPERVISOR, staffed
from tests.fakes.stores import MemoryPeople
from tests.fakes.wiring import SETTINGS, SettableClock, memory_wiring

STAGED = SETTINGS.model_copy(update={"public_url": "https://api.example/stage"})


@pytest.fixture
def wiring() -> Wiring:
    return staffed(memory_wiring())


@pytest.fixture
def browser(wiring: Wiring) -> Browser:
    return Browser(wiring)


@pytest.mark.parametrize(("person", "home"), [(CLERK, "/office/intakes"), (REVIEWER, "/review")])
def test_password_and_code_lead_each_to_the_page_where_their_work_begins(
    browser: Browser, person: Person, home: str
) -> None:
    assert browser.sign_in(person.username, PASSWORD, CODE).status_code == 303
    assert location(browser.get("/")) == home
    assert person.name in text(browser.get(home))


def test_the_code_may_be_typed_in_persian_digits_and_with_spaces(browser: Browser) -> None:
    assert browser.sign_in(CLERK.username, PASSWORD, " ۱۲۳ ۴۵۶ ").status_code == 303
    assert "daftar" in browser.cookies


def test_a_wrong_password_says_so_keeps_the_name_and_sets_no_session(browser: Browser) -> None:
    browser.get("/login")
    answer = browser.post("/login", {"user": CLERK.username, "pass": "wrong"})
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert f'value="{CLERK.username}"' in text(answer)
    assert "<title>خطا: " in text(answer)
    assert "daftar" not in browser.cookies


def test_an_unknown_name_reads_as_a_wrong_password_does(browser: Browser) -> None:
    browser.get("/login")
    unknown = browser.post("/login", {"user": "nobody", "pass": "x"})
    known = browser.post("/login", {"user": CLERK.username, "pass": "x"})
    assert text(unknown).replace("nobody", CLERK.username) == text(known)


def test_a_locked_login_says_to_wait(browser: Browser) -> None:
    browser.get("/login")
    answers = [browser.post("/login", {"user": CLERK.username, "pass": "x"}) for _ in range(6)]
    assert "بسته شده است" in text(answers[-1])


def test_a_wrong_code_asks_for_the_code_again(browser: Browser) -> None:
    answer = browser.sign_in(CLERK.username, PASSWORD, "000000")
    assert answer.status_code == 422
    assert 'id="otp"' in text(answer)
    assert browser.post("/login/code", {"otp": CODE}).status_code == 303


def test_a_first_step_that_grew_old_begins_anew(browser: Browser, wiring: Wiring) -> None:
    assert isinstance(wiring.clock, SettableClock)
    browser.get("/login")
    browser.post("/login", {"user": CLERK.username, "pass": PASSWORD})
    wiring.clock.forward(minutes=10)
    answer = browser.post("/login/code", {"otp": CODE})
    assert answer.status_code == 422
    assert 'id="user"' in text(answer)


def test_a_form_without_the_token_of_its_page_is_refused(browser: Browser) -> None:
    browser.get("/login")
    answer = browser.post("/login", {"user": CLERK.username, "pass": PASSWORD, "form_token": "forged"})
    assert answer.status_code == 403
    assert "daftar-step" not in browser.cookies


def test_a_form_token_of_one_session_serves_no_other(wiring: Wiring) -> None:
    one, other = Browser(wiring), Browser(wiring)
    one.sign_in(CLERK.username, PASSWORD, CODE)
    one.get("/office/intakes")
    other.sign_in(REVIEWER.username, PASSWORD, CODE)
    assert other.post("/review/next", {"form_token": one.token}).status_code == 403


def test_nobody_sees_a_room_without_signing_in_and_comes_back_to_it_after(browser: Browser) -> None:
    answer = browser.get("/office/intakes/new")
    assert (answer.status_code, location(answer)) == (303, "/login?next=%2Foffice%2Fintakes%2Fnew")
    browser.get(location(answer))
    step = browser.post("/login", {"user": CLERK.username, "pass": PASSWORD, "next": "/office/intakes/new"})
    assert 'id="otp"' in text(step)
    assert location(browser.post("/login/code", {"otp": CODE})) == "/office/intakes/new"


def test_a_session_that_ended_says_so_at_the_login_and_is_forgotten(browser: Browser) -> None:
    browser.cookies["daftar"] = "token-that-ran-out"
    answer = browser.get("/office/intakes")
    assert "said=session-ended" in location(answer)
    assert "به پایان رسید" in text(browser.get(location(answer)))
    assert "daftar" not in browser.cookies


def test_a_form_that_came_too_late_is_said_not_to_be_saved_and_leads_back_to_its_page(browser: Browser) -> None:
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    browser.get("/office/intakes/new")
    browser.cookies["daftar"] = "token-that-ran-out"
    answer = browser.post("/office/intakes/new", {"service": "building_permit"})
    assert answer.status_code == 303
    assert "next=%2Foffice%2Fintakes%2Fnew" in location(answer)
    page = text(browser.get(location(answer)))
    assert "آخرین چیزی که فرستادید ثبت نشد" in page
    browser.post("/login", {"user": CLERK.username, "pass": PASSWORD, "next": "/office/intakes/new"})
    assert location(browser.post("/login/code", {"otp": CODE})) == "/office/intakes/new"


def test_a_browser_keeps_the_session_cookie_beyond_its_end_so_that_the_end_can_be_told(browser: Browser) -> None:
    answer = browser.sign_in(CLERK.username, PASSWORD, CODE)
    (kept,) = (line for line in answer.headers["Set-Cookie"] if line.startswith("daftar="))
    seconds = int(kept.partition("Max-Age=")[2].partition(";")[0])
    assert seconds > 3600


def test_the_end_of_a_session_is_said_ten_minutes_before_it(browser: Browser, wiring: Wiring) -> None:
    assert isinstance(wiring.clock, SettableClock)
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    early = text(browser.get("/office/intakes"))
    assert re.search(r'id="ending" data-in="3000" hidden>', early)
    wiring.clock.forward(minutes=51)
    late = text(browser.get("/office/intakes"))
    assert 'id="ending" data-in="0">' in late
    assert "نشست شما ساعت" in late
    answer = browser.post("/logout", {"next": "/office/intakes/new"})
    assert location(answer) == "/login?said=signed-out&next=%2Foffice%2Fintakes%2Fnew"
    assert {"daftar", "daftar-until"}.isdisjoint(browser.cookies)


@pytest.mark.parametrize("until", ["", "soon", "9" * 40, "-1"])
def test_an_odd_time_in_the_cookie_says_nothing_and_harms_nothing(browser: Browser, until: str) -> None:
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    browser.cookies["daftar-until"] = until
    answer = browser.get("/office/intakes")
    assert answer.status_code == 200
    assert 'id="ending"' not in text(answer)


def test_signing_out_after_the_session_ended_is_no_error(browser: Browser) -> None:
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    browser.get("/office/intakes")
    browser.cookies["daftar"] = "token-that-ran-out"
    answer = browser.post("/logout")
    assert (answer.status_code, location(answer).partition("?")[0]) == (303, "/login")


class ForgetfulPeople(MemoryPeople):
    def answer(self, challenge: Challenge, code: str) -> Tokens:
        raise NotAllowedError("login-expired")


def test_a_sign_in_that_took_too_long_says_to_begin_again() -> None:
    browser = Browser(staffed(memory_wiring(people=ForgetfulPeople())))
    answer = browser.sign_in(CLERK.username, PASSWORD, CODE)
    assert answer.status_code == 422
    assert "از آغاز ورود زیاد گذشته است" in text(answer)


def test_staff_without_a_page_yet_read_what_there_is_for_them(browser: Browser) -> None:
    answer = browser.sign_in(SUPERVISOR.username, PASSWORD, CODE)
    assert location(answer) == "/"
    page = browser.get("/")
    assert page.status_code == 200
    assert "نمای ناظر هنوز در این نسخه نیست" in text(page)
    assert location(browser.get("/login")) == "/"


def test_who_has_no_role_at_all_reads_whom_to_ask(browser: Browser, wiring: Wiring) -> None:
    assert isinstance(wiring.people, MemoryPeople)
    wiring.people.enrol(Person("p-new", "n.tazeh", "نگار تازه", frozenset()), PASSWORD, CODE)
    browser.sign_in("n.tazeh", PASSWORD, CODE)
    assert "از راهبر سامانه بخواهید نقش" in text(browser.get("/"))


def test_a_script_is_told_of_an_ended_session_by_its_status(browser: Browser) -> None:
    browser.cookies["daftar"] = "token-that-ran-out"
    answer = browser.get("/office/intakes/x/progress", Accept="application/json")
    assert (answer.status_code, answer.json_body["code"]) == (401, "signed-out")


def test_a_page_reached_from_another_site_is_asked_for_once_more(browser: Browser) -> None:
    answer = browser.get("/office/intakes", **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert 'http-equiv="refresh"' in text(answer)


@pytest.mark.parametrize(
    ("person", "path"), [(REVIEWER, "/office/intakes"), (CLERK, "/review"), (SUPERVISOR, "/review")]
)
def test_a_room_of_another_role_stays_shut(browser: Browser, person: Person, path: str) -> None:
    browser.sign_in(person.username, PASSWORD, CODE)
    answer = browser.get(path)
    assert answer.status_code == 403
    assert "برای نقش شما باز نیست" in text(answer)


def test_signing_out_drops_the_session(browser: Browser) -> None:
    browser.sign_in(CLERK.username, PASSWORD, CODE)
    browser.get("/office/intakes")
    assert browser.post("/logout").status_code == 303
    assert "daftar" not in browser.cookies


def test_every_page_carries_the_headers_that_keep_it_safe(browser: Browser) -> None:
    headers = browser.get("/login").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_cookie_with_line_ends_in_it_does_not_come_back_in_a_header(browser: Browser) -> None:
    browser.cookies["daftar-visit"] = r'"x\015\012Set-Cookie: daftar=theirs"'
    answer = browser.get("/login")
    (line,) = answer.headers["Set-Cookie"]
    assert line.isprintable()
    assert "theirs" not in line


def test_every_link_stands_behind_the_stage_path() -> None:
    browser = Browser(staffed(memory_wiring(STAGED)))
    answer = browser.get("/login")
    assert 'action="/stage/login"' in text(answer)
    assert 'href="/stage/static/daftar.css?v=' in text(answer)
    assert "Path=/stage;" in answer.headers["Set-Cookie"][0]
    assert location(browser.get("/")) == "/stage/login"


def test_shared_files_are_kept_by_content_and_a_font_travels_as_it_is(browser: Browser) -> None:
    style = browser.get("/static/daftar.css")
    assert style.headers["Content-Type"].startswith("text/css")
    digest = style.headers["ETag"].strip('"')
    assert "immutable" in browser.get(f"/static/daftar.css?v={digest}").headers["Cache-Control"]
    assert browser.get("/static/daftar.css", **{"If-None-Match": style.headers["ETag"]}).status_code == 304
    assert browser.get("/static/vazirmatn-subset.woff2").body.startswith(b"wOF2")
    assert browser.get("/static/secrets.txt").status_code == 404


def test_health_answers_even_a_request_without_an_accept_header(browser: Browser) -> None:
    assert browser._client.http.get("/health").json_body == {"status": "ok"}


class BrokenPeople(MemoryPeople):
    def sign_in(self, username: str, password: str) -> None:  # type: ignore[override]
        raise RuntimeError(f"{username} with a secret {password}")


def test_a_fault_shows_no_details_and_logs_no_personal_data(caplog: pytest.LogCaptureFixture) -> None:
    browser = Browser(memory_wiring(people=BrokenPeople()))
    browser.get("/login")
    with caplog.at_level(logging.ERROR, logger="daftar.web"):
        answer = browser.post("/login", {"user": "s.nikfarjam", "pass": "hidden-word"})
    assert answer.status_code == 500
    assert "RuntimeError" not in text(answer)
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert "RuntimeError" in logged
    assert "hidden-word" not in logged
    assert "s.nikfarjam" not in logged


class DeafPeople(MemoryPeople):
    def verify(self, id_token: str) -> Person:
        raise RuntimeError("the provider does not answer")


def test_shared_files_and_health_answer_while_the_sign_in_provider_does_not() -> None:
    browser = Browser(memory_wiring(people=DeafPeople()))
    browser.cookies["daftar"] = "some-token"
    assert browser.get("/health").status_code == 200
    assert browser.get("/static/daftar.css").status_code == 200
    answer = browser.get("/office/intakes")
    assert answer.status_code == 500
    assert "چند دقیقهٔ دیگر" in text(answer)
