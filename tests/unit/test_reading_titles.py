"""Titles that stand in two lines, and papers that have none: letters."""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from tests.unit.paper import line, page, paragraph, rows

CATALOGUE = catalogue.load()


def test_a_title_of_two_lines_is_read_whole() -> None:
    lines = [
        line("سند مالکیت", top=40, right=900, height=50),
        line("(دفترچه‌ای)", top=95, right=910, height=50),
        *rows("نام مالک: سینا نادری", "نام پدر: تقی", "تاریخ تولد: ۱۳۶۵/۰۱/۱۶", "دفتر: ۲۱۹۹"),
    ]

    assert extract([page(lines, source="text")], CATALOGUE).type == "title_deed_booklet"


def test_the_title_within_another_papers_title_says_nothing_whatever_words_both_papers_carry() -> None:
    lines = [
        line("سازمان ثبت اسناد و املاک کشور", top=40),
        line("سند مالکیت (دفترچه‌ای)", top=100),
        *rows("نام مالک: سینا نادری", "نام پدر: تقی", "دفتر: ۲۱۹۹", "صفحه: ۱۲", "شماره ثبت: ۲۲", "مساحت: ۱۲۰ متر"),
    ]

    read = extract([page(lines, source="text")], CATALOGUE)

    assert read.type == "title_deed_booklet"
    assert "document_unsure" not in read.fields["owner_name"].reasons


def test_another_papers_longer_title_that_is_only_mentioned_takes_nothing_from_a_papers_own() -> None:
    lines = [
        line("سند مالکیت", top=40, right=640, height=50),
        line("سازمان ثبت اسناد و املاک کشور", top=120),
        *rows(
            "این سند به جای سند مالکیت دفترچه‌ای پیشین صادر شد", "نام مالک: سینا نادری", "شناسه یکتا: ۷۰۹۲۵۱۵۹۳۱۲۹۸۳۷۷۴۹"
        ),
    ]

    assert extract([page(lines, source="text")], CATALOGUE).type == "title_deed"


HEAD = [
    line("به نام خدا", top=40, right=900),
    line("شماره: ۱۲", top=60, right=300),
    line("تاریخ: ۱۴۰۴/۰۷/۰۷", top=100, right=300),
]


def test_a_citizens_letter_to_city_hall_is_a_request() -> None:
    lines = [
        *HEAD,
        line("ریاست محترم شهرداری منطقه ۳", top=160, right=1400),
        line("موضوع: قطع درخت خشک شده مقابل منزل", top=210, right=1400),
        *paragraph(
            "احتراماً به استحضار می‌رساند اینجانب مریم یزدی به شماره ملی ۰۱۷۵۹۸۹۸۳۴ ساکن کرج، گلشهر، پلاک ۱۲ به کد پستی"
            " ۳۱۴۸۶۷۱۹۳۳ خواهشمند است دستور فرمایید اقدام مقتضی به عمل آید.",
            top=260,
        ),
        line("با تقدیم احترام", top=400, right=500),
    ]
    read = extract([page(lines)], CATALOGUE)
    assert read.type == "request_form"
    assert read.fields["national_id"].value == "0175989834"


def test_a_letter_with_a_subject_and_labels_is_surely_a_request() -> None:
    lines = [
        line("شهرداری محترم منطقه ۲ تبریز", top=40, right=900),
        *rows("موضوع: استعلام بدهی و خلافی ملک", "با سلام و احترام", top=120),
        *paragraph(
            "اینجانب ثریا نعمت‌اللهی فرزند حجت به کد ملی ۱۳۸۲۲۵۹۰۷۷، خریدار یک دستگاه آپارتمان به پلاک ثبتی ۲۷ فرعی از"
            " ۳۳۱۲ اصلی، تقاضا دارم نسبت به صدور پاسخ استعلام دستور لازم صادر فرمایید.",
            top=300,
        ),
        *rows("نشانی: تبریز، کوی فردوس، خیابان لاله، ساختمان نگین، واحد ۴", "تلفن همراه: ۰۹۱۳۱۸۱۵۲۱۳", top=600),
    ]

    read = extract([page(lines, source="text")], CATALOGUE)

    assert read.type == "request_form"
    assert "document_unsure" not in read.fields["mobile"].reasons


def test_a_deed_of_a_volume_of_the_register_is_a_booklet() -> None:
    lines = [
        line("سند مالکیت", top=40, right=640, height=50),
        line("اداره کل ثبت اسناد و املاک استان", top=120),
        *rows(
            "دفتر املاک شماره ۳۱۸ صفحه ۴۴۷ ثبت ۷۴۵۲۱",
            "پلاک ثبتی: ۴۴۰۲ فرعی از ۱۸۳ اصلی",
            "نام مالک: سینا نادری",
            "نام پدر: تقی",
            "شماره ملی: ۰۹۳۱۲۱۷۶۶۰",
            "تاریخ ثبت در دفتر املاک: ۱۳۸۴/۱۰/۲۷",
            "مساحت: ۱۸۶ متر مربع",
            "بخش: ۱۰ | ناحیه: ۱ | قطعه: ۱۱۲",
            "متولد: ۱۳۳۸/۰۱/۲۰ | سهم: شش دانگ",
        ),
    ]

    assert extract([page(lines)], CATALOGUE).type == "title_deed_booklet"


