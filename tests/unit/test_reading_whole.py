"""Where running text surely ends, and where more of it may stand."""

from __future__ import annotations

import pytest

from chalicelib.catalogue import load
from chalicelib.reading import extract
from ocr.model import Line
from tests.unit.paper import line, page, paragraph, rows

CATALOGUE = load()
HEAD = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]
PLACE = "نشانی: کرج، گلشهر، خیابان سرو،"


def doubts(*texts: str, lines: list[Line] | None = None, source: str = "ocr") -> list[str]:
    printed = page([*HEAD, *rows(*texts), *(lines or [])], source=source)  # type: ignore[arg-type]
    field = extract([printed], CATALOGUE).fields["address"]
    assert field.value
    return [one.detail for one in field.evidence if one.kind == "extent"]


@pytest.mark.parametrize(
    "end", ["پلاک ۱۲", "کوچه ۳، پلاک ۱۲", "پلاک ۱۲، واحد ۳", "پلاک ۱۲ طبقه ۲ واحد ۳", "پلاک ۱۲، طبقه سوم", "شماره ۱۲"]
)
def test_address_that_ends_with_a_house_is_whole(end: str) -> None:
    assert doubts(f"{PLACE} {end}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳") == []


@pytest.mark.parametrize(
    "end", ["کوچه حافظ", "پلاک", "پلاک ۱۲،", "پلاک ۱۲ ش", "واحد ۱۲ ۷", "پلاک ۱۲ نبش کوچه ۳", "پلاک ۱۲۳۴۵۶", "کوچه ۱۲"]
)
def test_address_that_ends_otherwise_may_go_on(end: str) -> None:
    assert doubts(f"{PLACE} {end}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳") == ["extent_unsure"]


def test_line_under_it_that_no_label_explains_may_belong_to_it() -> None:
    under = line("جنب مسجد", right=600, top=236)
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[under]) == ["extent_unsure"]
    beside_its_label = line("کد پستی: ۳۱۴۸۶۷۱۹۳۳", top=260)
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[beside_its_label]) == []


@pytest.mark.parametrize("more", ["واحد ۳ کد پستی: ۳۱۴۸۶۷۱۹۳۳", "جنب مسجد کد پستی: ۳۱۴۸۶۷۱۹۳۳", "جنب مسجد"])
@pytest.mark.parametrize("top", [236, 262, 285])
def test_words_before_a_label_under_it_and_lines_far_apart_may_belong_to_it(more: str, top: int) -> None:
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[line(more, right=860, top=top)]) == ["extent_unsure"]


def test_what_stands_left_of_it_may_belong_to_it() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲ | واحد ۳") == ["extent_unsure"]
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[line("واحد ۳", right=300, top=200)]) == ["extent_unsure"]


def test_a_label_left_of_the_line_under_it_does_not_explain_that_line() -> None:
    under = [line("مقابل بانک", right=860, top=250), line("کد پستی: ۳۱۴۸۶۷۱۹۳۳", right=560, top=250)]
    assert doubts(f"{PLACE} پلاک ۱۲", lines=under) == ["extent_unsure"]


def test_a_text_layers_address_is_whole_too_unless_its_strokes_have_become_signs() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲", source="text") == []
    assert doubts(f"{PLACE.replace('خیابان', 'خیا!بان')} پلاک ۱۲", source="text") == ["extent_unsure"]


def text_doubts(*lines: Line) -> list[str]:
    head = [line("فرم درخواست خدمات", right=700, top=60, height=50), line("شهرداری کرج", top=120)]
    field = extract([page([*head, *lines])], CATALOGUE).fields["subject"]
    assert field.value
    return [one.detail for one in field.evidence if one.kind == "extent"]


def test_a_few_words_alone_beside_their_label_are_whole() -> None:
    assert text_doubts(*rows("موضوع درخواست: تفکیک ملک", "تاریخ درخواست: ۱۴۰۵/۰۸/۱۷")) == []


@pytest.mark.parametrize("end", ["تفکیک ملک ۷", "تفکیک ملک و", "تفکیک ملک،", "تفکیک ملک ش"])
def test_words_that_lead_on_or_end_in_a_speck_are_not(end: str) -> None:
    assert text_doubts(*rows(f"موضوع درخواست: {end}", "تاریخ درخواست: ۱۴۰۵/۰۸/۱۷")) == ["extent_unsure"]


def test_words_with_a_line_under_them_that_no_label_explains_are_not() -> None:
    under = line("و تجمیع آن با پلاک مجاور", right=760, top=240)
    assert text_doubts(*rows("موضوع درخواست: تفکیک ملک"), under) == ["extent_unsure"]


def test_a_block_of_lines_nearer_to_each_other_is_another_values() -> None:
    told = line("موضوع درخواست: تفکیک ملک", top=200)
    block = [line("شب ها صدای دستگاه برش کارگاه مانع آسایش است", right=760, top=top) for top in (270, 312, 354)]

    assert text_doubts(told, *block, line("شرح:", top=312)) == []
    assert text_doubts(told, *(line("تجمیع آن با پلاک مجاور", right=760, top=top) for top in (242, 284))) == [
        "extent_unsure"
    ]


