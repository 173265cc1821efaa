"""Pages as the reader gives them back."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

import ocr
from ocr.detector import Detector
from ocr.engine import OpenEngine
from ocr.errors import OcrError
from ocr.limits import Limits
from ocr.model import Page
from ocr.reader import Reader
from ocr.recogniser import Recogniser

from .ocr_paper import SENTENCES, page, text_pdf

SHAPED = ("ﯽﻟﺎﻌﺗ ﻪﻤﺴﺑ", "۱۴۰۳/۰۵/۱۷ :ﺦﯾﺭﺎﺗ", "ﯽﮔﺩﺍﻮﻧﺎﺧ ﻡﺎﻧ ﻭ ﻡﺎﻧ")
READ = ("بسمه تعالی", "تاریخ: ۱۴۰۳/۰۵/۱۷", "نام و نام خانوادگی")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that looks less closely than the usual one: enough for these large letters, in a third of the time."""
    return Reader(open_engine=OpenEngine(Detector(short_side=480), Recogniser(height=72)))


def likeness(read: Page) -> float:
    return SequenceMatcher(None, read.text, "\n".join(SENTENCES), autojunk=False).ratio()


def saved(image: Image.Image, path: Path) -> Path:
    image.save(path)
    return path


def test_a_page_gives_its_words_where_they_stand(tmp_path: Path) -> None:
    read = Reader().page(saved(page(), tmp_path / "a.png"), 1).page

    assert likeness(read) > 0.9
    assert (read.width, read.height, read.rotation, read.source) == (1240, 900, 0, "ocr")
    assert len(read.lines) == len(SENTENCES)
    name = next(word for word in read.words if word.text == "خانوادگی")
    ink = page().point(lambda v: 255 * (v < 128)).crop(name.box).getbbox()
    assert ink is not None
    assert 100 < name.box[1] + ink[1] < 160
    assert name.confidence > 0.5


@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_that_lies_wrongly_is_turned_upright(reader: Reader, tmp_path: Path, turn: int) -> None:
    lying = page().rotate(turn, expand=True)  # counter-clockwise, so it is turned back clockwise

    read = reader.page(saved(lying, tmp_path / "a.png"), 1).page

    assert read.rotation == turn
    assert (read.width, read.height) == (1240, 900)
    assert likeness(read) > 0.9


def test_a_page_laid_askew_is_straightened(reader: Reader, tmp_path: Path) -> None:
    askew = page().rotate(-2, fillcolor=255, resample=Image.Resampling.BICUBIC)

    read = reader.page(saved(askew, tmp_path / "a.jpg"), 1).page

    assert read.quality["skew"] == pytest.approx(2, abs=0.3)
    assert likeness(read) > 0.9


def test_a_blank_page_is_read_as_no_lines(reader: Reader, tmp_path: Path) -> None:
    read = reader.page(saved(Image.new("L", (800, 1100), 250), tmp_path / "a.jpg"), 1).page

    assert read.lines == ()
    assert read.text == ""


def test_a_sliver_is_read_too(reader: Reader, tmp_path: Path) -> None:
    assert reader.page(saved(Image.new("L", (3, 4000), 255), tmp_path / "a.png"), 1).page.lines == ()


def test_the_preview_is_the_upright_page_at_a_known_scale(reader: Reader, tmp_path: Path) -> None:
    reading = reader.page(saved(page().rotate(180), tmp_path / "a.png"), 1)

    with Image.open(io.BytesIO(reading.preview(max_side=620))) as preview:
        assert preview.format == "JPEG"
        assert preview.size == (reading.page.width // 2, reading.page.height // 2)
        first = preview.convert("L").point(lambda v: 255 * (v < 128)).getbbox()
    assert first is not None
    assert first[2] == pytest.approx((1240 - 90) / 2, abs=3)


def test_a_pdf_of_text_is_read_from_its_text(reader: Reader, tmp_path: Path) -> None:
    read = reader.page(text_pdf(tmp_path / "a.pdf", SHAPED), 1).page

    assert read.source == "text"
    assert tuple(line.text for line in read.lines) == READ
    assert {word.confidence for word in read.words} == {1.0}
    assert read.lines[0].box[0] == pytest.approx(250 * 300 / 72, abs=20)


def test_text_that_says_something_else_than_the_page_shows_is_not_believed(reader: Reader, tmp_path: Path) -> None:
    lie = ("ﺖﺳﺍ ﻥﺎﮔﻮﻠﭘ ﻖﻤﻋ", "۹۹۹۹/۹۹/۹۹ ﻍﻭﺭﺩ", "ﺮﮕﯾﺩ ﺰﯿﭼ ﮏﯾ")

    read = reader.page(text_pdf(tmp_path / "a.pdf", lie, visible=SHAPED, covered=True), 1).page

    assert read.source == "ocr"
    assert read.quality["text_layer"] < 0.5
    assert "دروغ" not in read.text
    assert "خانوادگی" in read.text


def test_text_that_is_not_painted_is_not_read(reader: Reader, tmp_path: Path) -> None:
    lie = ("ﺖﺳﺍ ﻥﺎﮔﻮﻠﭘ ﻖﻤﻋ", "۹۹۹۹/۹۹/۹۹ ﻍﻭﺭﺩ", "ﺮﮕﯾﺩ ﺰﯿﭼ ﮏﯾ")

    read = reader.page(text_pdf(tmp_path / "a.pdf", lie, visible=SHAPED), 1).page

    assert tuple(line.text for line in read.lines) == READ


def test_a_scan_in_a_pdf_is_read_by_its_picture(reader: Reader, tmp_path: Path) -> None:
    page().save(tmp_path / "a.pdf", resolution=150)

    read = reader.page(tmp_path / "a.pdf", 1).page

    assert read.source == "ocr"
    assert read.width == pytest.approx(2480, abs=2)
    assert likeness(read) > 0.9


def test_every_page_of_a_file_is_read_in_turn(reader: Reader, tmp_path: Path) -> None:
    blank = Image.new("1", (300, 200), 1)
    blank.save(tmp_path / "a.tif", save_all=True, append_images=[blank], compression="group4")

    assert [p.number for p in ocr.read(tmp_path / "a.tif", reader)] == [1, 2]


def test_a_page_number_that_is_not_there_is_refused(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(OcrError, match="no page 2"):
        reader.page(saved(page(), tmp_path / "a.png"), 2)


def test_an_image_over_the_limit_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    small = Reader(Limits(page_pixels=1_000))

    with pytest.raises(OcrError) as refused:
        small.page(saved(page(), tmp_path / "a.png"), 1)

    assert refused.value.code == "image-too-large"
