"""Layouts and wordings of papers that other programs print: boxes, glosses, letters, values without a label."""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from tests.unit.paper import line, page, paragraph, rows
from tests.unit.test_reading_parties import ONE, OTHER, read, values

CATALOGUE = catalogue.load()
DEED = "سند مالکیت تک برگ"


def test_a_value_in_the_middle_of_a_box_is_its_corner_labels() -> None:
    found = read(
        "dues_bill",
        "قبض عوارض نوسازی",
        *(line(text, top=200, right=right, height=20) for text, right in (("نام مؤدی", 1400), ("کد نوسازی", 900))),
        line("مریم یزدی", top=230, right=1240),
        line("۸-۲۸-۳۱-۳۸-۷", top=230, right=760),
    )

    assert values(found, "payer_name", "renovation_code") == ["مریم یزدی", "8-28-31-38-7"]


def test_a_word_under_an_empty_label_with_text_beside_it_may_be_a_label_itself() -> None:
    found = read(
        "dues_bill",
        "قبض عوارض نوسازی",
        line("نام مؤدی", top=200, right=1400, height=20),
        line("فرستنده", top=230, right=1400),
        line("مریم یزدی", top=230, right=1240),
    )

    assert (found["payer_name"].value, found["payer_name"].status) == ("فرستنده", "check")


def test_words_in_brackets_after_a_label_are_nobody() -> None:
    found = read("complaint_form", "فرم شکایت", line("طرف شکایت (متشاکی)", top=200))

    assert found["respondent_name"].value is None


def test_a_labels_word_in_a_sentence_leads_to_no_name() -> None:
    text = line("شرکت با امضای رضا احمدی به تنهایی معتبر است", top=200)

    assert read("company_registration", "آگهی تغییرات شرکت", text)["company_name"].value is None


def test_a_title_before_a_name_does_not_end_the_label_beside_it() -> None:
    lines = (line("مهندس ناظر", top=200, right=900), line("مهندس رضا احمدی", top=200, right=600))
    found = read("building_permit_doc", "پروانه ساختمان", *lines)

    assert found["engineer_name"].value == "مهندس رضا احمدی"


def test_a_subject_does_not_run_on_to_the_greeting() -> None:
    lines = rows("موضوع: صدور مجوز حفاری", "با سلام و احترام", step=45)

    assert read("request_form", "تقاضانامه", *lines)["subject"].value == "صدور مجوز حفاری"


def test_a_share_without_a_label_is_found_and_never_relied_upon() -> None:
    text = f"ششدانگ یک قطعه زمین به پلاک ثبتی ۱۲ فرعی از ۳۴۵ اصلی به مساحت ۲۰۰ مترمربع به نام رضا احمدی به کد ملی {ONE}"
    share = read("title_deed", DEED, *paragraph(text))["share"]

    assert (share.value, share.status) == ("6/6", "check")


def test_a_label_wins_over_a_share_that_is_only_mentioned() -> None:
    lines = rows("میزان مالکیت: سه دانگ مشاع از شش دانگ", "شش دانگ عرصه و اعیان در رهن بانک است")

    assert read("title_deed", DEED, *lines)["share"].value == "3/6"


def test_the_owner_is_who_owns_the_whole_in_a_sentence() -> None:
    text = f"آقای رضا احمدی فرزند حسین به شماره ملی {ONE} مالک ششدانگ عرصه و اعیان ملک فوق می‌باشد"
    found = read("title_deed", DEED, *paragraph(text))

    assert values(found, "owner_name", "father_name") == ["رضا احمدی", "حسین"]


def test_a_clearance_is_certified_for_whom_it_names() -> None:
    text = f"بدینوسیله گواهی می‌شود آقای رضا احمدی به شماره ملی {ONE} تا پایان سال ۱۴۰۴ بدهی ندارد"

    assert read("tax_clearance", "مفاصاحساب شهرداری", *paragraph(text))["payer_name"].value == "رضا احمدی"


