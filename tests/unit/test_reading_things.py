"""What a paper tells of other things than its own: a parking space, a neighbour's house, another paper, the past. It is
read and looked at, never relied upon."""

from __future__ import annotations

import pytest

from chalicelib.reading import decide, extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.decided import CATALOGUE, read
from tests.unit.paper import line, page, paragraph, rows, sure

OWNER, ANOTHER = "۰۱۷۵۹۸۹۸۳۴", "۰۴۹۲۹۴۶۱۹۱"


def head(title: str, office: str) -> list[Line]:
    return [line(title, right=700, top=40, height=50), line(office, top=110)]


DEED = head("سند مالکیت", "سازمان ثبت اسناد و املاک کشور")
PERMIT = head("پروانه ساختمان", "شهرداری کرج")
REQUEST = head("درخواست صدور پروانه ساختمانی", "شهرداری کرج منطقه ۹")
FORM = head("فرم درخواست", "شهرداری کرج")
SALE = head("مبایعه نامه", "مشاور املاک سرو")
DONE = head("گواهی پایان کار", "شهرداری کرج")
BILL = head("قبض عوارض نوسازی", "شهرداری کرج")
CONSENT = head("رضایت نامه", "مالکین مشاع")
LICENCE = head("پروانه کسب", "اتحادیه صنف خواربار")
ORDER = head("قیم‌نامه", "دادسرای عمومی و انقلاب کرج")
LEASE = head("اجاره نامه", "مشاور املاک سرو")
HEIRS = head("گواهی حصر وراثت", "دادگستری کرج شورای حل اختلاف")


@pytest.mark.parametrize(
    ("paper", "texts", "field"),
    [
        (DEED, ("نام مالک: مریم یزدی", "پارکینگ شماره ۴ به مساحت ۱۲٫۵ متر مربع"), "area"),
        (DEED, ("نام مالک: مریم یزدی", "انباری: قطعه ۴ | مساحت: ۱۲٫۵ متر مربع"), "area"),
        (PERMIT, ("شماره پروانه: ۷۷۸۸", "بیمه نامه شماره ۷۷ معتبر تا: ۱۴۰۱/۰۱/۰۱"), "expires_on"),
        (PERMIT, ("شماره پروانه: ۷۷۸۸", "پروانه اشتغال: ۱۲۳", "تاریخ اعتبار: ۱۴۰۱/۰۱/۰۱"), "expires_on"),
        (HEIRS, ("متوفی: حسن یزدی", "گواهی فوت شماره: ۵۵۶۶", "تاریخ: ۱۳۹۹/۰۱/۰۵"), "issued_on"),
        (SALE, ("فروشنده: مریم یزدی", "خریدار: رضا احمدی", "مبلغ: ۵۰,۰۰۰,۰۰۰ ریال نقدا"), "price"),
        (FORM, ("متقاضی: مریم یزدی", "درخواست قبلی", "تاریخ درخواست: ۱۳۹۹/۰۱/۰۲"), "requested_on"),
        (DEED, ("نام مالک: مریم یزدی", "سند قبلی", "میزان مالکیت: سه دانگ"), "share"),
        (REQUEST, ("متقاضی: مریم یزدی", "مشخصات مهندس طراح", f"کد ملی: {ANOTHER}"), "national_id"),
        (DEED, ("نام مالک: مریم یزدی", "انتقال دهنده: رضا احمدی", f"کد ملی: {ANOTHER}"), "national_id"),
        (REQUEST, ("متقاضی: مریم یزدی", "تحویل دهنده مدارک: رضا احمدی", f"کد ملی: {ANOTHER}"), "national_id"),
        (REQUEST, ("متقاضی: مریم یزدی", "نام وکیل یا نماینده: رضا احمدی", "همراه: ۰۹۳۶۳۹۶۸۰۶۱"), "mobile"),
        (REQUEST, ("متقاضی: مریم یزدی", "متصدی دفتر", "نام و نام خانوادگی: رضا احمدی"), "applicant_name"),
        (REQUEST, ("متقاضی: مریم یزدی", "مساحت زمین | ۲۶۰ | ۲۵۵ | ۲۴۰"), "land_area"),
        (REQUEST, ("متقاضی: مریم یزدی", "این قسمت توسط شهرداری تکمیل می‌گردد", "تعداد طبقات: ۴"), "floors"),
        (DEED, ("نام مالک: مریم یزدی", "قطعه: ۵", "پارکینگ", "شماره قطعه: ۳"), "lot"),
        (DEED, ("نام مالک یا نماینده | رضا احمدی", "مساحت: ۲۴۵ متر مربع"), "owner_name"),
        (DEED, ("نام مالک ملک همسایه | رضا احمدی", "مساحت: ۲۴۵ متر مربع"), "owner_name"),
        (REQUEST, ("متقاضی: مریم یزدی", "نظر کارشناس بازدید", "مساحت زمین: ۲۶۰ متر مربع"), "land_area"),
        (BILL, ("نام مودی: مریم یزدی", "جمع کل: ۴۰,۰۰۰,۰۰۰ ریال", "تخفیف: ۵,۰۰۰,۰۰۰ ریال"), "amount"),
        (DONE, ("شماره: ۵۵۴۴", "مالک: مریم یزدی", "تاییدیه آتش نشانی", "شماره گواهی: ۷۷۸۸"), "certificate_no"),
    ],
)
def test_of_another_thing(paper: list[Line], texts: tuple[str, ...], field: str) -> None:
    found = read(*paper, *rows(*texts))[field]

    assert found.value is not None
    assert found.status == "check"


