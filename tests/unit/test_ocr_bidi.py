"""The order on paper is turned into the order of reading."""

from __future__ import annotations

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from ocr.bidi import logical_order

PERSIAN = "ابپتجچدرسشعفقکگلمنهوی"


def read(on_paper: str) -> str:
    return "".join(text for _, text in logical_order(on_paper))


@pytest.mark.parametrize(
    ("on_paper", "in_reading"),
    [
        ("مان", "نام"),
        ("۱۴۰۳/۰۵/۱۷ :خیرات", "تاریخ: ۱۴۰۳/۰۵/۱۷"),
        ("۰۰۱۲۳۴۵۶۷۹", "۰۰۱۲۳۴۵۶۷۹"),
        ("(لوا) دنس", "سند (اول)"),
        ("ISO 9001", "ISO 9001"),
        ("Tehran یرادرهش", "شهرداری Tehran"),
        ("NAR 8 SBVSR 06616992 :یساش", "شاسی: NAR 8 SBVSR 06616992"),
        ("عبرم رتم ۲۵۰٫۷۵", "۲۵۰٫۷۵ متر مربع"),
        ("۵ دحاو ۱۲ کالپ", "پلاک ۱۲ واحد ۵"),
    ],
)
def test_a_line_reads_as_a_person_reads_it(on_paper: str, in_reading: str) -> None:
    assert read(on_paper) == in_reading


def test_half_spaces_stay_between_their_letters() -> None:
    assert read("دنک\u200cیم") == "می\u200cکند"


def test_every_glyph_keeps_its_place_on_paper() -> None:
    on_paper = "۱۲ کالپ"

    assert [on_paper[i] for i, _ in logical_order(on_paper)] == list("پلاک ۱۲")


word = st.text(PERSIAN, min_size=1, max_size=8)
number = st.text("۰۱۲۳۴۵۶۷۸۹", min_size=1, max_size=10)
date = st.builds("{}/{}/{}".format, number, number, number)


@given(st.lists(st.one_of(word, number, date), min_size=1, max_size=8).filter(lambda ws: ws[0][0] in PERSIAN))
def test_it_undoes_what_a_printer_does(words: list[str]) -> None:
    line = " ".join(words)

    assert read(get_display(line, base_dir="R")) == line
