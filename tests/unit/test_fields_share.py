"""Shares that are spelled out in words of a short list."""

from __future__ import annotations

import pytest

from chalicelib import fields
from chalicelib.fields.kind import Plain

SHARE = fields.of(Plain("share"))


@pytest.mark.parametrize("text", ["شش دانگ", "شش‌دانگ", "سه دانگ مشاع از شش دانگ", "یک و نیم دانگ از شش دانگ"])
def test_listed_words_alone_are_spelled_out(text: str) -> None:
    assert SHARE.spelled_out(text)
    assert SHARE.parse(text)


@pytest.mark.parametrize("text", ["۶ دانگ", "شش دالگ", "شش", "سه دانگ از ۶ دانگ", "شش دانگ عرصه", ""])
def test_digits_and_other_words_are_not(text: str) -> None:
    assert not SHARE.spelled_out(text)
