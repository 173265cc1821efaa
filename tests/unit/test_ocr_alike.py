"""Letters that stand for digits in a number."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.alike import as_number
from ocr.words import line_of


@pytest.mark.parametrize(
    ("on_paper", "number"),
    [
        ("۶۵ا٫۸", "۶۵۱٫۸"),
        ("ا۸۳.۷", "۱۸۳.۷"),
        ("۵۷۲ر۶", "۵۷۲٫۶"),
        ("۴۷هر۴", "۴۷۵٫۴"),
        ("۴۷رر۴", None),
        ("۱۴۰ه", "۱۴۰۵"),
        ("۱۲", None),
        ("ه۱", None),  # too few digits to say
        ("ه/۹۸", None),  # a series and its year
        ("الف۱۲۳۴", None),
        ("ر۱۲۳", None),
        ("۲۴۵متر", None),
    ],
)
def test_letters_amid_digits(on_paper: str, number: str | None) -> None:
    read = as_number(on_paper)
    assert (read if read is None else "".join(read)) == number


def test_a_number_keeps_its_order_and_is_doubted_and_the_letters_are_gone() -> None:
    characters = ["", "۶", "۵", "ا", "۱", "٫", "۸", " "]
    steps = np.full((12, len(characters)), 0.001, dtype=np.float32)
    for place, label in enumerate((1, 2, 3, 5, 6)):
        steps[2 * place, label] = 0.97
        steps[2 * place + 1, 0] = 0.97
    steps[10:, 0] = 0.97
    steps[4, 4], steps[4, 3] = 0.2, 0.75

    line = line_of(steps, (0, 0, 120, 40), characters)

    assert line is not None
    assert [word.text for word in line.words] == ["۶۵۱٫۸"]
    assert line.words[0].confidence < 0.5
    assert not any("ا" in text for text, _ in line.words[0].alternatives)
