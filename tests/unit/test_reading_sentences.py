"""Values in the sentences, lists and cells of papers: which words lead to them, and where they end."""

from __future__ import annotations

import pytest

from chalicelib import catalogue, fields
from chalicelib.fields.kind import Plain
from ocr.model import Line
from tests.unit.paper import line, paragraph
from tests.unit.test_reading_parties import ONE, OTHER, THIRD, cells, read, values

PLACE = "کرج، گوهردشت، خیابان دهم، پلاک 12"


def test_a_term_runs_from_one_date_to_the_other() -> None:
    for text in (
        "مدت اجاره یک سال شمسی از تاریخ ۱۴۰۳/۰۲/۰۱ الی ۱۴۰۴/۰۲/۰۱ می‌باشد",
        "۲- مدت اجاره: از مورخ ۱۴۰۳/۰۲/۰۱ تا مورخ ۱۴۰۴/۰۲/۰۱ به مدت یک سال کامل شمسی",
        "مدت اجاره: یک سال از ۱۴۰۳/۰۲/۰۱ لغایت ۱۴۰۴/۰۲/۰۱",
    ):
        found = read("lease", "اجاره‌نامه", *paragraph(text))
        assert values(found, "starts_on", "ends_on") == ["1403-02-01", "1404-02-01"], text


def test_an_address_in_a_sentence_ends_where_its_plaque_or_area_begins() -> None:
    text = (
        "عبارتست از تملیک منافع شش دانگ یک باب آپارتمان واقع در کرج، گوهردشت، خیابان دهم، پلاک ۱۲ دارای پلاک ثبتی شماره"
        " ۱۲ فرعی از ۳۴۵۶ اصلی به مساحت ۸۵ متر مربع به کد پستی ۳۱۴۸۶۷۱۹۳۳ که به رویت مستاجر رسیده است"
    )
    found = read("lease", "قرارداد اجاره", *paragraph(text))

    assert values(found, "address", "postal_code", "lessee_name") == [PLACE, "3148671933", None]


def test_where_a_party_lives_is_not_where_the_land_lies() -> None:
    text = (
        f"مستأجر: خانم مریم یزدی فرزند علی به کد ملی {OTHER} ساکن کرج، عظیمیه، پلاک ۹ کد پستی ۳۱۴۱۱۳۴۸۳۳ تلفن"
        " ۰۹۱۲۱۱۱۲۲۳۳ که از این پس مستاجر نامیده می‌شود و مورد اجاره واقع در کرج، گوهردشت، خیابان دهم، پلاک ۱۲"
        " است"
    )
    found = read("lease", "اجاره نامه", *paragraph(text))

    assert (found["address"].value, found["postal_code"].status) == (PLACE, "check")


def test_a_numbered_clause_ends_the_value_above_it() -> None:
    lines = cells(("نشانی: کرج، گوهردشت، خیابان دهم، پلاک ۱۲",), ("۲- شرایط قرارداد",), rights=(1400,))

    assert read("lease", "اجاره نامه", *lines)["address"].value == PLACE


def test_a_letter_says_what_is_asked_for_and_who_asks() -> None:
    text = (
        f"احتراماً اینجانب رضا احمدی فرزند حسین دارای کد ملی {ONE} به نشانی کرج، گوهردشت، خیابان دهم، پلاک ۱۲، کد پستی"
        " ۳۱۴۸۶۷۱۹۳۳ و شماره تماس ۰۹۱۲۰۵۲۴۰۲۰ تقاضای صدور مجوز حفاری جهت انشعاب گاز را دارم. وکیل اینجانب خانم مریم"
        f" یزدی به کد ملی {OTHER} پیگیر خواهد بود"
    )
    found = read("request_form", "تقاضانامه", *paragraph(text))
    told = values(found, "applicant_name", "national_id", "address", "postal_code", "mobile", "subject")

    assert told == [
        "رضا احمدی", "0084575948", PLACE, "3148671933", "09120524020", "صدور مجوز حفاری جهت انشعاب گاز"
    ]  # fmt: skip


def test_the_proxys_mobile_is_not_the_applicants() -> None:
    text = (
        f"اینجانب رضا احمدی به شماره ملی {ONE} تقاضای انشعاب فاضلاب دارم. وکیل اینجانب آقای علی صدر به کد ملی {OTHER}"
        " و تلفن همراه ۰۹۱۲۰۵۲۴۰۲۰ پیگیر خواهد بود"
    )
    found = read("request_form", "تقاضانامه", *paragraph(text))

    assert (found["national_id"].value, found["mobile"].status) == ("0084575948", "check")


def test_a_licence_names_its_holder_in_a_sentence() -> None:
    text = (
        f"به موجب قانون نظام صنفی این پروانه به آقای رضا احمدی فرزند حسین به شماره ملی {ONE} برای دایر نمودن یک واحد"
        " صنفی در رسته خواربارفروشی به نشانی کرج، گوهردشت، خیابان دهم، پلاک ۱۲ کد پستی ۳۱۴۸۶۷۱۹۳۳ اعطا می‌گردد"
    )
    found = read("business_licence", "پروانه کسب", *paragraph(text))

    assert values(found, "licensee_name", "national_id", "trade", "address") == [
        "رضا احمدی", "0084575948", "خواربارفروشی", PLACE
    ]  # fmt: skip


