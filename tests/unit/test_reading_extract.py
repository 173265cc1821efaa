"""Reading documents from pages made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import catalogue
from chalicelib.reading import extract
from chalicelib.reading.model import DocumentReading
from ocr.model import Line, Word
from tests.unit.paper import line, page, rows, sure, unsure

CATALOGUE = catalogue.load()


def deed_head() -> list[Line]:
    return [line("سازمان ثبت اسناد و املاک کشور", right=700, top=60), line("سند مالکیت", right=620, top=120, height=50)]


def read(lines: list[Line], second: list[Line] | None = None) -> DocumentReading:
    return extract([page(lines, second=second or [])], CATALOGUE, judge=sure)


def values(reading: DocumentReading) -> dict[str, str | None]:
    return {name: field.value for name, field in reading.fields.items() if field.value}


INLINE = (
    "نام مالک: بهروز کاویانی‌فر",
    "شماره ملی: ۰۱۷۵۹۸۹۸۳۴",
    "تاریخ تولد: ۱۳۵۲/۰۴/۱۹",
    "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "مساحت: ۲۴۵/۶۰ متر مربع",
    "کد پستی: ۳۱۴۸۶۷۱۹۳۳",
)
EXPECTED = {
    "owner_name": "بهروز کاویانی‌فر",
    "national_id": "0175989834",
    "birth_date": "1352-04-19",
    "plaque": "4567/123",
    "area": "245.6",
    "postal_code": "3148671933",
}


def test_values_stand_to_the_left_of_their_labels_on_the_same_line() -> None:
    assert values(read([*deed_head(), *rows(*INLINE)])) == EXPECTED


def test_two_pairs_on_a_line_keep_to_their_own_labels() -> None:
    pairs = [f"{INLINE[n]} | {INLINE[n + 1]}" for n in (0, 2, 4)]
    assert values(read([*deed_head(), *rows(*pairs)])) == EXPECTED


def test_two_pairs_on_a_line_without_a_gap_between_them_are_told_apart_by_their_labels() -> None:
    pairs = [f"{INLINE[n]} {INLINE[n + 1]}" for n in (0, 2, 4)]
    assert values(read([*deed_head(), *rows(*pairs)])) == EXPECTED


def test_label_and_value_may_be_cells_of_a_row() -> None:
    cells: list[Line] = []
    for number, text in enumerate(INLINE):
        label, value = text.split(": ")
        cells += [line(label, top=200 + 60 * number), line(value, right=650, top=203 + 60 * number)]
    assert values(read([*deed_head(), *cells])) == EXPECTED


def test_value_may_stand_below_its_label() -> None:
    cells: list[Line] = []
    for number, text in enumerate(INLINE):
        label, value = text.split(": ")
        right, top = 950 - 450 * (number % 2), 200 + 150 * (number // 2)
        cells += [line(label, right=right, top=top), line(value, right=right, top=top + 50)]
    assert values(read([*deed_head(), *cells])) == EXPECTED


def test_labels_vary_in_spacing_joiners_letters_and_colons() -> None:
    found = values(read([*deed_head(), *rows("کدملي ۰۱۷۵۹۸۹۸۳۴", "کد‌پستی :۳۱۴۸۶۷۱۹۳۳", "نام‌پدر:ایرج")]))
    assert found == {"national_id": "0175989834", "postal_code": "3148671933", "father_name": "ایرج"}


def test_label_with_lost_dots_is_still_found() -> None:
    found = values(read([*deed_head(), *rows("نام مالک: مریم یزدی", "کد بستی: ۳۱۴۸۶۷۱۹۳۳")]))
    assert found["postal_code"] == "3148671933"


def test_longer_label_wins_over_the_one_inside_it() -> None:
    card = [line("کارت ملی", right=600, top=60, height=50)]
    lines = rows(
        "شماره ملی: ۰۱۷۵۹۸۹۸۳۴", "نام: مریم", "نام خانوادگی: یزدی", "نام پدر: ایرج", "پایان اعتبار: ۱۴۰۸/۰۱/۲۰"
    )
    found = values(read([*card, *lines]))
    assert (found["given_name"], found["family_name"], found["father_name"]) == ("مریم", "یزدی", "ایرج")


def test_word_that_is_a_label_elsewhere_may_stand_inside_a_value() -> None:
    lines = rows("شماره چاپی: سری ب سال ۰۲ شماره ۴۱۸۲۳۶", "قطعه: ۱۷", "نشانی: کرج، خیابان نیلوفر، قطعه ۴، پلاک ۱۲")
    found = values(read([*deed_head(), *lines]))
    assert found["serial_no"] == "سری ب سال 02 شماره 418236"
    assert found["lot"] == "17"
    assert found["address"] == "کرج، خیابان نیلوفر، قطعه 4، پلاک 12"


def test_address_runs_on_to_the_next_line() -> None:
    long = "نشانی: کرج، خیابان نیلوفر آبی، کوچهٔ سرو سوم، بن‌بست بهار، ساختمان آفتاب، طبقهٔ دوم،"
    lines = [line(long, top=200), line("واحد ۳، شمارهٔ ۲۷", top=245), line("کد پستی: ۳۱۴۸۶۷۱۹۳۳", top=300)]
    found = values(read([*deed_head(), *lines]))
    assert found["address"] is not None
    assert found["address"].endswith("واحد 3، شمارهٔ 27")
    assert found["postal_code"] == "3148671933"


def test_address_does_not_swallow_a_paragraph_that_it_did_not_wrap_to() -> None:
    lines = [line("نشانی: کرج، خیابان سرو", top=200), line("این سند با مهر و امضای رئیس اداره معتبر است", top=245)]
    assert values(read([*deed_head(), *lines]))["address"] == "کرج، خیابان سرو"


def test_digits_in_boxes_are_joined_in_the_order_on_paper() -> None:
    in_logical_order_of_single_digits = " ".join(reversed("۰۱۷۵۹۸۹۸۳۴"))
    lines = rows(f"کد ملی: {in_logical_order_of_single_digits}")
    assert values(read([*deed_head(), *lines]))["national_id"] == "0175989834"


@pytest.mark.parametrize("printed", ["۹۶/ ۹۲۱ متر مربع", "۹۶ /۹۲۱ متر مربع", "۹۶ / ۹۲۱ متر مربع", "۹۲۱/۹۶ متر مربع"])
def test_number_cut_apart_at_its_separator_is_joined_as_it_stands_on_paper(printed: str) -> None:
    assert values(read([*deed_head(), *rows(f"مساحت: {printed}")]))["area"] == "921.96"


def test_sides_of_digit_boxes_that_were_read_as_brackets_are_passed_over() -> None:
    lines = rows("کد ملی: [۴] ۳]۸][۹]۸][۹]۵ ][۷]۱][۰]")
    assert values(read([*deed_head(), *lines]))["national_id"] == "0175989834"


def test_running_text_without_colons_or_gaps_is_cut_at_its_labels() -> None:
    form = [line("فرم درخواست پروانه ساختمانی", right=800, top=60, height=50)]
    text = rows("متقاضی حجت اراکی کد ملی ۰۱۷۵۹۸۹۸۳۴ تلفن همراه ۰۹۱۲۳۴۵۶۷۸۹", "مساحت زمین ۴۶۸ متر کد پستی ۳۱۴۸۶۷۱۹۳۳")
    assert values(read([*form, *text])) == {
        "applicant_name": "حجت اراکی",
        "national_id": "0175989834",
        "mobile": "09123456789",
        "land_area": "468",
        "postal_code": "3148671933",
    }


def test_stamp_beside_a_value_that_stands_below_its_label_is_not_taken_for_it() -> None:
    cells = [
        line(text, top=200 + 100 * number + 45 * low)
        for number, pair in enumerate((("کد ملی", "۰۱۷۵۹۸۹۸۳۴"), ("کد پستی", "۳۱۴۸۶۷۱۹۳۳"), ("مساحت", "۲۴۵ متر")))
        for low, text in enumerate(pair)
    ]
    lot = [line("قطعه", top=600), line("۹ ثبت", right=300, top=602), line("۴", top=645)]
    assert values(read([*deed_head(), *cells, *lot]))["lot"] == "4"


def test_code_whose_label_was_not_read_is_found_by_its_look_and_never_ok() -> None:
    lines = [*deed_head(), *rows("نام مالک: مریم یزدی", "کهپسسی | ۳۱۴۸۶۷۱۹۳۳")]
    field = read(lines, second=lines).fields["postal_code"]
    assert (field.value, field.status) == ("3148671933", "check")
    assert "label_unsure" in field.reasons


def test_label_that_ran_into_its_value_does_not_pass_for_a_shorter_label() -> None:
    card = [line("کارت ملی", right=600, top=60, height=50)]
    found = values(read([*card, *rows("شماره ملی: ۰۱۷۵۹۸۹۸۳۴", "نام خانوادگیرضایی", "تاریخ تولد: ۱۳۵۲/۰۴/۱۹")]))
    assert "given_name" not in found


def test_end_of_running_text_is_not_confirmed_by_reading_the_same_stretch_twice() -> None:
    lines = [*deed_head(), *rows("نشانی: کرج، خیابان سرو")]
    field = read(lines, second=lines).fields["address"]
    assert (field.status, field.reasons) == ("check", ("extent_unsure",))


def test_badly_read_label_alone_in_its_cell_points_to_a_value_that_is_never_ok() -> None:
    lines = [*deed_head(), line("نام مالک", top=200), line("مریم یزدی", right=650, top=200)]
    lines += [line("مسامپ", top=260), line("۲۴۵ متر مربع", right=650, top=260)]
    field = read(lines, second=lines).fields["area"]
    assert (field.value, field.status) == ("245", "check")
    assert "label_unsure" in field.reasons


@pytest.mark.parametrize(("confidence", "value"), [(0.2, "یزدی"), (0.97, "ثی یزدی")])
def test_labels_end_that_was_cut_through_and_read_again_is_not_the_values(confidence: float, value: str) -> None:
    label = line("نام خانوادگی", right=900, top=200)
    left = label.box[0]
    again, name = (
        Word("ثی", (left, 200, left + 28, 230), confidence),
        Word("یزدی", (left - 60, 200, left - 8, 230), 0.97),
    )
    card = [line("کارت ملی", right=600, top=60, height=50), *rows("شماره ملی: ۰۱۷۵۹۸۹۸۳۴", top=260)]
    found = read([*card, label, Line((again, name), (left - 60, 200, left + 28, 230))])
    assert values(found)["family_name"] == value


def test_two_numbers_side_by_side_are_not_made_one() -> None:
    field = read([*deed_head(), *rows("قطعه: ۴ ۱۷")]).fields["lot"]
    assert field.value in ("4", "17")
    assert field.status == "check"


def test_every_field_of_the_type_is_listed() -> None:
    reading = read([*deed_head(), *rows(*INLINE)])
    assert list(reading.fields) == [spec.id for spec in CATALOGUE.documents["title_deed"].fields]
    assert reading.fields["boundaries"].status == "missing"


def test_blank_page_is_a_finding_and_no_document() -> None:
    reading = extract([page([])], CATALOGUE)
    assert reading.type is None
    assert [finding.code for finding in reading.findings] == ["page-blank"]


def test_no_pages_at_all_are_a_blank_document() -> None:
    assert extract([], CATALOGUE).type is None


@pytest.mark.parametrize(
    "lines",
    [
        rows("INVOICE", "Invoice no: 20231", "Date: 2024-05-17", "Total: 1,250.00 USD", "Postal code: 3148671933"),
        rows("صورت‌حساب فروش کالا", "شماره: ۱۲۳", "تاریخ: ۱۴۰۳/۰۲/۱۱", "جمع کل: ۲۵۰۰۰۰ ریال"),
        rows("با سلام و احترام", "به پیوست سند مالکیت و کارت ملی جهت بررسی تقدیم می‌شود"),
    ],
)
def test_other_papers_are_unknown(lines: list[Line]) -> None:
    reading = read(lines)
    assert reading.type is None
    assert reading.confidence < 0.5
    assert [finding.code for finding in reading.findings] == ["document_unknown"]


def test_repair_is_an_alternative_of_the_recogniser_that_passes_the_check() -> None:
    wrong = "۰۱۷۵۹۸۹۸۳۳"
    lines = [
        *deed_head(),
        line(f"کد ملی: {wrong}", top=200, alternatives={wrong: (("۰۱۷۵۹۸۹۸۳۴", 0.2), ("۰۱۷۵۹۸۹۸۳۱", 0.1))}),
    ]
    field = read(lines).fields["national_id"]
    assert (field.value, field.raw, field.repaired) == ("0175989834", wrong, True)
    assert field.status == "check"
    assert "repaired" in field.reasons


@pytest.mark.parametrize(("chance", "value", "repaired"), [(0.8, "3148671983", True), (0.3, "3148671933", False)])
def test_alternative_that_is_likelier_than_the_best_reading_is_proposed_and_needs_a_witness(
    chance: float, value: str, repaired: bool
) -> None:
    printed = "۳۱۴۸۶۷۱۹۳۳"
    lines = [
        *deed_head(),
        line(f"کد پستی: {printed}", top=200, confidence=0.4, alternatives={printed: (("۳۱۴۸۶۷۱۹۸۳", chance),)}),
    ]
    field = read(lines).fields["postal_code"]
    assert (field.value, field.raw, field.repaired, field.status) == (value, printed, repaired, "check")


def test_value_that_fails_its_check_without_a_repair_is_invalid() -> None:
    field = read([*deed_head(), *rows("کد ملی: ۰۱۷۵۹۸۹۸۳۳")]).fields["national_id"]
    assert (field.value, field.status) == ("0175989833", "invalid")


def test_value_that_the_evidence_leaves_in_doubt_is_to_be_checked() -> None:
    reading = extract([page([*deed_head(), *rows(*INLINE)])], CATALOGUE, judge=unsure)
    assert (reading.fields["national_id"].status, reading.fields["national_id"].confidence) == ("check", unsure())


def test_two_engines_that_read_alike_are_evidence() -> None:
    lines = [*deed_head(), *rows(*INLINE)]
    once, twice = (extract([page(lines, second=second)], CATALOGUE) for second in ([], lines))
    assert once.fields["owner_name"].confidence < twice.fields["owner_name"].confidence


def test_engines_that_differ_by_one_dot_leave_a_name_to_be_checked() -> None:
    lines, other = [*deed_head(), *rows("نام مالک: نبی یزدی")], [*deed_head(), *rows("نام مالک: بنی یزدی")]
    field = extract([page(lines, second=other)], CATALOGUE, judge=unsure).fields["owner_name"]
    assert (field.status, field.reasons) == ("check", ("readings_differ",))


def test_second_reading_that_sees_more_beside_the_value_confirms_nothing() -> None:
    lines, other = [*deed_head(), *rows("نام مالک: بهروز")], [*deed_head(), *rows("نام مالک: بهروز یزدی")]
    assert read(lines, second=other).fields["owner_name"].status == "check"


def test_text_of_the_pdf_itself_is_exact() -> None:
    reading = extract([page([*deed_head(), *rows(*INLINE)], source="text")], CATALOGUE)
    assert {name for name, field in reading.fields.items() if field.status == "ok"} == set(EXPECTED)


def test_ambiguous_print_is_to_be_checked_however_often_it_is_read() -> None:
    lines = [*deed_head(), *rows("پلاک ثبتی: ۸۵۳/۴۵۶۷")]
    field = read(lines, second=lines).fields["plaque"]
    assert (field.status, field.reasons) == ("check", ("order-ambiguous",))


def test_box_and_raw_are_those_of_the_value_alone() -> None:
    field = read([*deed_head(), line("کد ملی: ۰۱۷۵۹۸۹۸۳۴", top=200)]).fields["national_id"]
    assert field.raw == "۰۱۷۵۹۸۹۸۳۴"
    assert field.box == (738, 200, 858, 230)
    assert field.page == 1


def test_hint_of_the_uploader_does_not_make_a_known_document_of_another_paper() -> None:
    invoice = rows("INVOICE", "Total: 1,250.00 USD")
    assert extract([page(invoice)], CATALOGUE, expected="title_deed").type is None


def test_unreadable_page_is_warned_of() -> None:
    lines = [line("سند مالکیت", right=620, top=120, height=50), line("کد ملی ناخوانا است", top=200, confidence=0.2)]
    codes = [finding.code for finding in extract([page(lines)], CATALOGUE).findings]
    assert "page-hard-to-read" in codes


def test_a_page_that_was_not_read_to_its_end_is_told_of() -> None:
    crowded = replace(page([line("سند مالکیت", right=620, top=120, height=50)]), quality={"unread": 12})
    assert "page-partly-read" in [finding.code for finding in extract([crowded], CATALOGUE).findings]


def test_a_picture_handed_in_as_one_is_taken_as_it_is() -> None:
    reading = extract([page([])], CATALOGUE, expected="photo")
    assert (reading.type, reading.fields, reading.findings) == ("photo", {}, ())
    assert extract([page([])], CATALOGUE, expected="title_deed").type is None
