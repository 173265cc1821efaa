"""What readers that agree may still both miss, and what needs none to agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import decide, extract
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


@pytest.mark.parametrize(("printed", "status"), [("۸۲۵۶۸", "check"), ("۸۲۵٫۶۸", "ok")])
def test_two_scans_in_one_type_may_have_lost_the_same_sign(printed: str, status: str) -> None:
    deed = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=130)]
    request = [line("فرم درخواست پروانه ساختمانی", right=640, top=60, height=50), line("شهرداری کرج", top=130)]
    papers = [(deed, "مساحت"), (request, "مساحت زمین")]
    pages = [[*head, *rows(f"{label}: {printed} متر مربع")] for head, label in papers]
    seen = {str(n): extract([page(lines, second=lines)], CATALOGUE, judge=sure) for n, lines in enumerate(pages)}
    decided = decide(seen, CATALOGUE.services["building_permit"], CATALOGUE, judge=sure)

    assert (decided["0"].fields["area"].status, decided["1"].fields["land_area"].status) == (status, status)


def test_a_text_layer_loses_no_sign() -> None:
    assert read("مساحت: ۶۴۸۸۳ متر مربع", "area", source="text").status == "ok"


def test_a_share_in_listed_words_is_its_own_witness() -> None:
    assert read("میزان مالکیت: شش دانگ", "share", alone=True).status == "ok"
    assert read("میزان مالکیت: ۶ دانگ", "share", alone=True).reasons == ("not_confirmed",)