def test_an_old_deed_tells_its_place_in_the_register_in_one_sentence() -> None:
    text = (
        "یک قطعه زمین به مساحت ۲۴۰ متر مربع دارای پلاک ثبتی ۱۲ فرعی از ۳۴۵۶ اصلی قطعه ۷ تفکیکی واقع در بخش ۸ حوزه ثبت"
        " ملک کرج که در صفحه ۳۴۵ دفتر املاک جلد ۱۲۱ ذیل ثبت ۲۳۴۵۶ به نام رضا احمدی فرزند حسین ثبت گردیده است"
    )
    found = read("title_deed_booklet", "سند مالکیت دفترچه ای", *paragraph(text))
    told = values(found, "owner_name", "father_name", "lot", "register_page", "register_no", "registration_no")

    assert told == ["رضا احمدی", "حسین", "7", "345", "121", "23456"]


def test_a_value_may_begin_with_a_word_that_is_a_label_elsewhere() -> None:
    rows = cells(
        ("نام شرکت:", "شرکت عمرانی کبوتر البرز"), ("صاحبان امضا:", "مدیر عامل به همراه مهر شرکت"), rights=(1400, 1150)
    )
    found = read("company_registration", "آگهی تغییرات شرکت", *rows)

    assert values(found, "company_name", "signatories") == ["شرکت عمرانی کبوتر البرز", "مدیر عامل به همراه مهر شرکت"]


def test_a_value_beside_its_label_stays_it_on_a_form_that_sets_the_others_below() -> None:
    grid = cells(
        ("پلاک ثبتی", "مساحت ملک", "زیربنا"), ("۱۲ فرعی از ۳۴۵۶ اصلی", "۸۷۵ متر", "۱۲۴۵ متر"),
        ("شماره پروانه", "تاریخ صدور", "پایان اعتبار"), ("۶۴۷۴۴۲۱", "۱۴۰۴/۰۲/۲۷", "۱۴۰۶/۰۳/۱۵"),
        rights=(1400, 900, 500),
    )  # fmt: skip
    lines = [*grid, line("نام مالک مهدی معصومی", top=420, right=1400), line("به موجب این پروانه", top=480, right=1400)]

    assert read("building_permit_doc", "پروانه ساختمان", *lines)["owner_name"].value == "مهدی معصومی"


def test_a_duty_printed_on_a_form_names_nobody() -> None:
    lines: list[Line] = cells(("شاکی متعهد است که مطالب این برگ بر پایه واقعیت باشد",), rights=(1400,))

    assert read("complaint_form", "فرم شکایت", *lines)["applicant_name"].value is None


def test_a_word_that_is_no_name_before_a_name_has_to_be_looked_at() -> None:
    text = f"مالک فعلی ملک رضا احمدی فرزند حسین به شماره ملی {ONE} و پلاک ثبتی ۱۰ فرعی از ۲۰ اصلی به مساحت ۱۲۰ متر مربع"
    found = read("title_deed", "سند مالکیت تک برگ", *paragraph(text))["owner_name"]

    assert found.value == "رضا احمدی" or found.status != "ok"


@pytest.mark.parametrize(
    ("printed", "rials", "flags"),
    [
        ("۵٬۰۰۰٬۰۰۰٬۰۰۰ (پنج میلیارد) ریال معادل پانصد میلیون تومان", "5000000000", ()),
        ("۵٬۰۰۰٬۰۰۰ ریال معادل پانصد میلیون تومان", "5000000", ("words-disagree",)),
        ("۵۰۰٬۰۰۰ تومان معادل ۵٬۰۰۰٬۰۰۰ ریال", "5000000", ("toman",)),
        ("۱۲٬۳۴۵٬۰۰۰ (دوازده میلیون و سیصد و چهل و پنج هزار) ریال", "12345000", ()),
    ],
)
def test_an_amount_told_in_both_units_is_one_amount(printed: str, rials: str, flags: tuple[str, ...]) -> None:
    found = fields.of(Plain("money")).parse(printed)

    assert found is not None
    assert (found.value, found.flags) == (rials, flags)


def test_every_word_of_the_catalogue_that_leads_to_a_value_in_sentences_leads_to_one_field() -> None:
    for document in catalogue.load().documents.values():
        told = [text for spec in document.fields for text in (*spec.told, *spec.told_after)]
        assert len(told) == len(set(told)), document.id


def test_a_part_said_with_a_mark_after_it_is_of_the_one_before() -> None:
    text = (
        "۱- آقای رامین جهانگیری به شماره ملی ۰۰۸۴۵۷۵۹۴۸ به سمت مدیرعامل، خانم نازنین وکیلی به شماره ملی ۰۰۷۳۰۸۲۴۶۵ به"
        " سمت رئیس هیئت مدیره برای مدت دو سال انتخاب شدند."
    )
    found = read("company_registration", "آگهی تغییرات شرکت", *paragraph(text))

    assert found["director_name"].value == "رامین جهانگیری"