def test_a_deed_without_a_title_is_a_booklet_by_its_page_of_the_register() -> None:
    lines = [
        line("سازمان ثبت اسناد و املاک کشور", top=40, right=900),
        *rows(
            "نام و نام خانوادگی: سینا نادری",
            "فرزند: تقی | شماره شناسنامه: ۳۸۷",
            "متولد: ۱۳۳۸/۰۱/۲۰ | صادره از: تهران",
            "میزان مالکیت: شش دانگ",
            "شماره پلاک: ۵۳ فرعی از ۱۶۸ اصلی",
            "مساحت: ۳۱۲ مترمربع",
            "تاریخ ثبت: ۱۳۷۴/۱۱/۰۵",
            "بخش: ۸ | ناحیه: ۱",
            "ثبت ۶۴۳۱۸ صفحه ۲۷۱ دفتر ۳۹۲ املاک",
            top=120,
        ),
    ]

    assert extract([page(lines)], CATALOGUE).type == "title_deed_booklet"


def test_an_owners_consent_to_city_hall_is_no_request() -> None:
    lines = [
        line("اقرارنامه و اعلام رضایت مالک مشاعی", top=40, right=900, height=40),
        line("شهرداری محترم منطقه یک همدان", top=120, right=900),
        *paragraph(
            "احتراماً اینجانب ملیحه ترابی به شماره ملی ۳۸۷۵۳۴۲۴۶۱ مالک سه دانگ مشاع پلاک ثبتی ۷۷۴۱ فرعی از ۱۰ اصلی"
            " اقرار می‌نمایم با تخریب و نوسازی ملک توسط شریک دیگر ملک، مسعود ترابی، موافقم.",
            top=200,
        ),
    ]

    assert extract([page(lines)], CATALOGUE).type == "co_owner_consent"


def test_a_supervisors_commitment_told_in_sentences_is_his() -> None:
    lines = [
        line("سازمان نظام مهندسی ساختمان", top=40, right=900),
        line("تعهدنامه نظارت بر اجرای ساختمان", top=100, right=800, height=40),
        *paragraph(
            "اینجانب مهندس الهام پاکدامن دارای پروانه اشتغال به کار شماره ۲۲/۴۰۰/۰۱۶۵۳ در رشته عمران پایه یک، نظارت بر"
            " اجرای ساختمان را قبول نموده و متعهد می‌شوم: گزارش مراحل سفت‌کاری و پایان کار را ارائه کنم.",
            top=200,
        ),
    ]

    assert extract([page(lines)], CATALOGUE).type == "engineer_commitment"


def test_a_companys_letter_about_its_pipes_is_a_utilitys() -> None:
    lines = [
        *HEAD,
        line("شرکت توزیع برق استان", top=160, right=1400),
        line("به: شهرداری کرج - معاونت فنی و عمرانی", top=210, right=1400),
        *paragraph(
            "احتراماً، بازگشت به نامه شماره ۴۰۱۴ اجرای انشعاب پس از واریز ودیعه ترمیم آسفالت بلامانع است.", top=260
        ),
        line("مدیر امور مشترکین", top=400, right=500),
    ]
    assert extract([page(lines)], CATALOGUE).type == "utility_letter"


def test_a_letter_about_nothing_of_these_is_unknown() -> None:
    text = "احتراماً به اطلاع همکاران گرامی می‌رساند جلسه هماهنگی روز دوشنبه در سالن شماره دو برگزار می‌شود."
    assert extract([page([*HEAD, *paragraph(text, top=260)])], CATALOGUE).type is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("درخواست مجوز تردد ساکنین محدوده طرح ترافیک", "request_form"),
        ("فرم شماره ۷ - درخواست تفکیک / تجمیع", "request_form"),
        ("برگ اعلام شکایت شهروند", "complaint_form"),
    ],
)
def test_one_word_of_a_title_tells_what_a_paper_is(title: str, kind: str) -> None:
    lines = [
        line(title, top=40, right=900),
        *rows("نام: داریوش احمدی | کد ملی: ۰۳۱۷۱۸۵۵۲۷", "شماره همراه: ۰۹۱۲۸۱۱۷۷۳۶", "نشانی: کرج، خیابان بهار", top=120),
        *rows("موضوع: تفکیک عرصه", "تاریخ: ۱۴۰۴/۰۵/۲۶", top=320),
    ]

    assert extract([page(lines)], CATALOGUE).type == kind


def test_a_deeds_history_in_the_register_makes_it_no_booklet() -> None:
    lines = [
        line("سازمان ثبت اسناد و املاک کشور", top=40, right=750),
        line("سند مالکیت", top=100, right=650, height=50),
        *rows(
            "نام مالک: سینا نادری",
            "پلاک ثبتی: ۲۱۴۷ فرعی از ۱۶۳ اصلی",
            "مساحت: ۱۲۰ متر",
            "شناسه یکتا: ۷۱۱۵۰۱۸۴۲۵۸۲۰۶۵۴۱۶",
        ),
        line("ندارد، مالکیت قبلی ذیل ثبت ۳۰۱۱۲ صفحه ۴۱۹ دفتر ۲۰۷ به نام دیگری بوده است.", top=600),
    ]

    assert extract([page(lines, source="text")], CATALOGUE).type == "title_deed"
