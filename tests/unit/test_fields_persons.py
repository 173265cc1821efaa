"""The heirs of a certificate: rows of a table, numbered, or told in a sentence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields.persian import show_digits
from chalicelib.fields.persons import Person, names_one, persons, total

KIND = fields.kind("persons")
KAVEH, MINA = Person("کاوه فرهودی", "فرزند"), Person("مینا رضایی", "همسر")
FULL = (Person("کاوه فرهودی", "فرزند", "0175989834", "4/6"), Person("مینا رضایی", "همسر", "6091390996", "2/6"))


def rows(text: str) -> tuple[Person, ...]:
    parsed = KIND.parse(text)
    assert parsed is not None
    assert "rows-unsure" in parsed.flags
    return persons(parsed.value)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("کاوه فرهودی فرزند، مینا رضایی همسر", (KAVEH, MINA)),
        ("۱- کاوه فرهودي فرزند ۲- مینا رضایی همسر", (KAVEH, MINA)),
        ("ورثه حین‌الفوت وی عبارتند از مینا رضایی همسر متوفی و کاوه فرهودی فرزند متوفی", None),
        ("همسر: مینا رضایی، فرزند: کاوه فرهودی", (MINA, KAVEH)),
        ("کاوه فرهودی (فرزند) - مینا رضایی (همسر)", (KAVEH, MINA)),
        (
            "ردیف نام و نام خانوادگی نسبت کد ملی سهم‌الارث ۱ کاوه فرهودی فرزند ۰۱۷۵۹۸۹۸۳۴ ۴/۶"
            " ۲ مینا رضایی همسر ۶۰۹۱۳۹۰۹۹۶ ۲/۶",
            FULL,
        ),
        (
            "۱) کاوه فرهودی فرزند به شماره ملی ۰۱۷-۵۹۸۹۸۳-۴ سهم‌الارث چهار دانگ از شش دانگ"
            " ۲) مینا رضایی همسر دارای کد ملی ۶۰۹۱۳۹۰۹۹۶ سهم‌الارث دو سهم از شش سهم",
            FULL,
        ),
        (
            "کاوه فرهودی فرزند حسن به شماره ملی ۰۱۷۵۹۸۹۸۳۴ پسر متوفی"
            " و مینا رضایی فرزند محمد تقی متولد ۱۳۵۲/۰۴/۱۹ همسر متوفی ثمن",
            (Person("کاوه فرهودی", "پسر", "0175989834"), Person("مینا رضایی", "همسر", "", "0.75/6")),
        ),
    ],
)
def test_each_person_has_what_stands_in_its_row(printed: str, found: tuple[Person, ...] | None) -> None:
    if found is None:  # words before the list may stick to the first name; nobody is lost
        assert [one.relation for one in rows(printed)] == ["همسر", "فرزند"]
        assert names_one(KIND.parse(printed).value, "مینا رضایی")  # type: ignore[union-attr]
    else:
        assert rows(printed) == found


def test_text_without_rows_is_kept_whole_and_flagged() -> None:
    text = "به شرح پشت ورقه کاوه و مینا"
    assert KIND.parse(text) == fields.Parsed(text, ("rows-unclear",))
    assert names_one(text, "مینا")
    assert not names_one(text, "پریسا")


def test_digits_that_are_nobodys_are_flagged() -> None:
    parsed = KIND.parse("کاوه فرهودی فرزند ۱۲۳۴۵۶۷")
    assert parsed is not None
    assert "digits-beside" in parsed.flags


def test_a_name_is_found_by_whole_words() -> None:
    value = "علی رضایی، فرزند؛ سیده مینا رضایی، همسر"
    assert names_one(value, "علی رضایی")
    assert names_one(value, "رضائی علی")
    assert names_one(value, "مینا رضایی")
    assert not names_one(value, "علی رضا")


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("الف ب، فرزند، 4/6؛ ج د، همسر، 2/6", Fraction(1)),
        ("الف ب، فرزند، 2/7؛ ج د، همسر، 3/6", Fraction(11, 14)),
        ("الف ب، فرزند، 4/6؛ ج د، همسر", None),
        ("بی ردیف", None),
    ],
)
def test_shares_are_summed_where_each_row_has_one(value: str, whole: Fraction | None) -> None:
    assert total(value) == whole


def test_a_wrong_national_id_in_a_row_is_a_doubt_and_does_not_make_the_list_impossible() -> None:
    verdict = KIND.check("کاوه فرهودی، فرزند، 0175989835")
    assert (verdict.outcome, verdict.reasons) == ("undecidable", ("row-check-digit",))
    assert KIND.check("کاوه فرهودی، فرزند، 0175989834").reasons == ()


NAMES = st.sampled_from(["کاوه فرهودی", "مینا رضایی", "سید حسن موسوی", "زهرا کریمی", "پریسا علی‌پور"])
PERSONS = st.builds(
    Person,
    NAMES,
    st.sampled_from(["همسر", "فرزند", "مادر", "فرزند پسر"]),
    st.sampled_from(["", "0175989834", "6091390996"]),
    st.sampled_from(["", "3/6", "0.75/6", "2/7"]),
)


@given(st.lists(PERSONS, min_size=1, max_size=8))
def test_a_list_survives_being_shown_and_no_row_is_lost(listed: list[Person]) -> None:
    value = "؛ ".join("، ".join(filter(None, (p.name, p.relation, p.national_id, p.share))) for p in listed)
    parsed = KIND.parse(KIND.show(value))
    assert parsed is not None
    assert parsed.value == value
    assert persons(value) == tuple(listed)
    assert not set(KIND.mask(value)) & set("0123456789۰۱۲۳۴۵۶۷۸۹")


@given(st.lists(PERSONS, min_size=1, max_size=6), st.sampled_from(["- ", ") ", ". "]))
def test_numbered_rows_are_told_apart(listed: list[Person], sign: str) -> None:
    text = " ".join(
        f"{n}{sign}{p.name} {p.relation}" + (f" کد ملی {p.national_id}" if p.national_id else "")
        for n, p in enumerate(listed, 1)
    )
    assert [(p.name, p.relation, p.national_id) for p in rows(show_digits(text))] == [
        (p.name, p.relation, p.national_id) for p in listed
    ]


def test_marks_on_worn_paper_are_no_numbers_of_ours() -> None:
    parsed = KIND.parse("< علی رضایی، پسر، <i9> ۲/۷؛ <s")

    assert parsed is not None
    assert "علی رضایی" in parsed.value