def test_the_old_booklet_is_told_from_the_single_sheet_by_the_registers_words() -> None:
    lines = [
        line("سند مالکیت", top=40, right=900, height=50),
        line("دفترچه مالکیت اموال غیرمنقول", top=100, right=950),
        *rows("نام مالک: سینا نادری", "که در صفحه ۲۲۹ دفتر ۴۴۵ املاک ذیل شماره ۱۱۵۰۳۰ به ثبت رسیده است"),
    ]

    assert extract([page(lines, source="text")], CATALOGUE).type == "title_deed_booklet"


@pytest.mark.parametrize("name", ["شهرام گود:رزی", "شهرام گود$رزی"])
def test_a_name_that_a_sign_breaks_is_to_be_checked(name: str) -> None:
    text = f"اینجانب {name} فرزند حسین به شماره ملی {ONE} ساکن کرج، خیابان دهم، پلاک ۱۲، کدپستی ۳۱۸۱۱۱۳۹۴۵ تقاضا دارم"

    assert read("request_form", "تقاضانامه", *paragraph(text))["applicant_name"].status == "check"


def test_a_label_broken_over_lines_is_read_whole() -> None:
    found = read(
        "permit_request",
        "درخواست پروانه ساختمانی",
        *(line(text, top=200 + 34 * n, right=1400) for n, text in enumerate(("نام و نام", "خانوادگی", "متقاضی"))),
        line("رضا احمدی", top=233, right=1200),
        *(line(text, top=200 + 34 * n, right=800) for n, text in enumerate(("شماره تلفن", "همراه"))),
        line("۰۹۱۲۰۵۲۴۰۲۰", top=217, right=600),
    )

    assert values(found, "applicant_name", "mobile") == ["رضا احمدی", "09120524020"]


def test_a_label_broken_over_lines_is_whole_though_its_neighbours_values_are_level_with_its_halves() -> None:
    found = read(
        "title_deed",
        DEED,
        *(line(text, top=200 + 34 * n, right=1400) for n, text in enumerate(("تاریخ", "تولد:"))),
        line("۱۳۵۱/۰۶/۱۴", top=217, right=1300),
        line("پلاک ثبتی:", top=217, right=1000),
        *(line(text, top=200 + 34 * n, right=800) for n, text in enumerate(("۸۳۵۲ فرعی از ۲۳۱۲", "اصلی"))),
    )

    assert values(found, "birth_date") == ["1351-06-14"]
    assert "label_unsure" not in found["birth_date"].reasons


def test_labels_of_two_rows_that_read_as_one_label_stay_two() -> None:
    found = read(
        "title_deed",
        DEED,
        *(line(text, top=top, right=900) for text, top in (("کد ملی", 200), ("مالک", 234))),
        *(line(text, top=top, right=600) for text, top in ((ONE, 200), ("رضا احمدی", 234))),
    )

    assert values(found, "national_id", "owner_name") == ["0084575948", "رضا احمدی"]


@pytest.mark.parametrize(
    ("noun", "value", "status"), [("اعلام", "هوشنگ ژیان", "ok"), ("اذعان", "هوشنگ ژیان اذعان", "check")]
)
def test_a_name_ends_before_the_sentences_verb(noun: str, value: str, status: str) -> None:
    text = (
        f"اینجانب رضا احمدی به شماره ملی {ONE} مالک سه دانگ مشاع از شش دانگ پلاک ثبتی ۱۲ فرعی از ۳۴۵ اصلی رضایت خود را"
        f" با تجدید بنا توسط آقای هوشنگ ژیان {noun} می‌دارم"
    )
    found = read("co_owner_consent", "رضایت‌نامه مالکین مشاع", *paragraph(text))

    assert values(found, "owner_name", "applicant_name", "subject") == ["رضا احمدی", value, "تجدید بنا"]
    assert found["applicant_name"].status == status


