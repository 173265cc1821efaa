"""Several documents in one file: where a stack is parted, and where it must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import catalogue
from chalicelib.findings import Finding
from chalicelib.reading.model import DocumentReading
from chalicelib.reading.stack import Part, read_file, told, with_others
from ocr.model import Box, Line, Page
from tests.unit.paper import line, page, rows

CATALOGUE = catalogue.load()


def titled(title: str, *texts: str) -> Page:
    """Both engines read it alike."""
    lines = [line(title, right=620, top=100, height=50), *rows(*texts)]
    return page(lines, second=lines)


DEED = titled(
    "سند مالکیت", "نام مالک: بهروز کاویانی", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "مساحت: ۲۴۵٫۶۰ متر مربع",
    "کد پستی: ۳۱۴۸۶۷۱۹۳۳", "تاریخ ثبت: ۱۴۰۲/۰۸/۲۱",
)  # fmt: skip
CARD = titled(
    "کارت ملی", "شماره ملی: ۰۱۷۵۹۸۹۸۳۴", "نام: بهروز", "نام خانوادگی: کاویانی", "تاریخ تولد: ۱۳۵۲/۰۴/۱۹",
    "پایان اعتبار: ۱۴۰۶/۱۱/۰۳",
)  # fmt: skip
OTHER_CARD = titled(
    "کارت ملی", "شماره ملی: ۰۴۹۹۳۷۰۸۹۹", "نام: مریم", "نام خانوادگی: یزدی", "تاریخ تولد: ۱۳۶۱/۰۲/۰۳",
    "پایان اعتبار: ۱۴۰۷/۰۱/۰۹",
)  # fmt: skip
VEHICLE = titled(
    "کارت خودرو", "شماره پلاک: ۱۲ ب ۳۴۵ ایران ۶۸", "نام مالک: مریم یزدی", "کد ملی: ۰۴۹۹۳۷۰۸۹۹", "مدل: ۱۴۰۰",
    "شماره شاسی: NAAM01CA8GK123456",
)  # fmt: skip
FORM = titled(
    "فرم درخواست پروانه ساختمانی", "متقاضی: بهروز کاویانی", "کد ملی: ۰۱۷۵۹۸۹۸۳۴", "تلفن همراه: ۰۹۱۲۱۲۳۴۷۱۸",
    "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی", "مساحت زمین: ۲۴۵٫۶۰ متر مربع", "تاریخ درخواست: ۱۴۰۴/۰۶/۲۰",
)  # fmt: skip
DEED_ON = page(rows("نقل و انتقال‌ها", "این ملک در رهن هیچ بانکی نیست", "مهر و امضای سردفتر"))
DEED_AGAIN = titled("سند مالکیت", "نام مالک: بهروز کاویانی", "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی", "توضیحات: ندارد")
CO_OWNER = titled(
    "سند مالکیت", "نام مالک: مریم یزدی", "کد ملی: ۰۴۹۹۳۷۰۸۹۹", "پلاک ثبتی: ۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "مساحت: ۲۴۵٫۶۰ متر مربع",
)  # fmt: skip
WEAK_FORM = page(rows(*[text.text for text in FORM.lines[1:]]))
"""Its title was lost: it may be one, but not surely."""
BLANK = page([])
LETTER = page(rows(*["به استحضار می‌رساند با توجه به گفت‌وگوی پیشین خواهشمند است دستور فرمایید"] * 3))


def stack(*pages: Page) -> list[Page]:
    return [replace(one, number=number) for number, one in enumerate(pages, 1)]


def parted(*pages: Page) -> list[tuple[str | None, tuple[int, ...]]]:
    return [(part.reading.type, part.pages) for part in read_file(stack(*pages), CATALOGUE)]


def codes(parts: tuple[Part, ...]) -> set[str]:
    return {finding.code for part in parts for finding in part.reading.findings}


def test_a_stack_is_parted_where_each_paper_begins() -> None:
    assert parted(CARD, DEED, DEED_ON, FORM) == [
        ("national_card", (1,)),
        ("title_deed", (2, 3)),
        ("permit_request", (4,)),
    ]


def test_fields_of_a_part_stand_on_the_pages_of_the_file() -> None:
    parts = read_file(stack(CARD, DEED, DEED_ON, FORM), CATALOGUE)
    pages = [{field.page for field in part.reading.fields.values() if field.page} for part in parts]
    assert pages == [{1}, {2}, {4}]
    assert parts[1].reading.fields["national_id"].value == "0175989834"


@pytest.mark.parametrize("further", [DEED_ON, DEED_AGAIN, BLANK])
def test_a_deed_of_two_pages_is_one_document(further: Page) -> None:
    parts = read_file(stack(DEED, further), CATALOGUE)
    assert [part.pages for part in parts] == [(1, 2)]
    assert not codes(parts) & {"stack_unsure", "file_split"}


def test_two_cards_of_two_people_are_two_documents() -> None:
    assert parted(CARD, OTHER_CARD, DEED) == [
        ("national_card", (1,)),
        ("national_card", (2,)),
        ("title_deed", (3,)),
    ]


def test_the_same_card_again_is_not_parted_from_itself() -> None:
    assert parted(CARD, CARD) == [("national_card", (1, 2))]


def test_a_page_of_a_second_owner_under_the_same_heading_is_asked_about() -> None:
    parts = read_file(stack(DEED, CO_OWNER), CATALOGUE)
    assert ([part.pages for part in parts], codes(parts)) == ([(1, 2)], {"stack_unsure"})


def test_an_unsure_page_is_never_parted_off_and_nothing_of_the_file_is_relied_upon() -> None:
    parts = read_file(stack(CARD, DEED, WEAK_FORM), CATALOGUE)
    assert [part.pages for part in parts] == [(1, 2, 3)]
    finding = next(one for one in parts[0].reading.findings if one.code == "stack_unsure")
    assert (finding.severity, "۳" in finding.message.fa) == ("error", True)
    fields = parts[0].reading.fields.values()
    assert {field.status for field in fields} <= {"check", "missing", "invalid"}
    assert all("stack_unsure" in field.reasons for field in fields if field.value)


def test_a_page_of_words_before_the_first_paper_is_asked_about() -> None:
    parts = read_file(stack(LETTER, CARD, DEED), CATALOGUE)
    assert ([part.pages for part in parts], "stack_unsure" in codes(parts)) == ([(1, 2, 3)], True)


def test_a_blank_sheet_goes_with_the_paper_beside_it() -> None:
    assert parted(BLANK, CARD, BLANK, DEED) == [("national_card", (1, 2, 3)), ("title_deed", (4,))]


def test_a_file_of_unknown_pages_is_one_unknown_document() -> None:
    assert parted(LETTER, LETTER) == [(None, (1, 2))]


def test_nothing_is_one_document_of_no_pages() -> None:
    assert parted() == [(None, ())]


def test_a_page_that_nobody_could_read_stays_beside_the_page_before_it() -> None:
    parts = [Part(pages, DocumentReading()) for pages in ((2,), (4, 5))]
    assert [part.pages for part in with_others(parts, [6, 1, 3])] == [(1, 2, 3), (4, 5, 6)]


def test_the_clerk_is_told_the_pages_of_each() -> None:
    finding: Finding = told(read_file(stack(CARD, DEED, DEED_ON), CATALOGUE), CATALOGUE)
    said = finding.message.fa.translate({ord("\u2068"): None, ord("\u2069"): None})
    assert said.startswith("این فایل چند سند دارد؛ به ۲ سند تقسیم شد. کارت ملی: صفحهٔ ۱؛ سند مالکیت: صفحهٔ ۲ و ۳.")
    assert (finding.code, finding.severity) == ("file_split", "warning")


def copied(upper: Page, lower: Page, *, beside: bool = False) -> Page:
    """Two papers on one sheet, one under the other or beside it."""
    across, down = (1000, 0) if beside else (0, 600)
    first = [moved(line, across, 0) for line in upper.lines]
    lines = [*first, *(moved(line, 0, down) for line in lower.lines)]
    return replace(page(lines, second=lines), width=2000)


def moved(line: Line, across: int, down: int) -> Line:
    def box(one: Box) -> Box:
        return one[0] + across, one[1] + down, one[2] + across, one[3] + down

    return Line(tuple(replace(word, box=box(word.box)) for word in line.words), box(line.box))


@pytest.mark.parametrize("beside", [False, True], ids=["one under the other", "beside each other"])
def test_another_paper_on_the_same_page_is_named_and_nothing_is_relied_upon(beside: bool) -> None:
    (part,) = read_file([copied(CARD, VEHICLE, beside=beside)], CATALOGUE, expected="national_card")
    finding = next(one for one in part.reading.findings if one.code == "page_shared")
    assert finding.severity == "error"
    assert all(name in finding.message.fa for name in ("کارت ملی", "کارت خودرو"))
    assert all(name in finding.message.en for name in ("National card", "Vehicle card"))
    fields = part.reading.fields
    assert (part.reading.type, fields["national_id"].value) == ("national_card", "0175989834")
    assert {field.status for field in fields.values()} <= {"check", "missing"}


def test_the_paper_that_was_handed_in_is_the_one_that_is_read() -> None:
    (part,) = read_file([copied(CARD, VEHICLE)], CATALOGUE, expected="vehicle_card")
    assert (part.reading.type, part.reading.fields["owner_name"].value) == ("vehicle_card", "مریم یزدی")


def test_two_peoples_cards_on_one_sheet_do_not_lend_each_other_values() -> None:
    (part,) = read_file([copied(CARD, OTHER_CARD)], CATALOGUE)
    assert "page_shared" in codes((part,))
    read = {name: field.value for name, field in part.reading.fields.items() if field.value}
    assert (read["national_id"], read["given_name"], read["family_name"]) == ("0175989834", "بهروز", "کاویانی")


@pytest.mark.parametrize("other", [CARD, DEED_ON, BLANK], ids=["the same again", "its other side", "nothing"])
def test_one_paper_copied_twice_or_on_both_sides_is_one(other: Page) -> None:
    assert "page_shared" not in codes(read_file([copied(CARD, other)], CATALOGUE))


def test_in_a_stack_the_page_with_two_papers_is_named() -> None:
    parts = read_file(stack(DEED, copied(CARD, VEHICLE)), CATALOGUE)
    assert [(part.reading.type, part.pages) for part in parts] == [("title_deed", (1,)), ("national_card", (2,))]
    assert ["page_shared" in codes((part,)) for part in parts] == [False, True]


def test_a_form_that_only_mentions_another_paper_is_alone_on_its_page() -> None:
    enclosed = page([*FORM.lines, *rows("پیوست‌ها", "سند مالکیت", "کارت ملی", "مهر و امضای متقاضی", top=700)])
    assert "page_shared" not in codes(read_file([enclosed], CATALOGUE))
