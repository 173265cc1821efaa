"""Forms that few offices have: captions in brackets under a value, labels left of their values, a table of several
plots, and labels that only together look like another one."""

from __future__ import annotations

import pytest

from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.decided import read
from tests.unit.paper import in_columns, line

CARD = line("کارت ملی هوشمند جمهوری اسلامی ایران", right=800, top=40)
REQUEST = [
    line("درخواست صدور پروانه ساختمانی", right=700, top=40, height=50),
    line("شهرداری کرج منطقه ۹", right=950, top=110),
]


def test_what_stands_over_a_caption_in_brackets_is_its_value_and_looked_at() -> None:
    found = read(
        line("درخواست خدمات شهری", right=700, top=40, height=50),
        *in_columns("مریم یزدی", "۰۰۱۱۹۸۳۱۴۰", top=140, rights=(900, 400)),
        *in_columns("(نام و نام خانوادگی درخواست کننده)", "(کد ملی)", top=190, rights=(950, 390)),
        *in_columns("۰۹۳۶۳۹۶۸۰۶۱", "۳۱۵۶۸۵۷۲۹۵", top=260, rights=(900, 400)),
        *in_columns("(تلفن همراه)", "(کد پستی)", top=310, rights=(890, 390)),
        service="urban_services",
    )

    assert found["applicant_name"].value == "مریم یزدی"
    assert found["mobile"].value == "09363968061"
    assert found["postal_code"].value == "3156857295"
    assert "ok" not in {found[name].status for name in ("applicant_name", "mobile", "postal_code")}


def test_where_all_labels_stand_left_of_something_that_is_theirs() -> None:
    labels = ("شماره ملی", "نام", "نام خانوادگی", "تاریخ تولد", "نام پدر")
    values = ("۰۴۹۲۹۴۶۱۹۱", "عزت", "واحدی مقدم", "۱۳۳۵/۰۶/۰۱", "حمیدرضا")
    rows = [
        one
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
        for one in (line(value, right=900, top=120 + 70 * n), line(label, right=500, top=120 + 70 * n))
    ]

    found = read(CARD, *rows)

    assert (found["given_name"].value, found["family_name"].value) == ("عزت", "واحدی مقدم")
    assert (found["father_name"].value, found["birth_date"].value) == ("حمیدرضا", "1335-06-01")
    assert found["family_name"].status != "ok"


def test_a_label_over_an_abbreviated_one_is_not_one_label_with_it() -> None:
    found = read(
        CARD,
        *in_columns("شماره ملی", "۰۴۹۲۹۴۶۱۹۱", top=120),
        *in_columns("نام", "بهروز", top=155),
        *in_columns("ن، خانوادگی", "ساوجبلاغی", top=190),
        *in_columns("فرزند", "رحیم", top=225),
    )

    assert (found["given_name"].value, found["family_name"].value) == ("بهروز", "ساوجبلاغی")


def test_of_a_table_of_several_plots_no_row_is_taken_for_sure() -> None:
    head = in_columns("پلاک ثبتی", "زیربنا", "طبقات", "نوع کاربری", top=200)
    first = in_columns("۱۸۵۱۶ فرعی از ۱۰۹ اصلی", "۴۶۱", "۲", "مسکونی", top=260)
    second = in_columns("۱۸۵۱۵ فرعی از ۱۰۹ اصلی", "۴۲۸", "۴", "تجاری", top=320)

    alone, several = read(*REQUEST, *head, *first), read(*REQUEST, *head, *first, *second)

    assert alone["floors"].status == "ok"
    assert "ok" not in {several[name].status for name in ("plaque", "built_area", "floors", "land_use")}


def form(*texts: str, title: str = "فرم درخواست") -> dict[str, FieldReading]:
    head = [line(title, right=700, top=40, height=50), line("شهرداری کرج منطقه ۹", right=950, top=110)]
    return read(*head, *(line(text, top=200 + 60 * n) for n, text in enumerate(texts)), service="urban_services")


