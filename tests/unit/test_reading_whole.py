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


@pytest.mark.parametrize("more", ["واحد ۳ کد پستی: ۳۱۴۸۶۷۱۹۳۳", "جنب مسجد کد پستی: ۳۱۴۸۶۷۱۹۳۳", "جنب مسجد"])
@pytest.mark.parametrize("top", [236, 262, 285])
def test_words_before_a_label_under_it_and_lines_far_apart_may_belong_to_it(more: str, top: int) -> None:
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[line(more, right=860, top=top)]) == ["extent_unsure"]


def test_what_stands_left_of_it_may_belong_to_it() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲ | واحد ۳") == ["extent_unsure"]
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[line("واحد ۳", right=300, top=200)]) == ["extent_unsure"]


def test_a_label_left_of_the_line_under_it_does_not_explain_that_line() -> None:
    under = [line("مقابل بانک", right=860, top=250), line("کد پستی: ۳۱۴۸۶۷۱۹۳۳", right=560, top=250)]
    assert doubts(f"{PLACE} پلاک ۱۲", lines=under) == ["extent_unsure"]


def test_words_of_a_text_layer_may_be_joined_and_torn() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲", source="text") == ["extent_unsure"]
