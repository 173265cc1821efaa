"""Heirs in the cells of a table: one person a row, whichever columns there are and in whatever order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chalicelib import catalogue
from chalicelib.fields.persons import Person, persons
from chalicelib.reading import extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import line, page, rows, sure

CATALOGUE = catalogue.load()
KAVEH = Person("کاوه فرهودی", "فرزند", "0175989834", "4/6")
MINA = Person("مینا رضایی", "همسر", "6091390996", "2/6")
TOP = 500
HEAD = rows(
    "گواهی حصر وراثت", "متوفی: حسن فرهودی", "تاریخ فوت: ۱۴۰۲/۰۳/۰۴", "شماره دادنامه: ۱۲۳۴۵", "وراث به شرح زیر است"
)
ENDS = (950, 880, 600, 450, 250)


def table(*texts: str, ends: Sequence[int] = ENDS, top: int = TOP, step: int = 60) -> list[Line]:
    """Rows of cells, parted by ``|``, each cell a line of its own, as the finder of lines gives them."""
    return [
        line(cell, right=right, top=top + step * number)
        for number, text in enumerate(texts)
        for cell, right in zip(text.split("|"), ends, strict=True)
        if cell.strip()
    ]


def heirs(*more: Line) -> FieldReading:
    return extract([page([*HEAD, *more])], CATALOGUE, judge=sure).fields["heirs"]


def found(*more: Line) -> tuple[Person, ...]:
    return persons(heirs(*more).value or "")


PLAIN = table(
    "ردیف | نام و نام خانوادگی | نسبت | کد ملی | سهم الارث",
    "۱ | کاوه فرهودی | فرزند | ۰۱۷۵۹۸۹۸۳۴ | ۴/۶",
    "۲ | مینا رضایی | همسر | ۶۰۹۱۳۹۰۹۹۶ | ۲/۶",
)


def test_each_row_of_a_table_is_a_person() -> None:
    assert found(*PLAIN) == (KAVEH, MINA)


def test_a_list_read_off_cells_is_looked_at_by_a_person() -> None:
    assert heirs(*PLAIN).status == "check"


def test_its_place_on_the_page_is_that_of_the_persons_cells() -> None:
    assert heirs(*PLAIN).box == (214, 560, 880, 650)


def test_columns_are_told_by_their_heads_and_not_by_their_order() -> None:
    other = table(
        "شماره ملی | سهم | نام خانوادگی | نام | نسبت با متوفی",
        "۰۱۷۵۹۸۹۸۳۴ | چهار دانگ | فرهودی | کاوه | فرزند",
        "۶۰۹۱۳۹۰۹۹۶ | دو دانگ | رضایی | مینا | همسر",
        ends=(950, 750, 600, 420, 300),
    )
    assert found(*other) == (KAVEH, MINA)


def test_a_number_in_groups_is_read_as_its_own_kind_reads_it() -> None:
    other = table("نام و نام خانوادگی | کد ملی", "کاوه فرهودی | ۰۱۷-۵۹۸۹۸۳-۴", ends=(950, 500))
    assert found(*other) == (Person("کاوه فرهودی", "", "0175989834"),)


def test_what_is_nobodys_field_is_passed_over() -> None:
    other = table(
        "نام | نام پدر | تاریخ تولد | کد ملی | نسبت",
        "کاوه فرهودی | حسن | ۱۳۵۲/۰۴/۱۹ | ۰۱۷۵۹۸۹۸۳۴ | فرزند",
        "مینا رضایی | محمد تقی | ۱۳۳۱/۱۲/۰۱ | ۶۰۹۱۳۹۰۹۹۶ | همسر",
        ends=(950, 760, 600, 420, 250),
    )
    assert found(*other) == (Person("کاوه فرهودی", "فرزند", "0175989834"), Person("مینا رضایی", "همسر", "6091390996"))


def test_a_name_on_two_lines_of_its_cell_is_one_name() -> None:
    tall = [
        *table("ردیف | نام و نام خانوادگی | نسبت | کد ملی | سهم"),
        *table("۱ | | فرزند | ۰۱۷۵۹۸۹۸۳۴ | ۴/۶", top=TOP + 80),
        line("سید کاوه", right=880, top=TOP + 62),
        line("فرهودی", right=880, top=TOP + 96),
        *table("۲ | مینا رضایی | همسر | ۶۰۹۱۳۹۰۹۹۶ | ۲/۶", top=TOP + 170),
    ]
    assert [one.name for one in found(*tall)] == ["سید کاوه فرهودی", "مینا رضایی"]


@pytest.mark.parametrize(
    "after",
    [
        line("تاریخ صدور: ۱۴۰۳/۰۲/۱۱", top=TOP + 180),
        line("این گواهی به درخواست وراث صادر شد و دلالت بر مالکیت متوفی بر مالی ندارد", top=TOP + 180),
        line("مهر و امضای رییس شعبه", right=760, top=TOP + 250),
        line("۶/۶", right=250, top=TOP + 180),
    ],
    ids=["a label", "a sentence", "a signature", "the sum"],
)
def test_what_stands_under_a_table_is_no_person(after: Line) -> None:
    assert found(*PLAIN, after) == (KAVEH, MINA)


def test_an_empty_cell_is_nobody_elses() -> None:
    gaps = table(
        "ردیف | نام و نام خانوادگی | نسبت | کد ملی | سهم",
        "۱ | کاوه فرهودی | فرزند | | ۴/۶",
        "۲ | مینا رضایی | | ۶۰۹۱۳۹۰۹۹۶ | ۲/۶",
    )
    assert found(*gaps) == (
        Person("کاوه فرهودی", "فرزند", "", "4/6"),
        Person("مینا رضایی", "", "6091390996", "2/6"),
    )


def test_a_relation_that_is_none_is_no_part_of_a_name() -> None:
    odd = table("ردیف | نام و نام خانوادگی | نسبت | کد ملی | سهم", "۱ | کاوه فرهودی | بستگان | ۰۱۷۵۹۸۹۸۳۴ | ۶/۶")
    assert found(*odd) == (Person("کاوه فرهودی", "", "0175989834", "6/6"),)


def test_a_table_with_a_name_that_is_in_no_row_is_not_taken_apart() -> None:
    assert found(*PLAIN, line("پرویز کریمی", right=880, top=TOP + 180)) != (KAVEH, MINA)


def test_the_words_of_a_table_are_no_other_fields() -> None:
    read = extract([page([*HEAD, *PLAIN])], CATALOGUE, judge=sure).fields
    assert (read["deceased_name"].value, read["died_on"].value) == ("حسن فرهودی", "1402-03-04")
    assert read["issued_on"].value is None


def test_a_cell_may_touch_the_next_column() -> None:
    touching = table(
        "ردیف | نام و نام خانوادگی | نسبت | کد ملی | سهم الارث",
        "۱ | کاوه فرهودی | فرزند | ۰۱۷۵۹۸۹۸۳۴ | ۴/۶",
        "۲ | مینا رضایی | همسر | ۶۰۹۱۳۹۰۹۹۶ | ۲/۶",
        ends=(950, 908, 600, 450, 250),
    )

    assert found(*touching) == (KAVEH, MINA)