def test_another_use_of_the_land_is_not_the_one_asked_for() -> None:
    found = read(*REQUEST, *rows("متقاضی: مریم یزدی", "کاربری طرح تفصیلی: تجاری", "نوع کاربری: مسکونی"))

    assert found["land_use"].value == "مسکونی"


def test_a_relatives_number_stays_his_though_another_paper_has_it_too() -> None:
    card = [line("شناسنامه", right=700, top=40, height=50), line("سازمان ثبت احوال کشور", top=110)]
    lines = [*card, *rows("نام: مریم", "نام خانوادگی: یزدی", "شماره شناسنامه پدر ۳۸۷")]
    deed = [*DEED, *rows("نام مالک: مریم یزدی", "شماره شناسنامه: ۳۸۷")]
    read_ = {name: extract([page(one, second=one)], CATALOGUE) for name, one in (("a", lines), ("b", deed))}
    decided = decide(read_, CATALOGUE.services["building_permit"], CATALOGUE, judge=sure)["a"]

    assert decided.type == "birth_certificate"
    assert decided.fields["birth_certificate_no"].status != "ok"


def test_a_heading_outweighs_no_label() -> None:
    found = read(
        *head("فرم شکایت", "شهرداری کرج"),
        *rows("مشخصات شاکی", "شاکی: نادر سهرابی", "طرف شکایت: رضا احمدی"),
        service="complaint",
    )

    assert found["applicant_name"].value == "نادر سهرابی"


def test_nothing_was_paid_where_a_transaction_failed() -> None:
    receipt = [line("رسید پرداخت", right=700, top=40, height=50), line("بانک شهر", top=110)]
    found = read(*receipt, *rows("وضعیت تراکنش: ناموفق", "مبلغ: ۳۵,۳۶۱,۰۰۰ ریال"), service="dues")

    assert (found["amount"].value, found["amount"].status) == ("35361000", "check")


def test_a_cheques_sum_in_its_table_is_not_the_price() -> None:
    heads = [line(text, right=right, top=320) for text, right in (("چک", 950), ("مبلغ", 700), ("تاریخ", 450))]
    cells = [
        line(text, right=right, top=370) for text, right in (("۱۲۳۴", 950), ("۲۰,۰۰۰,۰۰۰", 700), ("۱۴۰۲/۰۲/۰۱", 450))
    ]
    found = read(*SALE, *rows("فروشنده: مریم یزدی", "خریدار: رضا احمدی"), *heads, *cells, service="property")

    assert "ok" not in {found[name].status for name in ("price", "signed_on")}


@pytest.mark.parametrize(
    ("paper", "text", "field"),
    [
        (DONE, "گواهی می شود ساختمان مجاور ملک متعلق به آقای رضا احمدی احداث شده است.", "owner_name"),
        (
            DEED,
            f"ملک در گذشته به نام رضا احمدی به شماره ملی {ANOTHER} بوده و اکنون به نام مریم یزدی است",
            "national_id",
        ),
        (
            LEASE,
            "اجاره نامه قبلی از ۱۴۰۱/۰۲/۰۱ لغایت ۱۴۰۲/۰۲/۰۱ بین موجر مریم یزدی و مستاجر رضا احمدی بود.",
            "starts_on",
        ),
        (HEIRS, "شادروان حسن یزدی و همسر ایشان خانم مریم احمدی در تاریخ ۱۴۰۳/۰۶/۰۲ فوت شده است.", "died_on"),
    ],
)
def test_of_another_thing_in_a_sentence(paper: list[Line], text: str, field: str) -> None:
    assert read(*paper, *paragraph(text)).get(field, FieldReading()).status != "ok"


