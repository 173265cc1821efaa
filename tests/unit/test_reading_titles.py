"""Titles that stand in two lines."""

from __future__ import annotations

from chalicelib import catalogue
from chalicelib.reading import extract
from tests.unit.paper import line, page, rows

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