@pytest.mark.parametrize("part", ["سازنده", "پیمانکار", "نام همسر", "ساکن فعلی", "کارشناس"])
def test_what_stands_under_somebody_who_is_no_party_may_be_his(part: str) -> None:
    own = ("متقاضی: مریم یزدی", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "موضوع درخواست: هرس درختان")
    another = (f"{part}: رضا احمدی", "تلفن همراه: ۰۹۳۶۳۹۶۸۰۶۱")

    alone, after = form(*own, "تلفن همراه: ۰۹۳۶۳۹۶۸۰۶۱"), form(*own, *another)

    assert (alone["mobile"].status, after["mobile"].status) == ("ok", "check")
    assert after["national_id"].status == "ok"


def test_a_label_after_words_of_another_thing_may_be_that_things() -> None:
    head = [line("پروانه ساختمان", right=700, top=40, height=50), line("شهرداری کرج", right=950, top=110)]
    own = [line("شماره پروانه: ۷۷۸۸", top=200), line("مالک: مریم یزدی", top=260)]

    plain = read(*head, *own, line("معتبر تا: ۱۴۰۵/۰۱/۰۱", top=320))
    other = read(*head, *own, line("بیمه نامه ناظر معتبر تا: ۱۴۰۵/۰۱/۰۱", top=320))

    assert (plain["expires_on"].status, other["expires_on"].status) == ("ok", "check")


def test_of_two_columns_too_the_first_row_is_not_taken_for_sure() -> None:
    head = in_columns("پلاک ثبتی", "زیربنا", top=200)
    rows = [in_columns(f"{n} فرعی از ۱۰۹ اصلی", f"۴{n}۱", top=260 + 60 * n) for n in (0, 1)]

    found = read(*REQUEST, *head, *rows[0], *rows[1])

    assert found["built_area"].status != "ok"


def test_a_value_under_a_label_that_has_one_over_it_nearer_may_be_the_next_labels() -> None:
    rights = (950, 500)
    found = read(
        *REQUEST,
        *in_columns("مریم یزدی", "۰۹۳۸۶۰۱۱۶۳۵", top=200, rights=rights),
        *in_columns("نام متقاضی", "تلفن همراه", top=245, rights=rights),
        *in_columns("رضا احمدی", "۰۹۰۱۵۷۱۳۵۲۱", top=320, rights=rights),
        *in_columns("نام معرف", "همراه معرف", top=365, rights=rights),
    )

    assert found["mobile"].status != "ok"
    assert found["applicant_name"].status != "ok"


def test_dear_is_nobodys_name() -> None:
    bill = [line("قبض عوارض نوسازی", right=700, top=40, height=50), line("مودی گرامی", top=140)]

    assert read(*bill, line("مریم یزدی", top=190), service="dues")["payer_name"].status != "ok"


def test_a_digit_or_two_that_were_hardly_read_are_looked_at() -> None:
    sure_of_it, unsure_of_it = (
        read(*REQUEST, line("طبقات: ۳", top=200, confidence=confidence))["floors"] for confidence in (0.97, 0.7)
    )

    assert (sure_of_it.status, unsure_of_it.reasons) == ("ok", ("low_confidence",))


def test_the_day_when_the_registry_took_a_paper_in_is_not_its_own() -> None:
    taken_in = line("پرونده به شماره ۸۹۴۴۱۸ در تاریخ ۱۴۰۳/۰۴/۰۲ ثبت دبیرخانه شد", top=300)

    assert read(*REQUEST, line("نام متقاضی: مریم یزدی", top=200), taken_in)["requested_on"].status != "ok"


def test_a_row_of_heads_of_which_one_is_unknown_has_its_values_under_it() -> None:
    found = read(
        *REQUEST,
        *in_columns("متقاضی: مریم یزدی", top=170),
        *in_columns("موبایل", "زمان مراجعه حضوری", top=240),
        *in_columns("۰۹۳۶۳۹۶۸۰۶۱", "۱۴۰۴/۰۷/۳۰", top=290),
    )

    assert (found["mobile"].value, found["mobile"].status) == ("09363968061", "ok")


def test_what_stands_beside_a_label_and_over_nothing_may_be_its_value() -> None:
    found = read(
        *REQUEST,
        *in_columns("متقاضی: مریم یزدی", top=170),
        *in_columns("موبایل", "ندارد", top=240),
        *in_columns("۰۹۳۶۳۹۶۸۰۶۱", top=290),
    )

    assert found["mobile"].status != "ok"