def test_a_numbered_clause_between_two_lines_parts_them() -> None:
    texts = (
        f"۱- فروشنده: رضا احمدی فرزند حسین به کد ملی {ONE} متولد ۱۳۴۰ ساکن کرج، خیابان دهم، پلاک ۱۲",
        "۲- خریدار: مریم یزدی فرزند علی متولد ۱۳۵۰ صادره از تهران به شماره شناسنامه ۸۸ و کد ملی",
        f"{OTHER} تلفن ۰۹۱۲۰۵۲۴۰۲۰",
    )
    lines = [line(text, top=140 + 45 * number, right=1400) for number, text in enumerate(texts)]
    found = read("sale_agreement", "مبایعه نامه", *lines)

    assert values(found, "seller_national_id", "buyer_national_id") == ["0084575948", "0073082465"]


def test_a_notice_in_two_columns_is_read_column_by_column() -> None:
    right = ("تصمیمات ذیل اتخاذ گردید و آقای رضا احمدی به شماره", f"ملی {ONE} به سمت مدیرعامل برای دو سال")
    left = ("و کلیه اوراق و اسناد بهادار با امضای نامبرده و", "مهر شرکت معتبر شناخته شد.")
    columns = [line(text, top=200 + 45 * n, right=1400) for n, text in enumerate(right)]
    columns += [line(text, top=200 + 45 * n, right=700) for n, text in enumerate(left)]

    assert read("company_registration", "آگهی تغییرات شرکت", *columns)["director_name"].value == "رضا احمدی"


def test_boundaries_begin_with_their_sides() -> None:
    lines = rows("حدود و مشخصات", "شمالاً: دیواری است به طول ۲۷ متر", step=45)

    assert read("title_deed", DEED, *lines)["boundaries"].value == "شمالا: دیواری است به طول 27 متر"


def test_who_acts_for_somebody_is_not_surely_the_party() -> None:
    found = read("lease", "اجاره نامه", *rows(f"موجر: رضا احمدی به وکالت از مریم یزدی کد ملی: {ONE}"))

    assert (found["lessor_name"].status, found["lessor_national_id"].status) == ("check", "check")


def test_a_deputys_number_is_not_the_licensees() -> None:
    found = read(
        "business_licence", "پروانه کسب", line("نام مباشر: مریم یزدی | | کد ملی: " + OTHER, top=200, right=1400)
    )

    assert found["national_id"].status != "ok"


def test_a_plaque_in_two_cells_each_under_its_own_label_is_one_value() -> None:
    labels = [line("پلاک فرعی", right=900, top=200), line("پلاک اصلی", right=600, top=200)]
    numbers = [line("۸۲۵", right=890, top=240), line("۸۰۵", right=590, top=240)]
    found = read("title_deed", DEED, *labels, *numbers)
    assert values(found, "plaque") == ["805/825"]
    assert found["plaque"].status == "ok"


def test_half_a_plaque_is_to_be_checked() -> None:
    found = read("title_deed", DEED, line("پلاک اصلی", right=600, top=200), line("۸۰۵", right=590, top=240))
    assert (found["plaque"].value, found["plaque"].status) == ("805/0", "check")


def test_halves_of_different_plaques_are_not_one() -> None:
    mother = read("title_deed", DEED, *rows("پلاک اصلی: ۱۲۰", "مفروز و مجزی شده از پلاک فرعی: ۳۴"))
    heads = [line("پلاک فرعی", right=900, top=200), line("پلاک اصلی", right=600, top=200)]
    cells = [line(text, right=right, top=top) for text, right, top in (
        ("۸۲۵", 890, 240), ("۸۰۵", 590, 240), ("۸۲۶", 890, 280), ("۸۰۵", 590, 280),
    )]  # fmt: skip
    table = read("title_deed", DEED, *heads, *cells)
    assert (mother["plaque"].status, table["plaque"].status) == ("check", "check")
