"""Papers of several people: whose a name and a number are, on forms, in tables and in the sentences of contracts.

The wordings are those of printed contracts, not of the generator's.
"""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, paragraph

CATALOGUE = catalogue.load()
ONE, OTHER, THIRD = "۰۰۸۴۵۷۵۹۴۸", "۰۰۷۳۰۸۲۴۶۵", "۰۱۷۵۹۸۹۸۳۴"


def read(kind: str, title: str, *lines: Line) -> dict[str, FieldReading]:
    head = line(title, top=40, right=900, height=44)
    return dict(extract([page([head, *lines], source="text")], CATALOGUE, expected=kind).fields)


def values(found: dict[str, FieldReading], *names: str) -> list[str | None]:
    return [found[name].value for name in names]


def cells(*rows: Sequence[str], rights: Sequence[int], top: int = 140) -> list[Line]:
    return [
        line(text, right=right, top=top + 60 * number)
        for number, row in enumerate(rows)
        for text, right in zip(row, rights, strict=True)
        if text
    ]


LEASE = ("lessor_name", "lessor_national_id", "lessee_name", "lessee_national_id")
SALE = ("seller_name", "seller_national_id", "buyer_name", "buyer_national_id")
PROXY = ("principal_name", "principal_national_id", "attorney_name", "attorney_national_id")
BOTH = ["رضا احمدی", "0084575948", "مریم یزدی", "0073082465"]


def test_a_part_may_be_said_after_the_person_and_all_that_is_told_of_him() -> None:
    text = (
        f"این قرارداد میان آقای رضا احمدی فرزند حسین به شماره ملی {ONE} به عنوان موجر و خانم مریم یزدی فرزند علی"
        f" به شماره ملی {OTHER} به عنوان مستأجر به شرح زیر منعقد گردید"
    )
    assert values(read("lease", "قرارداد اجاره", *paragraph(text)), *LEASE) == BOTH


def test_whoever_is_called_seller_and_buyer_in_what_follows_is_it() -> None:
    text = (
        f"در تاریخ ۱۴۰۱/۱۲/۰۳ فیمابین آقای رضا احمدی فرزند حسین با کد ملی {ONE} که در این قرارداد فروشنده نامیده"
        f" می‌شود و خانم مریم یزدی فرزند علی با کد ملی {OTHER} که از این پس خریدار خوانده می‌شود، قرارداد زیر با حضور"
        f" آقای بهمن کیانی با کد ملی {THIRD} منعقد گردید"
    )
    assert values(read("sale_agreement", "قرارداد خرید و فروش", *paragraph(text)), *SALE) == BOTH


def test_a_part_in_brackets_says_whose_the_number_before_it_is() -> None:
    text = (
        f"اینجانب رضا احمدی فرزند حسین به شماره ملی {ONE} (فروشنده) یک باب خانه به پلاک ثبتی ۱۲ فرعی از ۳۴۵۶ اصلی"
        f" را به خانم مریم یزدی فرزند علی به شماره ملی {OTHER} (خریدار) به مبلغ ۷٬۰۰۰٬۰۰۰٬۰۰۰ ریال فروختم"
    )
    found = read("sale_agreement", "مبایعه‌نامه", *paragraph(text))

    assert values(found, *SALE, "plaque", "price") == [*BOTH, "3456/12", "7000000000"]


def test_whoever_is_given_the_power_is_the_attorney() -> None:
    text = (
        f"اینجانب رضا احمدی فرزند حسین دارای کد ملی {ONE} به موجب این سند به خانم مریم یزدی فرزند علی دارای کد ملی"
        f" {OTHER} وکالت دادم که نسبت به اخذ پروانه ساختمان اقدام نماید. این وکالت تا تاریخ ۱۴۰۴/۰۷/۱۲ اعتبار دارد"
    )
    found = read("power_of_attorney", "وکالتنامه", *paragraph(text))

    assert values(found, *PROXY, "expires_on") == [*BOTH, "1404-07-12"]


def test_clauses_of_a_printed_contract_keep_each_persons_details_to_him() -> None:
    seller = (
        f"۱-۱- فروشنده/فروشندگان: آقای رضا احمدی فرزند حسین به شماره شناسنامه ۱۲۳ صادره از کرج به شماره ملی {ONE}"
        " متولد ۱۳۵۰/۰۴/۰۲ ساکن کرج، مهرشهر، پلاک ۵ با وکالت آقای نادر صادقی"
    )
    buyer = (
        f"۱-۲- خریدار/خریداران: خانم مریم یزدی فرزند علی به شماره شناسنامه ۴۵۶ صادره از تهران به شماره ملی {OTHER}"
        " متولد ۱۳۶۰/۰۱/۰۹ ساکن تهران، خیابان آزادی، پلاک ۸"
    )
    lines = [*paragraph(seller), *paragraph(buyer, top=240), line(f"شاهد ۱: حسن کریمی | کد ملی: {THIRD}", top=400)]

    assert values(read("sale_agreement", "مبایعه نامه", *lines), *SALE) == BOTH


def test_an_agents_number_is_not_the_partys() -> None:
    text = (
        "این اجاره نامه بین آقای رضا احمدی که از این پس موجر نامیده می‌شود و شرکت پیشگامان البرز با مدیریت خانم"
        f" مریم یزدی به شماره ملی {OTHER} که منبعد مستأجر نامیده می‌شود با شرایط ذیل منعقد شد"
    )
    found = read("lease", "اجاره‌نامه", *paragraph(text))

    assert values(found, *LEASE) == ["رضا احمدی", None, "شرکت پیشگامان البرز", None]