def drawn(top: int, digits: str = "۴۱۷") -> list[Line]:
    return [
        line("ایران", right=900, top=top - 20),
        line("۲۱", right=890, top=top + 20),
        *in_columns(digits, "ج", "۶۸", top=top, rights=(800, 700, 640)),
    ]


def test_a_plate_drawn_as_on_the_car_needs_no_label() -> None:
    owner = line("مالک: لیلا کاشانی", top=300)
    found = read(line("کارت خودرو", right=700, top=40, height=50), *drawn(160), owner)

    assert (found["vehicle_plate"].value, found["vehicle_plate"].status) == ("68ج417-21", "ok")


@pytest.mark.parametrize("other", [drawn(420, "۵۵۵"), [line("خودروی طرف مقابل", right=600, top=160)]])
def test_of_two_plates_or_one_beside_words_none_is_the_cars(other: list[Line]) -> None:
    owner = line("مالک: لیلا کاشانی", top=300)
    found = read(line("کارت خودرو", right=700, top=40, height=50), *drawn(160), owner, *other)

    assert found["vehicle_plate"].status != "ok"


def test_the_halves_of_a_plaque_follow_their_words_from_cell_to_cell() -> None:
    found = read(*REQUEST, *in_columns("پلاک ثبتی اصلی", "۱۷۰", "فرعی", "۲۷۷۴۵", top=200))

    assert found["plaque"].value == "170/27745"


def test_a_bills_sum_is_what_its_own_row_says_and_not_the_first_under_the_head() -> None:
    found = read(
        line("قبض عوارض نوسازی", right=700, top=40, height=50),
        *in_columns("شرح", "مبلغ (ریال)", top=200, rights=(950, 400)),
        *in_columns("عوارض سال جاری", "۱۴,۳۲۰,۰۰۰", top=260, rights=(950, 400)),
        *in_columns("پسماند", "۶,۱۸۰,۰۰۰", top=320, rights=(950, 400)),
        *in_columns("مبلغ قابل پرداخت", "۲۰,۵۰۰,۰۰۰ ریال", top=380, rights=(950, 400)),
        service="dues",
    )

    assert found["amount"].value == "20500000"


def test_a_fathers_number_and_a_signatures_name_are_not_the_bearers() -> None:
    found = read(
        line("شناسنامه", right=700, top=40, height=50),
        *in_columns("نام", "امیرحسین", top=140),
        *in_columns("شماره شناسنامه", "۲۰۷۴", top=200),
        line("شماره شناسنامه پدر ۳۸۷", top=260),
        line("نام و امضای مامور ثبت:", top=320),
        line("اکبر هاشمیان", top=380),
    )

    assert (found["given_name"].value, found["birth_certificate_no"].value) == ("امیرحسین", "2074")


def test_a_label_may_name_one_or_the_other() -> None:
    found = read(
        line("پروانه ساختمانی", right=700, top=40, height=50),
        *in_columns("نام مالک یا مالکین", "هوشیار سلطانی", top=200),
    )

    assert (found["owner_name"].value, found["owner_name"].status) == ("هوشیار سلطانی", "ok")


def test_a_label_that_goes_on_with_further_words_of_labels_is_not_surely_the_known_one() -> None:
    found = read(
        line("مفاصاحساب", right=700, top=40, height=50),
        *in_columns("نام مالک ملک", "وحید رنجکش", top=200),
        service="dues",
    )

    assert (found["payer_name"].value, found["payer_name"].reasons) == ("وحید رنجکش", ("label_unsure",))


def test_what_stands_beyond_another_cell_set_a_little_lower_may_be_that_ones() -> None:
    found = read(
        line("اجاره نامه", right=700, top=40, height=50),
        line("اجاره ماهانه", right=950, top=200),
        line("۳۲,۰۰۰,۰۰۰ ریال", right=700, top=216),
        line("۶۰۰,۰۰۰,۰۰۰ ریال", right=300, top=200),
        service="business_services",
    )

    assert found["rent"].status != "ok"


def test_a_number_between_two_labels_is_the_firsts() -> None:
    found = read(*REQUEST, line("تعداد طبقات: ۵ تعداد واحد: ۸ کل زیربنا: ۸۶۷/۵ مترمربع", top=200))

    assert (found["floors"].value, found["built_area"].value) == ("5", "867.5")