CONSENTS = f"اینجانب مریم یزدی به شماره ملی {OWNER} مالک پلاک ثبتی ۱۲۳ فرعی از ۴۵۶۷ اصلی رضایت کامل خود را نسبت به"

LICENSED = f"این پروانه به آقای رضا احمدی به شماره ملی {OWNER} اعطا شد"


@pytest.mark.parametrize(
    ("paper", "text", "field"),
    [
        (CONSENT, f"{CONSENTS} اقدام آقای رضا احمدی نسبت به تجدید بنا اعلام می‌دارم", "applicant_name"),
        (CONSENT, f"{CONSENTS} ساخت توسط آقای رضا احمدی مهندس ناظر پروژه اعلام می‌دارم", "applicant_name"),
        (LICENCE, f"{LICENSED}، کارت بهداشت از تاریخ ۱۴۰۳/۰۹/۱۲ لغایت ۱۴۰۸/۰۹/۱۲ صادر گردید", "expires_on"),
        (SALE, "فروشنده: مریم یزدی و خریدار: رضا احمدی و حق الزحمه مشاور املاک به مبلغ ۵۰۰,۰۰۰,۰۰۰ ریال است.", "price"),
    ],
)
def test_told_of_another_or_of_nobody_knows_whom(paper: list[Line], text: str, field: str) -> None:
    found = read(*paper, *paragraph(text))[field]

    assert found.value is not None
    assert found.status == "check"


def test_a_papers_own_term_told_in_its_sentence() -> None:
    found = read(*LICENCE, *paragraph(f"{LICENSED} که از تاریخ ۱۴۰۳/۰۹/۱۲ لغایت ۱۴۰۸/۰۹/۱۲ معتبر است"))

    assert (found["expires_on"].value, found["expires_on"].status) == ("1408-09-12", "ok")


def test_of_two_guardians_neither_is_the_one() -> None:
    text = f"به موجب رأی شماره ۱۲۳۴ خانم مریم یزدی و آقای رضا احمدی به شماره ملی {ANOTHER} به سمت قیم منصوب گردیدند."

    assert read(*ORDER, *paragraph(text))["guardian_name"].status != "ok"


@pytest.mark.parametrize(
    "title",
    ["فسخ مبایعه نامه", "عزل وکالت نامه", "رسید درخواست", "دادخواست گواهی حصر وراثت", "درخواست صدور مفاصا حساب"],
)
def test_a_paper_about_a_paper_is_not_surely_that_one(title: str) -> None:
    details = rows("نام: مریم یزدی", f"کد ملی: {OWNER}", "شماره: ۱۲۳۴", "تاریخ: ۱۴۰۲/۰۳/۰۴", "مبلغ: ۵۰,۰۰۰,۰۰۰ ریال")
    found = read(line(title, right=700, top=40, height=50), *details, service="other")

    assert "ok" not in {one.status for one in found.values()}


@pytest.mark.parametrize(
    ("paper", "texts", "field", "value"),
    [
        (DEED, ("نام مالک: مریم یزدی", f"کد ملی: {OWNER}", "مساحت: ۲۴۵ متر مربع"), "area", "245"),
        (PERMIT, ("شماره پروانه: ۷۷۸۸", "تاریخ اعتبار: ۱۴۰۱/۰۱/۰۱"), "expires_on", "1401-01-01"),
        (SALE, ("فروشنده: مریم یزدی", "مبلغ: ۵۰,۰۰۰,۰۰۰ ریال"), "price", "50000000"),
        (DEED, ("نام مالک: مریم یزدی", "مشخصات ملک", "میزان مالکیت: سه دانگ"), "share", "3/6"),
    ],
)
def test_its_own(paper: list[Line], texts: tuple[str, ...], field: str, value: str) -> None:
    found = read(*paper, *rows(*texts))[field]

    assert (found.value, found.status) == (value, "ok")


def test_the_day_of_a_papers_making_told_in_its_sentence_is_its_own() -> None:
    found = read(*DEED, *rows("نام مالک: مریم یزدی"), *paragraph("این سند در تاریخ ۱۳۹۶/۰۸/۰۱ صادر و تسلیم گردید", 500))

    assert (found["registered_on"].value, found["registered_on"].status) == ("1396-08-01", "ok")