def test_a_part_amid_a_duty_names_nobody() -> None:
    text = (
        "این قرارداد به شماره ۱۲ و تاریخ ۱۴۰۲/۰۲/۰۱ به عنوان سند است و از این پس موجر نامیده می‌شود و مستاجر متعهد است"
        " اجاره را پرداخت نماید و مستاجر توافق نمودند تا تاریخ ۱۴۰۳/۰۲/۰۱ ملک را تحویل دهند"
    )
    found = read("lease", "قرارداد اجاره", *paragraph(text))

    assert values(found, "lessor_name", "lessee_name") == [None, None]


def test_a_heading_says_whose_the_details_under_it_are() -> None:
    rows = cells(
        ("مشخصات موجر",), (f"نام و نام خانوادگی: رضا احمدی | کد ملی: {ONE}",), ("مشخصات مستاجر",),
        (f"نام و نام خانوادگی: مریم یزدی | کد ملی: {OTHER}",), ("شهود",),
        (f"نام و نام خانوادگی: حسن کریمی | کد ملی: {THIRD}",), rights=(1400,),
    )  # fmt: skip
    assert values(read("lease", "اجاره نامه", *rows), *LEASE) == BOTH


def test_parties_side_by_side_have_their_details_in_their_columns() -> None:
    rows = cells(("موجر: رضا احمدی", "مستاجر: مریم یزدی"), (f"کد ملی: {ONE}", f"کد ملی: {OTHER}"), rights=(1400, 700))
    assert values(read("lease", "اجاره نامه", *rows), *LEASE) == BOTH


def test_a_table_may_have_a_person_in_each_row() -> None:
    rows = cells(
        ("طرفین", "نام و نام خانوادگی", "کد ملی"),
        ("فروشنده", "رضا احمدی", ONE),
        ("خریدار", "مریم یزدی", OTHER),
        rights=(1400, 1200, 700),
    )
    assert values(read("sale_agreement", "مبایعه نامه", *rows), *SALE) == BOTH


def test_a_table_may_have_a_person_in_each_column() -> None:
    rows = cells(
        ("مشخصات", "فروشنده", "خریدار"),
        ("نام و نام خانوادگی", "رضا احمدی", "مریم یزدی"),
        ("نام پدر", "حسین", "علی"),
        ("کد ملی", ONE, OTHER),
        rights=(1400, 1050, 650),
    )
    assert values(read("sale_agreement", "قولنامه", *rows), *SALE) == BOTH


def test_an_officials_number_beside_his_name_is_not_the_applicants() -> None:
    text = "اینجانب مریم یزدی فرزند علی، خواهشمند است دستور فرمایید نسبت به ترمیم آسفالت کوچه در خیابان دهم اقدام گردد"
    lines = [*paragraph(text), line(f"مسئول دفتر: بهمن کیانی | کد ملی: {THIRD}", top=400)]

    assert read("request_form", "فرم درخواست", *lines)["national_id"].value is None


def test_a_former_owners_number_is_not_the_owners() -> None:
    lines = cells(("نام مالک: رضا احمدی",), (f"مالک قبلی: نادر صادقی | کد ملی: {THIRD}",), rights=(1400,))
    found = read("title_deed", "سند مالکیت تک برگ", *lines)

    assert values(found, "owner_name", "national_id") == ["رضا احمدی", None]


def test_whom_a_complaint_is_about_has_a_number_of_his_own() -> None:
    text = (
        f"اینجانب رضا احمدی فرزند حسین به شماره ملی {ONE} به شماره تلفن همراه ۰۹۱۲۰۵۲۴۰۲۰ از خانم مریم یزدی به شماره"
        f" ملی {OTHER} و شماره تماس ۰۹۱۲۱۱۱۲۲۳۳ به دلیل تخلف ساختمانی شکایت دارم"
    )
    found = read("complaint_form", "فرم ثبت شکایت", *paragraph(text))
    told = values(found, "applicant_name", "national_id", "mobile", "respondent_name")

    assert told == ["رضا احمدی", "0084575948", "09120524020", "مریم یزدی"]


def test_who_complains_of_an_office_is_not_whom_the_complaint_is_about() -> None:
    text = f"اینجانب رضا احمدی فرزند حسین به شماره ملی {ONE} از پیمانکار خدمات شهری شکایت دارم"
    found = read("complaint_form", "فرم ثبت شکایت", *paragraph(text))

    assert values(found, "applicant_name", "respondent_name") == ["رضا احمدی", None]


def test_an_officials_title_in_a_row_of_signatures_is_nobodys_sure_name() -> None:
    rows = cells(("موکل", "وکیل", "سردفتر"), rights=(1400, 900, 300))
    field = read("power_of_attorney", "وکالت نامه", *rows)["attorney_name"]

    assert field.status in ("missing", "check")


def test_two_people_of_one_part_are_looked_at_by_a_person() -> None:
    text = (
        "آقایان رضا احمدی و سعید احمدی به عنوان موجر و خانم مریم یزدی فرزند علی دارای شماره ملی"
        f" {OTHER} به عنوان مستاجر توافق نمودند که یک باب مغازه واقع در کرج، خیابان بهشتی، پلاک ۳ اجاره داده شود"
    )
    found = read("lease", "قرارداد اجاره", *paragraph(text))

    assert (found["lessor_name"].status, found["lessor_national_id"].value) == ("check", None)
    assert values(found, "lessee_name", "lessee_national_id") == ["مریم یزدی", "0073082465"]
