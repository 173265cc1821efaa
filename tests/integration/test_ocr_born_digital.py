"""Pages of PDFs that bring their text along: what is taken from them, and what is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr.born import believe, look
from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.limits import Limits
from ocr.recogniser import Recogniser

from .ocr_paper import latin_pdf, stretched_pdf

PLAIN = b"BT /F 24 Tf (Permit 135790 246813) Tj ET"
LINE = b"BT /F 24 Tf 72 700 Td (Permit 135790 246813) Tj ET "


@pytest.fixture(scope="module")
def engine() -> OpenEngine:
    return OpenEngine(Detector(), Recogniser())


def texts(content: bytes, path: Path, rotate: int = 0) -> list[str]:
    path.write_bytes(latin_pdf(content, rotate=rotate))
    layer = look(path, 1, Limits()).layer
    return [line.text for line in layer.lines(4.0)] if layer else []


def test_text_that_is_printed_twice_for_boldness_is_read_once(tmp_path: Path) -> None:
    bold = LINE + b"BT /F 24 Tf 72.4 700 Td (Permit 135790 246813) Tj ET"

    assert texts(bold, tmp_path / "a.pdf") == ["Permit 135790 246813"]


def test_text_outside_the_page_is_not_read(tmp_path: Path) -> None:
    outside = LINE + b"BT /F 24 Tf 72 900 Td (999999) Tj ET BT /F 24 Tf 700 600 Td (888888) Tj ET"

    assert texts(outside, tmp_path / "a.pdf") == ["Permit 135790 246813"]


def test_a_space_that_is_a_stroke_stretches_a_word_and_parts_no_two(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(stretched_pdf(b"AAABAAACAAAAAACAAA"))
    layer = look(path, 1, Limits()).layer

    assert layer is not None
    assert [[len(word.text) for word in line.words] for line in layer.lines(4.0)] == [[3, 6, 6]]


@pytest.mark.parametrize("says", ["6", "+", ".", "E", "*", "ـ"])
def test_a_low_stroke_between_letters_stretches_a_word_whatever_the_map_calls_it(tmp_path: Path, says: str) -> None:
    assert stretched(tmp_path, says) == ["ب" * 6, "ب" * 6]


@pytest.mark.parametrize(("says", "height"), [("6", 600), ("س", 100), ("-", 100)])
def test_what_is_high_or_low_by_nature_is_no_stroke(tmp_path: Path, says: str, height: int) -> None:
    assert any(says in word for word in stretched(tmp_path, says, height))


def stretched(folder: Path, says: str, height: int = 100) -> list[str]:
    """Twelve letters in two words, each with a glyph in its middle that the font's map gives to this character."""
    path = folder / "a.pdf"
    path.write_bytes(stretched_pdf(b"AAABAAACAAABAAA", says, height))
    layer = look(path, 1, Limits()).layer
    assert layer is not None
    return [word.text for line in layer.lines(4.0) for word in line.words]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_its_viewer_turns_is_read_as_it_is_shown(tmp_path: Path, rotate: int) -> None:
    turned = {90: b"0 1 -1 0 300 100", 180: b"-1 0 0 -1 400 300", 270: b"0 -1 1 0 300 700"}[rotate]
    content = b"q " + turned + b" cm " + PLAIN + b" Q"

    path = tmp_path / "a.pdf"
    assert texts(content, path, rotate) == ["Permit 135790 246813"]
    assert look(path, 1, Limits()).turn == 0


@pytest.mark.parametrize(("across", "turn"), [(b"0 1 -1 0 300 100", 90), (b"0 -1 1 0 300 700", 270)])
def test_a_page_whose_text_lies_across_is_turned(tmp_path: Path, engine: OpenEngine, across: bytes, turn: int) -> None:
    path = tmp_path / "a.pdf"

    assert texts(b"q " + across + b" cm " + PLAIN + b" Q", path) == ["Permit 135790 246813"]
    sheet = look(path, 1, Limits())
    assert (sheet.turn, sheet.size[0] > sheet.size[1]) == (turn, True)
    assert sheet.layer is not None
    assert believe(sheet, sheet.layer, engine).lines


def test_white_text_is_left_out(tmp_path: Path, engine: OpenEngine) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(latin_pdf(LINE + b"1 1 1 rg BT /F 24 Tf 72 600 Td (99) Tj ET"))
    sheet = look(path, 1, Limits())
    assert sheet.layer is not None

    assert [line.text for line in believe(sheet, sheet.layer, engine).lines] == ["Permit 135790 246813"]


def test_a_number_with_a_digit_that_is_not_seen_makes_its_page_unbelievable(tmp_path: Path, engine: OpenEngine) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(latin_pdf(b"BT /F 24 Tf 72 700 Td (Permit 1357) Tj 1 1 1 rg (9) Tj 0 g (0 246813) Tj ET"))
    sheet = look(path, 1, Limits())
    assert sheet.layer is not None

    assert believe(sheet, sheet.layer, engine).lines == ()


def test_a_font_that_names_other_digits_than_it_draws_is_not_believed(tmp_path: Path, engine: OpenEngine) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(latin_pdf(LINE, reads="5678901234"))
    sheet = look(path, 1, Limits())
    assert sheet.layer is not None
    assert "680245" in sheet.layer.lines(4.0)[0].text

    assert believe(sheet, sheet.layer, engine).lines == ()


def test_the_picture_to_compare_with_is_small_and_the_page_counts_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(latin_pdf(LINE))

    sheet = look(path, 1, Limits())

    assert sheet.size == (2480, 3509)
    assert sheet.image.size == (1240, 1755)
