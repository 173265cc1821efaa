"""Forms that have more people than a paper has fields for: whose a number is, and who is nobody there."""

from __future__ import annotations

import pytest

from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.decided import read
from tests.unit.paper import line, paragraph, rows

SALE = [line("مبایعه نامه", right=650, top=40, height=50)]
REQUEST = [line("فرم درخواست پروانه ساختمانی", right=700, top=40, height=50)]
GAZETTE = [line("آگهی تغییرات شرکت", right=700, top=40, height=50), line("روزنامه رسمی", right=600, top=100)]
LICENCE = [line("پروانه کسب", right=650, top=40, height=50)]
A, B, C = "۰۰۱۱۹۸۳۱۴۰", "۰۳۲۱۰۲۸۲۲۸", "۰۳۲۵۲۷۳۸۵۵"


def row(*cells: str, top: int, rights: tuple[int, ...] = (960, 800, 560, 420)) -> list[Line]:
    return [line(text, right=right, top=top) for text, right in zip(cells, rights, strict=False)]


def sold(*rows: list[Line]) -> dict[str, FieldReading]:
    return read(*SALE, *[one for cells in rows for one in cells], service="property")


def test_a_party_and_his_number_in_cells_of_one_row() -> None:
    found = sold(row("فروشنده", "رضا احمدی", "کد ملی", B, top=150), row("خریدار", "مریم یزدی", "کد ملی", A, top=210))

    assert (found["seller_name"].value, found["seller_national_id"].value) == ("رضا احمدی", "0321028228")
    assert (found["buyer_name"].value, found["buyer_national_id"].value) == ("مریم یزدی", "0011983140")


def test_the_next_rows_heading_is_nobodys_name() -> None:
    found = sold(row("خریدار", top=150), row("شاهد", "رضا احمدی", "کد ملی", B, top=210))

    assert found["buyer_name"].value != "شاهد"
    assert found["buyer_national_id"].status != "ok"


@pytest.mark.parametrize("heading", ["نماینده قانونی", "مشاور املاک محل", "اطلاعات مالک", "اطلاعات تحویل دهنده"])
def test_what_stands_under_somebody_else_is_not_the_applicants_for_sure(heading: str) -> None:
    rows = ["متقاضی", "نام و نام خانوادگی: رضا احمدی", heading, "نام و نام خانوادگی: مریم یزدی", f"کد ملی: {A}"]

    found = read(*REQUEST, *[line(text, top=150 + 60 * n) for n, text in enumerate(rows)])

    assert found["national_id"].status != "ok"


def test_of_a_table_of_people_the_first_row_is_not_the_applicant_for_sure() -> None:
    rows = [
        row("سمت", "نام و نام خانوادگی", "کد ملی", top=150),
        row("مالک", "مریم یزدی", A, top=210),
        row("متقاضی", "رضا احمدی", B, top=270),
    ]

    found = read(*REQUEST, *[one for cells in rows for one in cells])

    assert found["national_id"].status != "ok" or found["national_id"].value == "0321028228"


def test_one_word_is_no_whole_name() -> None:
    found = read(*REQUEST, *row("نام متقاضی", "رضا", "نام خانوادگی", "احمدی", top=150))

    assert found["applicant_name"].status != "ok"


@pytest.mark.parametrize("deputy", ["قائم مقام مدیرعامل: مریم یزدی", "معاون مدیرعامل: مریم یزدی"])
def test_a_deputy_is_not_the_director(deputy: str) -> None:
    assert read(*GAZETTE, line(deputy, top=160))["director_name"].status != "ok"


def test_a_term_beside_an_extension_is_looked_at() -> None:
    lines = [line("اعتبار تا: ۱۴۰۳/۰۲/۱۰", top=150), line("تمدید دوم تا: ۱۴۰۸/۰۲/۱۰", top=210)]

    assert read(*LICENCE, *lines, service="business_services")["expires_on"].status != "ok"


def test_the_second_of_two_sellers_is_not_named_second() -> None:
    found = sold(
        row("فروشنده دوم", "رضا احمدی", "کد ملی", C, top=150), row("خریدار", "مریم یزدی", "کد ملی", A, top=210)
    )

    assert found["seller_name"].status != "ok" or found["seller_name"].value == "رضا احمدی"


