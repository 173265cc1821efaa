"""Tesseract's library hands words out as they stand on paper."""

from __future__ import annotations

import pytest

from ocr.tesseract import as_read


@pytest.mark.parametrize(
    ("on_paper", "read"),
    [("هوق", "قوه"), (":یلم", "ملی:"), ("۱۴۰۳/۰۵/۱۷", "۱۴۰۳/۰۵/۱۷"), ("۳۸۶-۳۹۲", "۳۸۶-۳۹۲"), ("۱۲ب", "ب۱۲")],
)
def test_letters_of_a_word_are_turned_and_numbers_are_not(on_paper: str, read: str) -> None:
    assert as_read(on_paper) == read
