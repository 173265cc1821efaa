"""Read pages as HTML: everything on it is where it was read, and nothing on it is a program."""

from __future__ import annotations

import re

from ocr.model import Line, Page, Word
from ocr.sheets import Shown, as_html

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def page(*words: Word) -> Page:
    return Page(1, 200, 100, 0, "ocr", (Line(words, (20, 10, 120, 30)),))


def html(file: str, *words: Word) -> str:
    return "".join(as_html([Shown(file, page(*words), b"\xff\xd8jpeg")]))


def test_words_stand_over_the_image_in_shares_of_the_page_with_text_confidence_and_alternatives() -> None:
    told = html("a.png", Word("مریم", (20, 10, 60, 30), 0.95, (("مریه", 0.03),)))

    assert 'class="word likely" style="left:10.000%;top:10.000%;width:20.000%;height:20.000%"' in told
    assert "<bdi>مریم</bdi> <bdi>95.0%</bdi><br><bdi>مریه</bdi> <bdi>3.0%</bdi>" in told
    assert 'class="line" style="left:10.000%;top:10.000%;width:50.000%;height:20.000%"' in told
    assert 'dir="rtl"' in told


def test_the_less_sure_a_word_the_other_its_colour() -> None:
    words = [Word("ی", (0, 0, 1, 1), confidence) for confidence in (1.0, 0.95, 0.8, 0.0)]

    found = re.findall(r'class="word (\w+)"', html("a.png", *words))

    assert found == ["sure", "likely", "doubtful", "guessed"]


def test_a_hostile_text_alternative_or_file_name_stays_text() -> None:
    told = html(HOSTILE, Word(HOSTILE, (0, 0, 10, 10), 0.9, ((HOSTILE, 0.1),)))

    assert "<script" not in told
    assert "<img src=x" not in told
    assert told.count("&lt;script&gt;alert(1)") == 4


def test_it_needs_nothing_from_elsewhere() -> None:
    told = html("a.png")

    assert re.findall(r'(?:src|href)="([^"]{10})', told) == ["data:image"]
    assert "url(" not in told
