"""Bodies, links and cookies that come from outside."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.web.address import Address, safe_next
from chalicelib.web.forms import MAX_BODY, Form, ascii_digits, parse
from chalicelib.web.session import cookie, read_cookies


@given(st.binary(max_size=300))
def test_any_body_at_all_is_a_form(body: bytes) -> None:
    assert isinstance(parse(body), Form)


def test_a_form_is_read_in_persian_trimmed_and_without_hidden_signs() -> None:
    form = parse(urlencode({"name": "  بهروز\u202e کاویانی\u200cفر\x00 ", "two": ["a", "b"]}, doseq=True).encode())
    assert form.text("name") == "بهروز کاویانی\u200cفر"
    assert form.all("two") == ("a", "b")
    assert form.text("absent") == ""


def test_a_body_that_is_too_long_or_of_too_many_fields_is_an_empty_form() -> None:
    assert parse(b"a=" + b"x" * MAX_BODY) == Form()
    assert parse(b"&".join(b"a=1" for _ in range(500))) == Form()


def test_digits_of_every_keyboard_are_the_same_code() -> None:
    assert ascii_digits("۱۲۳٤٥٦") == "123456"


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:1", "", "/a\nb"]
)
def test_a_sign_in_never_leads_to_another_site(path: str) -> None:
    assert safe_next(path) is None


def test_a_sign_in_leads_back_to_a_page_of_ours() -> None:
    assert safe_next("/office/intakes/abc") == "/office/intakes/abc"


def test_links_stand_behind_the_stage_path_and_quote_what_is_put_in() -> None:
    address = Address("https://api.example/stage")
    assert address.to("/office/intakes", "a/b", query={"q": "ب"}) == "/stage/office/intakes/a%2Fb?q=%D8%A8"
    assert address.absolute("/s", "1.x") == "https://api.example/stage/s/1.x"
    assert Address("https://daftar.example").to("/login") == "/login"
    assert Address("https://daftar.example").absolute("/login") == "https://daftar.example/login"


def test_a_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    secure = cookie(Address("https://api.example/stage"), "daftar", "x", 60)
    assert secure == "daftar=x; Path=/stage; Max-Age=60; HttpOnly; SameSite=Strict; Secure"
    assert "Secure" not in cookie(Address("http://127.0.0.1:8000"), "daftar", "x", 60)


@given(st.text())
def test_any_cookie_header_can_be_read(header: str) -> None:
    assert isinstance(read_cookies(header), dict)
