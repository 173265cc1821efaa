"""One contract for every engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

from ocr.detector import Detector
from ocr.engine import Engine, OpenEngine
from ocr.model import UNREAD
from ocr.recogniser import Recogniser
from ocr.tesseract import LineEngine, Pytesseract, TesseractMissingError, Tesserocr, tessdata

from .ocr_paper import SENTENCES, page

ENGINES: dict[str, Callable[[], Engine]] = {
    "open": lambda: OpenEngine(Detector(short_side=480), Recogniser(height=72)),
    "tesserocr": lambda: Tesserocr(tessdata()),
    "pytesseract": lambda: Pytesseract(tessdata()),
}


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "pytesseract" and not shutil.which("tesseract"):
        pytest.skip("no tesseract binary here")
    return ENGINES[request.param]()


class TestEngine:
    def test_lines_come_in_reading_order_as_they_are_read(self, engine: Engine) -> None:
        lines = engine.read(page())

        read = "\n".join(line.text for line in lines)
        assert SequenceMatcher(None, read, "\n".join(SENTENCES), autojunk=False).ratio() > 0.85
        tops = [line.box[1] for line in lines]
        assert tops == sorted(tops)

    def test_words_stand_in_their_line_and_the_first_is_rightmost(self, engine: Engine) -> None:
        (line,) = engine.read(page(SENTENCES[1:2], (1240, 300)))

        rights = [word.box[2] for word in line.words]
        assert rights == sorted(rights, reverse=True)
        assert len(line.words) == len(SENTENCES[1].split())
        for word in line.words:
            assert line.box[0] <= word.box[0] < word.box[2] <= line.box[2]
            assert 0 <= word.confidence <= 1

    def test_an_empty_page_has_no_lines(self, engine: Engine) -> None:
        assert engine.read(Image.new("L", (600, 400), 255)) == []


@pytest.mark.parametrize("name", ["tesserocr", "pytesseract"])
def test_lines_at_given_places_are_read_each_in_its_own(name: str) -> None:
    if name == "pytesseract" and not shutil.which("tesseract"):
        pytest.skip("no tesseract binary here")
    tesseract: LineEngine = Tesserocr(tessdata()) if name == "tesserocr" else Pytesseract(tessdata())
    boxes = [(500, 100 + 150 * row, 1200, 165 + 150 * row) for row in range(2)]

    lines = tesseract.read_lines(page(), boxes)

    assert len(lines) == 2
    for line, text, box in zip(lines, SENTENCES[:2], boxes, strict=True):
        assert SequenceMatcher(None, line.text, text, autojunk=False).ratio() > 0.8
        assert box[1] - 4 <= line.box[1] < line.box[3] <= box[3] + 4
    assert tesseract.read_lines(page(), []) == []


def test_a_line_that_there_is_no_time_for_is_marked_and_not_lost() -> None:
    engine = OpenEngine(Detector(short_side=480), Recogniser(height=72))
    boxes = [found.box for found in engine.detector.lines(page())]

    lines = engine.read_lines(page(), boxes, seconds=-1.0)

    assert len(lines) == len(SENTENCES)
    assert {(word.text, word.confidence) for line in lines for word in line.words} == {(UNREAD, 0.0)}


def test_tesserocr_needs_no_binary_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("tesseract") is None

    assert Tesserocr(tessdata()).read(page(SENTENCES[:2], (1240, 500)))


def test_a_reading_ends_with_its_time() -> None:
    assert Tesserocr(tessdata(), milliseconds=2).read(page()) == []
    assert Tesserocr(tessdata(), milliseconds=0).read_lines(page(), [(0, 0, 1240, 200)]) == []


def test_missing_language_data_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(TesseractMissingError, match="tesseract-ocr-fas"):
        tessdata([tmp_path])