@pytest.mark.parametrize(
    ("paper", "text", "field", "value"),
    [
        (
            HEIRS,
            "شادروان حسن یزدی در تاریخ ۱۴۰۳/۰۶/۰۲ در اقامتگاه دائمی خود بدرود حیات گفته است.",
            "died_on",
            "1403-06-02",
        ),
        (ORDER, "این قیم‌نامه تا تاریخ ۱۴۰۶/۰۸/۱۷ معتبر است و پس از آن باید تمدید شود.", "expires_on", "1406-08-17"),
        (
            LICENCE,
            "این پروانه تا تاریخ ۱۴۰۸/۰۹/۱۲ معتبر بوده و نصب آن در محل کسب الزامی است.",
            "expires_on",
            "1408-09-12",
        ),
    ],
)
def test_a_day_that_its_sentence_says_whose_it_is(paper: list[Line], text: str, field: str, value: str) -> None:
    found = read(*paper, *paragraph(text))[field]

    assert (found.value, found.status) == (value, "ok")


HEAD = ("شماره: ۵۳۱۱۸", "تاریخ: ۱۴۰۳/۰۸/۰۶", "پیوست: ندارد")


def test_the_head_of_a_form_dates_it_where_nothing_else_does() -> None:
    found = read(*FORM, *rows(*HEAD, "نام متقاضی: رضا احمدی"))["requested_on"]

    assert (found.value, found.status) == ("1403-08-06", "ok")


def test_where_a_form_has_a_further_date_its_heads_may_be_the_registrys() -> None:
    found = read(*FORM, *rows(*HEAD, "نام متقاضی: رضا احمدی", "امضا ۱۴۰۳/۰۸/۰۴"))["requested_on"]

    assert found.status != "ok"


def test_a_letter_that_names_another_ones_day_is_dated_by_its_head() -> None:
    greeting = [line("با سلام و احترام", top=400)]
    answer = paragraph("بازگشت به نامه شماره ۱۴۰۳/۶/۵۵۸۲ مورخ ۱۴۰۳/۰۷/۱۴ حفاری بلامانع است.", 500)
    found = read(
        *head("نامه", "شرکت آب و فاضلاب استان البرز"), *rows(*HEAD), *greeting, *answer, service="technical_supervision"
    )

    assert (found["issued_on"].value, found["issued_on"].status) == ("1403-08-06", "ok")


def test_a_part_of_the_price_is_no_other_price() -> None:
    payment = rows("ثمن معامله: ۶۰,۰۰۰,۰۰۰ ریال", "مبلغ: ۵۰,۰۰۰,۰۰۰ ریال طی چک صیادی", top=300)
    found = read(*SALE, *rows("فروشنده: مریم یزدی"), *payment)["price"]

    assert (found.value, found.status) == ("60000000", "ok")


def test_a_town_whose_name_begins_like_a_report_heads_nothing_of_the_past() -> None:
    permit = [line("پروانه ساختمان", right=700, top=40, height=50), line("شهرداری نظر آباد", top=110)]

    assert read(*permit, *rows("شماره پروانه: ۹۰۷۱۸۸"))["permit_no"].status == "ok"


def test_words_in_brackets_after_a_label_are_no_value() -> None:
    found = read(
        *head("فرم شکایت", "شهرداری کرج"),
        *rows("شاکی: مریم یزدی", "مشتکی‌عنه (طرف شکایت) | رضا احمدی", "مساحت (متر مربع) ۱۲۰"),
        service="complaint",
    )

    assert found["respondent_name"].value == "رضا احمدی"


def test_the_number_of_a_request_is_not_what_it_asks_for() -> None:
    found = read(*FORM, *rows("کد درخواست: ۱۴۰۴-۶۶۰۱۸", "متقاضی: مریم یزدی", "عنوان درخواست | تفکیک عرصه"))

    assert found["subject"].value == "تفکیک عرصه"


def test_a_label_that_names_two_parts_is_one() -> None:
    bill = head("قبض عوارض نوسازی", "شهرداری همدان")
    found = read(*bill, *rows("صاحب ملک / مؤدی | مسعود ترابی", "نام مالک / صاحب حساب | مسعود ترابی"), service="dues")

    assert found["payer_name"].value == "مسعود ترابی"


def test_a_value_under_the_end_of_a_longer_label_is_whole() -> None:
    found = read(
        *FORM,
        line("نام و نام خانوادگی مالک / متقاضی", right=950, top=200),
        line("کد ملی", right=300, top=200),
        line("لادن رحیمی الموتی", right=920, top=250),
        line("۴۳۳۴۴۲۵۰۷۰", right=300, top=250),
    )

    assert (found["applicant_name"].value, found["applicant_name"].status) == ("لادن رحیمی الموتی", "ok")