@pytest.mark.parametrize(
    ("title", "field", "text", "value"),
    [
        ("کارت اقامت", "nationality", "تابعیت: افغانستان", "افغانستان"),
        ("قبض عوارض نوسازی", "period", "دوره: نیمه اول ۱۴۰۴", "نیمه اول 1404"),
        ("گواهی حصر وراثت", "court_branch", "مرجع صدور: شعبه ۱۷ شورای حل اختلاف کرج", "شعبه 17 شورای حل اختلاف کرج"),
    ],
)
def test_one_word_of_a_people_and_numbers_of_offices_and_years_are_whole(
    title: str, field: str, text: str, value: str
) -> None:
    found = extract([page([line(title, right=700, top=60, height=50), *rows(text)])], CATALOGUE).fields[field]

    assert found.value == value
    assert not [one.detail for one in found.evidence if one.kind == "extent"]


def test_boundaries_of_four_sides_are_whole_and_of_three_are_not() -> None:
    sides = ["شمالا پلاک ۳۱،", "شرقا پلاک ۸،", "جنوبا پلاک ۲۸،", "غربا پلاک ۵۹"]
    for told, doubted in ((sides, []), (sides[1:], ["extent_unsure"])):
        printed = page([*HEAD, *rows(f"حدود: {' '.join(told)}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳")])
        field = extract([printed], CATALOGUE).fields["boundaries"]
        assert [one.detail for one in field.evidence if one.kind == "extent"] == doubted


@pytest.mark.parametrize(
    "told",
    [
        "موضوع درخواست: و توضیحات متقاضی", "موضوع درخواست: در این قسمت چیزی ننویسید", "موضوع درخواست: تفکیک",
        "نوع درخواست: پروانه ساختمان پایان کار تفکیک", "موضوع درخواست: فروش غذا صادره از اتحادیه",
    ],
)  # fmt: skip
def test_words_that_may_be_a_labels_or_a_choice_or_anothers_are_not(told: str) -> None:
    assert text_doubts(*rows(told, "تاریخ درخواست: ۱۴۰۵/۰۸/۱۷")) == ["extent_unsure"]


LONG = "موضوع درخواست: صدور پروانه تخریب و نوسازی ساختمان مسکونی قدیمی"


@pytest.mark.parametrize(("under", "top"), [("پلاک ثبتی ۱۲/۳۴۵ واقع در گلشهر", 240), ("بدون پروانه و تخلف", 330)])
def test_a_full_line_may_go_on_in_a_labels_words_or_far_under_it(under: str, top: int) -> None:
    right = line(LONG).box[2] - 200
    assert text_doubts(line(LONG, top=200), line(under, right=right, top=top)) == ["extent_unsure"]


@pytest.mark.parametrize(
    "told",
    [
        "شمالا به پلاک جنوب غرب ۱۲ متری شرقا به قطعه ۵", "شرقا به کوچه شمال به جنوب غرب ۵",
        "شمالا پلاک ۳۱، شرقا پلاک ۸، جنوبا پلاک ۲۸، غربا ۸ متری بهای ثبتی ۵۰۰۰۰",
        "شمالا پلاک ۳۱، شرقا پلاک ۸، جنوبا پلاک ۲۸، غربا ۸ متری و ۳۰",
        "شمالا پلاک ۳۱، شرقا پلاک ۸، جنوبا پلاک ۲۸، غربا به طول ۸ متر",
    ],
)  # fmt: skip
def test_four_names_of_sides_are_not_four_sides_told(told: str) -> None:
    field = extract([page([*HEAD, *rows(f"حدود: {told}", "کد پستی: ۳۱۴۸۶۷۱۹۳۳")])], CATALOGUE).fields["boundaries"]
    assert [one.detail for one in field.evidence if one.kind == "extent"] == ["extent_unsure"]


def test_what_stands_alone_under_its_label_is_whole_too() -> None:
    label, value = line("نشانی", right=900, top=200), line("کرج، گلشهر، خیابان سرو، پلاک ۱۲", right=900, top=240)
    other = line("کد پستی", right=900, top=290), line("۳۱۴۸۶۷۱۹۳۳", right=900, top=330)
    field = extract([page([*HEAD, label, value, *other])], CATALOGUE).fields["address"]
    assert field.value == "کرج، گلشهر، خیابان سرو، پلاک 12"
    assert [one.detail for one in field.evidence if one.kind == "extent"] == []


def test_a_label_of_more_of_the_house_does_not_end_an_address() -> None:
    under = line("واحد: ۳", right=900, top=236)
    assert doubts(f"{PLACE} پلاک ۱۲", lines=[under]) == ["extent_unsure"]


def test_the_rest_of_a_house_may_stand_in_another_cell_of_the_next_row() -> None:
    row = line("کد پستی: ۳۱۴۸۶۷۱۹۳۳ | واحد ۳", top=240)
    for source in ("ocr", "text"):
        assert doubts(f"{PLACE} پلاک ۱۲", lines=[row], source=source) == ["extent_unsure"]


def test_an_address_within_a_sentence_is_never_sure() -> None:
    told = "اینجانب مریم یزدی ساکن کرج، گلشهر، خیابان سرو، پلاک ۱۲ کد پستی ۳۱۴۸۶۷۱۹۳۳ واحد ۳ تقاضا دارم"
    head = [line("تقاضانامه", right=640, top=60, height=50), line("شهرداری کرج", top=120)]
    assert extract([page([*head, *paragraph(told, top=200)])], CATALOGUE).fields["address"].status != "ok"


def test_a_greeting_ends_the_line_over_it() -> None:
    subject, greeting = line("موضوع: قطع درخت خشک", top=200), line("با سلام و احترام", top=240)
    assert text_doubts(subject, greeting) == []


def test_a_floor_by_name_ends_an_address() -> None:
    assert doubts(f"{PLACE} پلاک ۱۲، طبقه همکف", "کد پستی: ۳۱۴۸۶۷۱۹۳۳") == []
