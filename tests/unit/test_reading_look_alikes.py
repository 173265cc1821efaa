"""Pages on which a value stands beside words much like its label, and is another thing's or another person's."""

from __future__ import annotations

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from ocr.model import Line
from tests.unit.paper import line, page, paragraph, rows, sure

CATALOGUE = load()


def head(title: str, office: str = "شهرداری کرج") -> list[Line]:
    return [line(title, right=700, top=60, height=50), line(office, top=120)]


DEED = [
    *head("سند مالکیت", "سازمان ثبت اسناد و املاک کشور"),
    *rows("نام مالک: مریم یزدی", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "شناسه یکتا: ۶۸۸۸۲۷۳۹۴۴۷۰۳۷۷۰۰۰"),
]
PERMIT, DONE, PAID = head("پروانه ساختمان"), head("گواهی پایان کار"), head("رسید پرداخت", "بانک شهر")
CLEARED, BILL, ASKED = head("گواهی مفاصاحساب"), head("قبض عوارض نوسازی"), head("فرم تقاضا")
LIKE: list[tuple[str, list[Line]]] = [
    (
        "owner_name",
        [
            *PERMIT,
            *paragraph(
                "نظارت بر عملیات ساختمان پلاک ثبتی ۱۲ فرعی از ۳۴۵ اصلی به آقای رضا احمدی واگذار گردید.", top=200
            ),
        ],
    ),
    (
        "requested_on",
        [
            *ASKED,
            *rows(
                "متقاضی: مریم یزدی",
                "کد ملی: ۰۱۷۵۹۸۹۸۳۴",
                "پیرو نامه شماره ۱۲۳۴ | مورخ: ۱۴۰۳/۰۲/۰۱",
                "نشانی: کرج، گلشهر، پلاک ۱۲",
            ),
        ],
    ),
    ("area", [*DEED, line("مساحت", top=500), line("متر مربع", top=540), line("۴", top=575)]),
    ("area", [*DEED, *rows("مساحت مفید: ۸۵ متر مربع", "مساحت زمین: ۵۲۰ متر مربع", top=500)]),
    ("address", [*DEED, *rows("محل سکونت: کرج، گلشهر، خیابان سرو، پلاک ۱۲", top=500)]),
    (
        "built_area",
        [*head("فرم درخواست پروانه ساختمانی"), line("وضع موجود", top=200), *rows("مساحت بنا: ۹۰ متر مربع", top=260)],
    ),
    ("amount", [*BILL, *rows("مبلغ پرداختی: ۲,۵۰۰,۰۰۰ ریال", "مانده بدهی: ۳۰۰,۰۰۰ ریال", "مهلت پرداخت: ۱۴۰۳/۰۶/۳۱")]),
    (
        "amount",
        [*PAID, *rows("مبلغ قابل پرداخت: ۲,۸۰۰,۰۰۰ ریال", "پرداخت شد: ۲,۵۰۰,۰۰۰ ریال", "شماره پیگیری: ۱۲۳۴۵۶۷۸")],
    ),
    ("due_on", [*BILL, *rows("مبلغ: ۲,۵۰۰,۰۰۰ ریال", "سررسید: ۱۴۰۳/۰۶/۳۱ چک شماره ۱۲۳۴۵۶")]),
]


@pytest.mark.parametrize("source", ["text", "ocr"])
@pytest.mark.parametrize(("name", "lines"), LIKE)
def test_what_only_looks_like_it_is_not_relied_upon(name: str, lines: list[Line], source: str) -> None:
    read = extract([page(lines, second=lines, source=source)], CATALOGUE, judge=sure)  # type: ignore[arg-type]
    assert read.type is not None
    assert read.fields[name].status != "ok"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (
            [*DONE, *paragraph("ساختمان متعلق به خانم مریم یزدی طبق پروانه شماره ۸۸۷۷ احداث شده است.", top=200)],
            "owner_name",
        ),
        (
            [*CLEARED, *paragraph("گواهی می شود مودی خانم مریم یزدی به شماره ملی ۰۱۷۵۹۸۹۸۳۴ بدهی ندارد.", top=200)],
            "payer_name",
        ),
    ],
)
def test_a_name_is_relied_upon_only_without_the_words_around_it(lines: list[Line], name: str) -> None:
    field = extract([page(lines, source="text")], CATALOGUE, judge=sure).fields[name]
    assert field.value == "مریم یزدی" or field.status != "ok"
