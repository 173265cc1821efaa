"""Glyphs of a page become rows, cells, words and text in reading order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocr.cells import boxed
from ocr.rows import Glyph, rows
from ocr.textlayer import TextLayer

SIZE = 12.0
ADVANCE = 6.0


def glyphs(text: str, x: float = 100.0, baseline: float = 100.0, run: int = 0, advance: float = ADVANCE) -> list[Glyph]:
    """What stands on paper from left to right, one glyph each; a space parts runs."""
    found = []
    for place, letter in enumerate(text):
        run += letter == " "
        at = x + place * advance
        if letter != " ":
            found.append(Glyph(letter, at, at + ADVANCE, at, at + ADVANCE, baseline, at, SIZE, run))
    return found


def texts(*pieces: list[Glyph], edges: tuple[tuple[float, float, float], ...] = ()) -> list[str]:
    layer = TextLayer(tuple(glyph for piece in pieces for glyph in piece), edges)
    return [line.text for line in layer.lines(4.0)]


def test_a_sign_from_another_font_stays_in_its_number() -> None:
    slash = Glyph("/", 118.0, 124.0, 118.0, 124.0, 100.0, 118.0, SIZE * 1.5, 0)

    assert texts(glyphs("۲۴۵"), [slash], glyphs("۶۰", x=124.0)) == ["۲۴۵/۶۰"]


def test_rows_a_line_apart_stay_apart() -> None:
    assert texts(glyphs("یلع"), glyphs("اضر", baseline=112.0)) == ["علی", "رضا"]


def test_a_ruled_line_parts_cells_and_a_space_parts_words() -> None:
    assert texts(glyphs("اضر یلع"), glyphs("مان", x=150.0), edges=((147.0, 80.0, 120.0),)) == ["نام", "علی رضا"]


def test_a_line_that_ends_above_parts_nothing() -> None:
    assert texts(glyphs("یلع"), glyphs("مان", x=122.0), edges=((119.0, 40.0, 80.0),)) == ["نام علی"]


def test_text_that_fills_its_column_stays_in_it() -> None:
    columns = [glyphs("۱۲۳", x=100.0, baseline=y) for y in (100.0, 130.0, 160.0, 190.0)]
    right = [glyphs("مان", x=150.0, baseline=y) for y in (100.0, 130.0, 160.0)]
    full = glyphs("یلع یناشن", x=124.0, baseline=190.0)

    assert texts(*columns, *right, full)[-2:] == ["نشانی علی", "۱۲۳"]


def test_white_inside_a_word_is_a_zwnj() -> None:
    joined = [*glyphs("دشاب"), Glyph("ی", 124.0, 130.0, 126.0, 130.0, 100.0, 124.0, SIZE, 0)]

    assert texts(joined, glyphs("م", x=130.0), glyphs("یدراوم", baseline=130.0)) == ["می\u200cباشد", "مواردی"]


def test_a_ligature_is_read_in_the_order_of_its_letters() -> None:
    """As pdfium gives «پلاک» by a font's map: the run turned around, and with it the letters of the ligature."""
    letters = (("پ", 112.0), ("ا", 106.0), ("ل", 106.0), ("ک", 100.0))
    turned = [Glyph(c, x, x + ADVANCE, x, x + ADVANCE, 100.0, x, SIZE, 0) for c, x in letters]

    assert texts(turned) == ["پلاک"]


def test_the_name_of_god_is_a_ligature_that_begins_with_alef() -> None:
    letters = [Glyph(c, 100.0, 112.0, 100.0, 112.0, 100.0, 100.0, SIZE, 0) for c in "الله"]

    assert texts(letters) == ["الله"]


def test_letters_that_have_the_place_of_their_dots_alone_are_counted() -> None:
    """«نورعلی» of a font that draws the first letter's body without a name and its dot as the letter."""
    dots = Glyph("ن", 136.0, 138.0, 136.0, 138.0, 103.2, 136.0, SIZE, 0)

    assert TextLayer((*glyphs("یلعرو"), dots)).bodiless == 1
    assert TextLayer((*glyphs("یلعرون"), *glyphs("نتخاس", baseline=118.0))).bodiless == 0
    assert TextLayer((*glyphs("یلع"), *glyphs("ن", x=300.0, baseline=103.2))).bodiless == 0


def test_a_number_mixed_of_both_scripts_is_of_one() -> None:
    assert texts(glyphs("۲۴٦/۵۰")) == ["۲۴۶/۵۰"]


def test_a_letter_that_its_font_does_not_name_is_no_sure_reading() -> None:
    (line,) = TextLayer(tuple(glyphs("۱۲\ufffd۴"))).lines(4.0)

    assert [("\ufffd" in word.text, word.confidence) for word in line.words] == [(True, 0.0)]


def test_text_over_other_text_is_told() -> None:
    assert TextLayer((*glyphs("123456"), *glyphs("987654"))).overprinted >= 5
    assert TextLayer((*glyphs("123456"), *glyphs("123456", x=100.5))).overprinted == 0


@given(digits=st.text("۰۱۲۳۴۵۶۷۸۹", min_size=4, max_size=16), pitch=st.floats(7.0, 34.0))
def test_evenly_spaced_digits_are_one_number(digits: str, pitch: float) -> None:
    assert texts(glyphs(digits, advance=pitch)) == [digits]


@given(digits=st.text("0123456789", min_size=4, max_size=12), gap=st.floats(30.0, 60.0))
def test_numbers_with_a_gap_between_are_not_joined(digits: str, gap: float) -> None:
    groups = [[g] for g in glyphs(digits[:2])] + [[g] for g in glyphs(digits[2:], x=100.0 + 2 * ADVANCE + gap)]

    assert all(len({g.x - 100.0 < 2 * ADVANCE for g in group}) == 1 for group in boxed(groups))


@given(
    rows_=st.lists(st.text("ابپتس۱۲۳/", min_size=1, max_size=9), min_size=1, max_size=6),
    shifts=st.lists(st.floats(-1.4, 1.4), min_size=54, max_size=54),
)
def test_every_glyph_is_in_one_row_with_those_of_its_baseline(rows_: list[str], shifts: list[float]) -> None:
    """However the type's boxes differ, and with baselines a little off."""
    shifted = iter(shifts)
    page = [
        Glyph(g.text, g.x0, g.x1, g.left, g.right, g.baseline + next(shifted), g.x, g.size, n)
        for n, text in enumerate(rows_)
        for g in glyphs(text, baseline=100.0 + 14.0 * n)
    ]

    assert ["".join(g.text for g in row) for row in rows(page)] == rows_


def test_no_letters_stand_apart_where_a_stroke_parts_them() -> None:
    stretched = [*glyphs("یریگنا"), *glyphs("ـ", x=136.2), *glyphs("هج", x=143.0)]

    assert texts(stretched) == ["جهانگیری"]


def test_a_sign_between_two_names_stays() -> None:
    pairs = [
        glyphs(text, baseline=100.0 + 30 * n) for n, text in enumerate(("اضر|یلع", "انیم|ارس", "نسح|اهم", "ان|اد"))
    ]

    assert texts(*pairs)[0] == "علی|رضا"
