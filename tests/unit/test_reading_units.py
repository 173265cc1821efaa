"""What a bare number counts: rials and square metres, unless the page speaks of another unit that isn't beside it."""

from __future__ import annotations

import pytest

from ocr.model import Line
from tests.unit.decided import read
from tests.unit.paper import line, rows

SALE = [line("مبایعه نامه", right=700, top=40, height=50), line("مشاور املاک سرو", top=110)]
DEED = [line("سند مالکیت", right=700, top=40, height=50), line("سازمان ثبت اسناد و املاک کشور", top=110)]
PARTIES = ("فروشنده: مریم یزدی", "خریدار: رضا احمدی")


def price(*texts: str) -> tuple[str | None, str]:
    found = read(*SALE, *rows(*PARTIES, *texts), service="property")["price"]
    return found.value, found.status


@pytest.mark.parametrize(
    "texts",
    [
        ("ثمن معامله: ۲۵۰,۰۰۰,۰۰۰", "به حروف: دویست و پنجاه میلیون تومان"),
        ("(مبالغ به هزار ریال)", "ثمن معامله: ۲,۵۰۰,۰۰۰"),
        ("ثمن معامله (به هزار ریال): ۲,۵۰۰,۰۰۰",),
        ("ثمن معامله: ۲۵۰,۰۰۰,۰۰۰", "کلیه مبالغ به تومان می باشد"),
        ("ثمن معامله: ۱۰,۰۰۰ دلار",),
    ],
)
def test_a_sum_whose_unit_is_told_elsewhere_is_looked_at(texts: tuple[str, ...]) -> None:
    assert price(*texts)[1] == "check"


@pytest.mark.parametrize(
    "texts",
    [
        ("ثمن معامله: ۲,۵۰۰,۰۰۰,۰۰۰ ریال", "خسارت تاخیر: روزانه ۵۰۰,۰۰۰ تومان"),
        ("ثمن معامله (ریال): ۲,۵۰۰,۰۰۰,۰۰۰", "خسارت تاخیر: روزانه ۵۰۰,۰۰۰ تومان"),
        ("ثمن معامله: ۲,۵۰۰,۰۰۰,۰۰۰", "به حروف: دو میلیارد و پانصد میلیون ریال"),
        ("ثمن معامله: ۲,۵۰۰,۰۰۰,۰۰۰",),
    ],
)
def test_a_sum_in_rials_is_one(texts: tuple[str, ...]) -> None:
    assert price(*texts) == ("2500000000", "ok")


@pytest.mark.parametrize(("texts", "status"), [(("مساحت: ۱٫۲ متر مربع",), "ok"), (("مساحت (هکتار): ۱٫۲",), "check")])
def test_square_metres_or_hectares(texts: tuple[str, ...], status: str) -> None:
    found = read(*DEED, *rows("نام مالک: مریم یزدی", *texts))["area"]

    assert found.status == status


def bill(*texts: str) -> list[Line]:
    return [line("قبض عوارض نوسازی", right=700, top=40, height=50), *rows(*texts)]


IDS = ("شناسه قبض: ۳۰۶۸۳۴۱۷۳۳۱", "شناسه پرداخت: ۳۵۳۶۱۶۲۳۴۳")


@pytest.mark.parametrize(("amount", "status"), [("۳۵,۳۶۱,۰۰۰", "ok"), ("۲۵,۳۶۱,۰۰۰", "check")])
def test_a_bills_sum_is_the_one_that_its_payment_id_carries(amount: str, status: str) -> None:
    found = read(*bill(*IDS, f"مبلغ: {amount} ریال"), service="dues")["amount"]

    assert found.status == status
    assert ("amount-not-of-payment" in found.reasons) == (status == "check")