def test_who_signs_may_be_all_that_a_paragraph_tells() -> None:
    text = (
        "اینجانب مهندس نگین صفایی دارای پروانه اشتغال به کار مهندسی به شرح جدول زیر، با آگاهی کامل از مقررات ملی"
        " ساختمان، متعهد می‌گردم نظارت بر عملیات ساختمانی را طبق ضوابط انجام داده و گزارش ارائه نمایم."
    )
    found = read("engineer_commitment", "برگ تعهد مهندس ناظر", *paragraph(text))

    assert found["engineer_name"].value == "نگین صفایی"


def test_the_deceased_who_has_no_further_heir_is_not_named_by_that() -> None:
    found = read(
        "inheritance_certificate", "گواهی حصر وراثت", line("متوفی ورثه دیگری ندارد، پس از انتشار آگهی", top=200)
    )

    assert found["deceased_name"].value is None


def test_a_name_ends_before_a_worn_word_for_child() -> None:
    worn = line("نام مالک: بتول رحیمی فزند کاظم", top=200, alternatives={"فزند": (("فزند", 0.7), ("فرزند", 0.3))})

    assert read("co_owner_consent", "رضایت نامه", worn)["owner_name"].value == "بتول رحیمی"


def test_a_word_for_somebody_is_no_weaker_for_a_longer_one_that_begins_a_sentence() -> None:
    text = (
        "خواهان آقای پرویز تاجیک به شرح دادخواست شماره ۸۸۱۰ توضیح داده است که شادروان غلامحسین تاجیک فرزند محمدعلی به"
        " شناسنامه شماره ۴۷ در تاریخ ۱۴۰۳/۰۳/۱۹ در اقامتگاه دائمی خود بدرود زندگی گفته است."
    )
    after = paragraph("متوفی به جز نامبردگان ورثه دیگری ندارد، پس از انتشار آگهی گواهی صادر شد.", top=500)
    found = read("inheritance_certificate", "گواهی حصر وراثت", *paragraph(text), *after)

    assert values(found, "deceased_name", "died_on") == ["غلامحسین تاجیک", "1403-03-19"]


def test_a_guardian_and_the_ward_are_told_apart_in_the_orders_sentence() -> None:
    text = (
        f"به موجب رأی شماره ۱۴۰۲۳۱۶۸ خانم طاهره گل‌محمدی دارای شماره ملی {ONE} فرزند یعقوب به سمت قیم محجور (صغیر) ایلیا"
        f" وفایی فرزند سیاوش، کدملی {OTHER}، منصوب گردید و آقای اردلان وفایی با کدملی {THIRD} به عنوان ناظر تعیین شد."
    )
    found = read("guardianship_order", "قیم‌نامه", *paragraph(text))

    assert values(found, "guardian_name", "ward_name") == ["طاهره گل‌محمدی", "ایلیا وفایی"]
    assert values(found, "guardian_national_id", "ward_national_id") == ["0084575948", "0073082465"]


def test_a_part_read_with_a_letter_too_many_is_still_the_persons() -> None:
    principal = line(
        f"اموکل: آقای پرویز تاجیک، نام پدر غلامحسین، شماره ملی {ONE} صادره از کرج",
        top=200,
        right=1400,
        alternatives={"اموکل:": (("اموکل:", 0.6), ("موکل:", 0.4))},
    )
    attorney = line(f"وکیل: آقای محسن اردکانی، نام پدر ناصر، شماره ملی {OTHER}", top=300, right=1400)
    found = read("power_of_attorney", "وکالت نامه", principal, attorney)

    assert values(found, "principal_name", "principal_national_id") == ["پرویز تاجیک", "0084575948"]


def test_a_first_issue_is_another_day_than_this_ones() -> None:
    text = (
        "پروانه کسب آقای رضا احمدی فرزند حسین که شرایط قانونی را دارا می‌باشد صادر و از تاریخ ۱۴۰۳/۰۹/۱۲ لغایت"
        " ۱۴۰۸/۰۹/۱۲ معتبر است. (تاریخ صدور اولیه: ۱۳۹۳/۰۹/۱۲)"
    )
    found = read("business_licence", "پروانه کسب", *paragraph(text))

    assert values(found, "issued_on", "expires_on", "licensee_name") == ["1403-09-12", "1408-09-12", "رضا احمدی"]


def test_who_somebody_is_besides_stands_in_brackets_after_the_name() -> None:
    text = (
        "اینجانب اردلان وفایی فرزند حسینعلی مالک دو دانگ مشاع از شش دانگ پلاک ثبتی ۲۰۱۸ فرعی از ۹ اصلی رضایت کامل و"
        " بدون قید و شرط خود را جهت اخذ پروانه توسط شریک خود خانم طاهره گلی (قیم ایلیا وفایی) اعلام می‌دارم"
    )
    found = read("co_owner_consent", "رضایت نامه", *paragraph(text))

    assert values(found, "owner_name", "applicant_name", "share") == ["اردلان وفایی", "طاهره گلی", "2/6"]