def test_a_heading_in_the_middle_of_the_page_is_over_all_that_stands_below() -> None:
    cells = [
        line("مشخصات فروشنده", right=585, top=120),
        *row("نام: رضا", "نام خانوادگی: احمدی", f"کد ملی: {B}", top=180, rights=(960, 800, 480)),
        line("مشخصات خریدار", right=580, top=240),
        *row("نام: مریم", "نام خانوادگی: یزدی", f"کد ملی: {A}", top=300, rights=(960, 800, 480)),
    ]

    found = sold(cells)

    assert (found["seller_name"].value, found["seller_national_id"].value) == ("رضا احمدی", "0321028228")
    assert (found["buyer_name"].value, found["buyer_national_id"].value) == ("مریم یزدی", "0011983140")


@pytest.mark.parametrize(
    ("title", "texts", "field", "service"),
    [
        (
            "مبایعه نامه",
            ("فروشنده: شرکت سازه گستر البرز", f"صاحبان امضا: علی رضایی، کد ملی: {B}"),
            "seller_national_id",
            "property",
        ),
        ("گواهی حصر وراثت", ("متوفی: حسن رضایی", "همسر متوفی: زهرا کریمی تاریخ فوت: ۱۳۹۵/۰۱/۰۱"), "died_on", "other"),
        ("گواهی حصر وراثت", ("متوفی: حسن رضایی", "تاریخ گواهی فوت: ۱۳۹۵/۰۱/۰۱"), "died_on", "other"),
        (
            "برگ تعهد مهندس ناظر",
            ("نام مالک: علی رضایی", "مهندس ناظر: رضا کاظمی شماره پروانه: ۳۰۰۳۳"),
            "permit_no",
            "technical_supervision",
        ),
        ("فرم درخواست", ("نام متقاضی: علی رضایی", "تلفن همراه: ۰۹۱۲۱۲۳۴۵۶۷ (همسر)"), "mobile", "urban_services"),
        (
            "فرم درخواست",
            ("نام متقاضی: علی رضایی", "تلفن همراه: ۰۹۱۲۱۲۳۴۵۶۷ متعلق به آقای رضا کاظمی"),
            "mobile",
            "urban_services",
        ),
        ("فرم درخواست", ("نام متقاضی: علی رضایی مسلمان",), "applicant_name", "urban_services"),
        ("آگهی ثبت شرکت", ("نام قبلی شرکت: البرز سازه", "شناسه ملی: ۱۰۷۲۵۱۰۵۶۷۰"), "company_name", "other"),
        (
            "مبایعه نامه",
            ("فروشنده: علی رضایی", "مبلغ: ۵۰۰,۰۰۰,۰۰۰ ریال بابت: پیش پرداخت"),
            "price",
            "property",
        ),
    ],
)
def test_what_is_told_of_somebody_or_something_beside_the_paper(
    title: str, texts: tuple[str, ...], field: str, service: str
) -> None:
    found = read(line(title, right=700, top=40, height=50), *rows(*texts), service=service)

    assert found[field].status != "ok"


def test_a_name_that_begins_with_who_signs_is_the_name_alone() -> None:
    form = line("فرم درخواست", right=700, top=40, height=50)
    found = read(form, *rows("نام متقاضی: اینجانب علی رضایی"), service="urban_services")

    assert found["applicant_name"].value == "علی رضایی"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("مورد وکالت پیگیری پرونده شماره ۷۷۸۸ در شهرداری کرج می باشد و وکیل حق امضا دارد", "deed_no"),
        ("وکیل به استناد دستور کار شماره ۴۴۵۵ تاریخ ۱۴۰۳/۰۲/۰۲ مراجعه و اقدام نماید و امضا دارد", "issued_on"),
    ],
)
def test_what_a_sentence_numbers_is_not_this_paper(told: str, field: str) -> None:
    deed = line("وکالتنامه", right=700, top=40, height=50)
    people = rows("موکل: علی رضایی", "وکیل: مریم یزدی", top=100)
    found = read(deed, *people, *paragraph(told, 300), service="building_permit")

    assert found[field].status != "ok"
