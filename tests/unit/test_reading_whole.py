"""Where an address surely ends, and where more of it may stand."""

from __future__ import annotations

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from ocr.model import Line
from tests.unit.paper import line, page, rows

CATALOGUE = load()
HEAD = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]
PLACE = "نشانی: کرج، گلشهر، خیابان سرو،"


def doubts(*texts: str, lines: list[Line] | None = None, source: str = "ocr") -> list[str]:
    printed = page([*HEAD, *rows(*texts), *(lines or [])], source=source)  # type: ignore[arg-type]
    field = extract([printed], CATALOGUE).fields["address"]
    assert field.value
    return [one.detail for one in field.evidence if one.kind == "extent"]


@pytest.mark.parametrize(
    "end", ["پلاک ۱۲", "کوچه ۳، پلاک ۱۲", "پلاک ۱۲، واحد ۳", "پلاک ۱۲ طبقه ۲ واحد ۳", "پلاک ۱۲، طبقه سوم", "شماره ۱۲"]
)
def test_address_that_ends_with_a_house_is_whole(end: str) -> None:
    assert doubts(f"{PLACE} {end}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳") == []


@pytest.mark.parametrize(
    "end", ["کوچه حافظ", "پلاک", "پلاک ۱۲،", "پلاک ۱۲ ش", "واحد ۱۲ ۷", "پلاک ۱۲ نبش کوچه ۳", "پلاک ۱۲۳۴۵۶", "کوچه ۱۲"]
)
def test_address_that_ends_otherwise_may_go_on(end: str) -> None:
    assert doubts(f"{PLACE} {end}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳") == ["extent_unsure"]


def test_line_under_it_that_no_label_explains_may_belong_to_it() -> None:
    under = line("جنب مسجد", right=600, top=236)
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[under]) == ["extent_unsure"]
    beside_its_label = line("کد پستی: ۳۱۴۸۶۷۱۹۳۳", top=260)
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[beside_its_label]) == []


def test_words_of_a_text_layer_may_be_joined_and_torn() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲", source="text") == ["extent_unsure"]
