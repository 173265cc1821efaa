"""Forms set otherwise than with a label beside or over its value: captions under values, dotted leaders, tall cells,
labels between two rows, values in large type without one."""

from __future__ import annotations

import pytest

from chalicelib.fields import kind
from chalicelib.reading.spellings import reading_of
from chalicelib.reading.tokens import token_lines
from ocr.model import Line
from tests.unit.decided import read
from tests.unit.paper import in_columns, line, page, rows

LICENCE = [line("پروانه کسب", right=700, top=40, height=50), line("اتاق اصناف کرج", top=110)]
SALE = [line("مبایعه نامه", right=700, top=40, height=50), line("مشاور املاک سرو", top=110)]
RIGHTS = (950, 700, 450)


def test_values_over_their_captions() -> None:
    values = in_columns("۲۹۱۰۴۴۷۸۳۶", "۱۴۰۰/۰۸/۳۰", "۱۴۰۵/۰۸/۳۰", top=240, rights=RIGHTS)
    captions = in_columns("شناسه صنفی", "تاریخ صدور", "تاریخ اعتبار", top=275, rights=RIGHTS)
    found = read(*LICENCE, *values, *captions, service="business_services")

    assert [found[name].value for name in ("guild_id", "issued_on", "expires_on")] == [
        "2910447836",
        "1400-08-30",
        "1405-08-30",
    ]
    assert "ok" not in {found[name].status for name in ("guild_id", "issued_on", "expires_on")}


def test_dotted_leaders_part_a_label_from_its_value() -> None:
    found = read(
        *LICENCE,
        *rows("دارنده پروانه ..........رضا احمدی نام پدر .......... حسن", "رسته ..........خواربار فروشی"),
        service="business_services",
    )

    assert (found["licensee_name"].value, found["trade"].value) == ("رضا احمدی", "خواربار فروشی")


def test_a_sum_torn_in_two_is_one_from_left_to_right() -> None:
    torn = token_lines(page([line("۱۵٬۰۰۰ ۷٬۴", top=100)]))[0].tokens
    turned = [*torn[:1], *torn[1:]]
    value = reading_of(kind("money"), turned)

    assert value is not None
    assert value.canonical == "7415000"


def test_what_was_paid_in_large_type_is_read_without_a_label_and_looked_at() -> None:
    receipt = [line("رسید پرداخت", right=700, top=40, height=50), line("همراه بانک سامان", top=110)]
    paid = line("۷,۴۱۵,۰۰۰ ریال", right=600, top=180, height=60)
    found = read(*receipt, paid, *rows("شناسه قبض: ۷۷۳۰۱۹۴۶۶۲", top=300), service="dues")["amount"]

    assert (found.value, found.status) == ("7415000", "check")


def seller_of_two_rows(top: int) -> list[Line]:
    head = in_columns("نام و نام خانوادگی", "شماره ملی", top=200, rights=(780, 450))
    first = in_columns("نادر خان بیگی", "۴۵۹۰۱۸۲۲۶۲", top=260, rights=(780, 450))
    second = in_columns("شهلا خان بیگی", "۴۵۹۰۲۷۷۱۳۱", top=300, rights=(780, 450))
    return [*SALE, *head, *first, *second, line("فروشنده", right=950, top=top)]


@pytest.mark.parametrize("top", [276, 280, 284])
def test_a_label_between_two_rows_is_said_of_neither_alone(top: int) -> None:
    found = read(*seller_of_two_rows(top), service="property")["seller_national_id"]

    assert (found.value, found.status) != ("4590277131", "ok")


def test_an_address_of_many_lines_beside_its_label_is_whole() -> None:
    told = ("کرج، گوهردشت،", "بلوار انقلاب،", "خیابان دوم غربی،", "کوچه شهید حسن", "کریمی، بن بست", "نسترن، پلاک ۱۲")
    cell = [line(text, right=700, top=200 + 40 * place) for place, text in enumerate(told)]
    found = read(*LICENCE, line("نشانی", right=950, top=300), *cell, service="business_services")["address"]

    assert found.value == "کرج، گوهردشت، بلوار انقلاب، خیابان دوم غربی، کوچه شهید حسن کریمی، بن بست نسترن، پلاک 12"


def test_a_booklets_own_page_is_not_that_of_the_register() -> None:
    booklet = [
        line("صفحه ۴", right=120, top=20),
        line("سازمان ثبت اسناد و املاک کشور", right=700, top=40, height=50),
        line("سند مالکیت ـ دفترچه", right=650, top=110, height=50),
    ]
    found = read(*booklet, *rows("نام مالک: رضا احمدی", "دفتر املاک: ۳۹۰", "صفحه: ۵۱", "شماره ثبت: ۴۱۸۷۷"))

    assert (found["register_page"].value, found["register_no"].value) == ("51", "390")


def test_a_fathers_number_under_the_childs_is_not_the_childs() -> None:
    certificate = [line("شناسنامه", right=700, top=40, height=50), line("سازمان ثبت احوال کشور", top=110)]
    own = [line("شماره ملی", right=650, top=180), line("۰۱۷۵۹۸۹۸۳۴", right=700, top=220)]
    fathers = in_columns("شماره ملی پدر", "۰۴۹۲۹۴۶۱۹۱", top=320)
    found = read(*certificate, *own, *in_columns("نام", "نیلوفر", top=270), *fathers, service="other")

    assert found["national_id"].value == "0175989834"


def test_a_guardians_office_and_a_heading_are_no_ward() -> None:
    order = [line("قیم‌نامه", right=700, top=40, height=50), line("دادسرای عمومی و انقلاب کرج", top=110)]
    told = line("به موجب حکم صادره از شعبه ۲ دادگاه خانواده ساری به شماره دادنامه ۹۷۰۹۹۷۱۵۲۳۴۰۰۸۱۶", top=200)
    head = line("مشخصات صغیر / محجور", right=950, top=240)
    found = read(*order, told, head, *in_columns("نام و نام خانوادگی", "نیلوفر پناهی", top=290), service="other")

    assert found["ward_name"].value == "نیلوفر پناهی"


def test_plaques_halves_under_their_heads_and_a_narrow_column_beside_them() -> None:
    deed = [line("سند مالکیت", right=700, top=40, height=50), line("سازمان ثبت اسناد و املاک کشور", top=110)]
    heads = in_columns("پلاک اصلی", "پلاک فرعی", "قطعه", "بخش", top=200, rights=(950, 800, 640, 560))
    cells = in_columns("۱۶۳", "۲۴۷۱۸", "۳۷", "۹", top=250, rights=(930, 780, 630, 540))
    area = in_columns("مساحت", "۲۸۷/۴۵", top=310, rights=(950, 800))
    found = read(*deed, *heads, *cells, *area)

    assert [found[name].value for name in ("plaque", "lot", "section")] == ["163/24718", "37", "9"]
