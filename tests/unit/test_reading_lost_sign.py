"""What readers that agree may still both miss, and what needs none to agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows, sure

CATALOGUE = load()


def read(
    printed: str, name: str, *, source: str = "ocr", alone: bool = False, quality: dict[str, float] | None = None
) -> FieldReading:
    """A field of a deed whose every line both engines read alike; ``alone``: by the recogniser only."""
    lines: list[Line] = [
        line("سند مالکیت", right=640, top=60, height=50),
        *rows("سازمان ثبت اسناد و املاک کشور", printed),
    ]
    seen = page(lines, quality=quality)
    seen = replace(seen, source=source, second=() if alone or source == "text" else seen.lines)
    return extract([seen], CATALOGUE, judge=sure).fields[name]


@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        ("۶۴۸٫۸۳", ()),
        ("۶۴۸۸۳", ("sign_perhaps_lost",)),
        ("۱۲٬۵۰۰", ()),
        ("۲۴۵۰", ()),
    ],
)
def test_so_large_an_area_without_a_sign_may_have_lost_it(printed: str, reasons: tuple[str, ...]) -> None:
    assert read(f"مساحت: {printed} متر مربع", "area").reasons == reasons


def test_where_specks_were_taken_out_a_few_digits_may_have_lost_theirs() -> None:
    speckled = {"specks": 0.004}
    assert read("مساحت: ۲۰۰۵ متر مربع", "area", quality=speckled).reasons == ("sign_perhaps_lost",)
    assert read("مساحت: ۲۰۰٫۵ متر مربع", "area", quality=speckled).status == "ok"


def test_a_text_layer_loses_no_sign() -> None:
    assert read("مساحت: ۶۴۸۸۳ متر مربع", "area", source="text").status == "ok"


def test_a_share_in_listed_words_is_its_own_witness() -> None:
    assert read("میزان مالکیت: شش دانگ", "share", alone=True).status == "ok"
    assert read("میزان مالکیت: ۶ دانگ", "share", alone=True).reasons == ("not_confirmed",)
