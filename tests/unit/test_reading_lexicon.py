"""Known words: what a list says of a name, and what becomes of a misread one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue import load
from chalicelib.reading import extract
from chalicelib.reading.lexicon import mistakable, unknown
from chalicelib.reading.model import FieldReading
from tests.unit.paper import line, page, rows

CATALOGUE = load()
HEAD = [line("سند مالکیت", right=640, top=60, height=50), line("سازمان ثبت اسناد و املاک کشور", top=120)]


@pytest.mark.parametrize("text", ["مریم یزدی", "کرج، گلستان، پلاک ۱۲", "گلستان‌شهر", "عبداله اصغری", "کریم‌زاده", ""])
def test_words_of_the_list_and_what_is_made_of_them_are_known(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize("misread", ["وچید", "تادر", "ساهین", "کوجه", "عیداله", "سبیده"])
def test_unknown_word_like_a_known_one_may_be_misread(misread: str) -> None:
    assert mistakable(misread)


@pytest.mark.parametrize("name", ["قره‌داغی", "خطیبلو", "و", "ب"])
def test_unknown_word_that_is_like_none_and_letters_alone_are_no_mistake(name: str) -> None:
    assert not mistakable(name)


@given(st.text())
def test_any_text_is_told_about(text: str) -> None:
    assert not mistakable(text) or unknown(text)


def owner(printed: str, *alternatives: str) -> FieldReading:
    first = printed.split(maxsplit=1)[0]
    others = {first: tuple((text, 0.2 - 0.01 * n) for n, text in enumerate(alternatives))}
    lines = [*HEAD, line(f"نام مالک: {printed}", top=200, alternatives=others), *rows("کد پستی: ۳۱۴۸۶۷۱۹۳۳", top=300)]
    return extract([page(lines)], CATALOGUE).fields["owner_name"]


def test_known_alternative_of_an_unknown_word_is_proposed_and_never_ok_by_itself() -> None:
    field = owner("تادر یزدی", "ثادر", "نادر")
    assert (field.value, field.repaired, field.status) == ("نادر یزدی", True, "check")


@pytest.mark.parametrize(("printed", "alternatives"), [("نادر یزدی", ("قادر",)), ("تادر یزدی", ("ثادر", "بادز"))])
def test_known_word_stays_and_so_does_one_without_a_known_alternative(
    printed: str, alternatives: tuple[str, ...]
) -> None:
    field = owner(printed, *alternatives)
    assert (field.value, field.repaired) == (printed, False)


def test_name_that_looks_like_a_known_one_is_to_be_checked_though_others_read_the_same() -> None:
    printed = rows("نام مالک: وچید یزدی")
    told = replace(page([*HEAD, *printed]), letters=tuple(printed), second=tuple(printed))
    field = extract([told], CATALOGUE).fields["owner_name"]
    assert (field.value, field.status) == ("وچید یزدی", "check")
    assert "letters_alike" in field.reasons


def test_single_letters_beside_a_name_are_no_part_of_it() -> None:
    assert owner("ی مریم یزدی").value == "مریم یزدی"
    assert owner("مریم یزدی ه").value == "مریم یزدی"


@pytest.mark.parametrize("worse", ["مه", "مه یاد", "مه۱اد", "۱"])
def test_alternative_that_makes_another_number_of_words_or_digits_is_no_repair(worse: str) -> None:
    field = owner("مهیاد یزدی", worse)
    assert (field.value, field.repaired) == ("مهیاد یزدی", False)


def test_hardly_possible_alternative_is_no_repair() -> None:
    told = line("نام مالک: تادر یزدی", top=200, alternatives={"تادر": (("نادر", 0.005),)})
    field = extract([page([*HEAD, told])], CATALOGUE).fields["owner_name"]
    assert field.value == "تادر یزدی"


def test_known_words_that_another_reader_confirms_are_no_mistake_for_looking_like_what_was_read() -> None:
    told = line("نام مالک: تادر یزدی", top=200, alternatives={"تادر": (("نادر", 0.2),)})
    second = line("نام مالک: نادر یزدی", top=200)
    field = extract([page([*HEAD, told], second=[second])], CATALOGUE).fields["owner_name"]
    assert field.value == "نادر یزدی"
    assert not {"letters_alike", "repaired", "readings_differ"} & set(field.reasons)


@pytest.mark.parametrize("name", ["سیمان تهران ۲", "آب و فاضلاب منطقه ۲"])
def test_numbers_belong_to_a_companys_name(name: str) -> None:
    printed = [line("فرم شکایت", right=640, top=60, height=50), *rows("شاکی: ژاله شجاعی", f"طرف شکایت: {name}")]
    printed += rows("موضوع شکایت: سد معبر", "شرح شکایت: چراغ خاموش است", "تاریخ شکایت: ۱۴۰۵/۰۸/۱۷", top=400)
    field = extract([page(printed)], CATALOGUE).fields["respondent_name"]
    assert field.value
    assert field.value.endswith("2")
