"""Tesseract as an engine: inside this process through tesserocr, else through any tesseract binary on the PATH.

Language data is looked for beside this module (``tessdata/``, put there by the build of the layer), then where
systems keep it.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from PIL import Image, ImageOps

from ocr.bidi import logical_order
from ocr.layout import reading_order
from ocr.letters import normalise
from ocr.model import Box, Line, Word

LANGUAGE = "fas"
# 6 takes the page for one block of text, 11 for text scattered anywhere: a form is sometimes more of one or the other.
MODES = (6, 11)
# One line as it stands, without tesseract's own search for words in it.
RAW_LINE = 13
MARGINS, PAPER = (0.3, 0.15), 4
"""How far a line's crop reaches beyond the detector's box (``ocr.engine.crops``), and pixels of paper around it."""
VARIABLES = {"invert_threshold": "0"}
"""Nothing on a form is printed white on black: a doubtful line is not read again as its negative."""
HERE = Path(__file__).parent / "tessdata"
FOLDERS = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata")


Found = tuple[Any, str, float, Box]  # the line it belongs to, text, confidence 0 to 1, box


class LineEngine(Protocol):
    """Reads an upright grey image: the whole of it by its own layout, or the lines at given boxes."""

    def read(self, image: Image.Image) -> list[Line]: ...

    def read_lines(self, image: Image.Image, boxes: Sequence[Box]) -> list[Line]: ...


class TesseractMissingError(Exception):
    """Neither tesserocr nor a tesseract binary is here, or no Persian language data."""


def tessdata(folders: Sequence[Path] | None = None) -> Path:
    """The folder that holds the Persian language data."""
    candidates = folders or [HERE, Path(os.environ.get("TESSDATA_PREFIX", HERE)), *map(Path, FOLDERS)]
    for folder in candidates:
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise TesseractMissingError("no fas.traineddata: install the package tesseract-ocr-fas")


def tesseract(milliseconds: int = 8_000) -> LineEngine:
    """The engine that is at hand; tesserocr, which starts no process, if it can be had."""
    try:
        return Tesserocr(tessdata(), milliseconds)
    except ImportError:
        if shutil.which("tesseract"):
            return Pytesseract(tessdata(), milliseconds)
        raise TesseractMissingError("neither tesserocr nor a tesseract binary is installed") from None


class Tesserocr:
    """One instance of the library, kept. A mode not done within its share of ``milliseconds`` has read nothing; of
    given lines, those are read that there was time for."""

    def __init__(self, folder: Path, milliseconds: int = 8_000) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        self._library: Any = tesserocr
        self._api: Any = tesserocr.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, variables=VARIABLES)
        self._milliseconds = milliseconds

    def read(self, image: Image.Image) -> list[Line]:
        return richest([self._read(image, mode, self._milliseconds // len(MODES)) for mode in MODES])

    def read_lines(self, image: Image.Image, boxes: Sequence[Box]) -> list[Line]:
        until = time.process_time() + self._milliseconds / 1000
        found: list[Found] = []
        for number, box in enumerate(boxes):
            left = round(1000 * (until - time.process_time()))
            if left <= 0:
                break
            found += _placed(self._read(_piece(image, box), RAW_LINE, left), number, box)
        return lines_of(found)

    def _read(self, image: Image.Image, mode: int, milliseconds: int) -> list[Found]:
        self._api.SetPageSegMode(mode)
        self._api.SetImage(image)
        self._api.SetSourceResolution(300)
        try:
            if not self._api.Recognize(milliseconds):
                return []
            return list(self._words())
        finally:
            self._api.Clear()

    def _words(self) -> Any:
        level = self._library.RIL
        line = 0
        iterator = self._api.GetIterator()
        for place in self._library.iterate_level(iterator, level.WORD) if iterator else ():
            line += place.IsAtBeginningOf(level.TEXTLINE)
            box = place.BoundingBox(level.WORD)
            if box:
                # tesserocr hands out the library's left-to-right iterator: a word's letters stand as on paper.
                yield line, as_read(place.GetUTF8Text(level.WORD)), place.Confidence(level.WORD) / 100, box


class Pytesseract:
    """Any tesseract binary on the PATH, a process a reading."""

    def __init__(self, folder: Path, milliseconds: int = 8_000) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import pytesseract

        self._library: Any = pytesseract
        self._folder = folder
        self._seconds = milliseconds / 1000

    def read(self, image: Image.Image) -> list[Line]:
        return richest([self._read(image, mode, self._seconds / len(MODES)) for mode in MODES])

    def read_lines(self, image: Image.Image, boxes: Sequence[Box]) -> list[Line]:
        """All in one process, by a list of files; where that takes too long, none."""
        if not boxes:
            return []
        with TemporaryDirectory() as folder:
            names = [Path(folder, f"{number}.png") for number in range(len(boxes))]
            for name, box in zip(names, boxes, strict=True):
                _piece(image, box).save(name, compress_level=1)
            Path(folder, "list.txt").write_text("\n".join(map(str, names)))
            read = self._read(str(Path(folder, "list.txt")), RAW_LINE, self._seconds)
        found: list[Found] = []
        for number, box in enumerate(boxes):
            found += _placed([word for word in read if word[0][0] == number + 1], number, box)
        return lines_of(found)

    def _read(self, image: Image.Image | str, mode: int, seconds: float) -> list[Found]:
        settings = " ".join(f"-c {name}={value}" for name, value in VARIABLES.items())
        try:
            told = self._library.image_to_data(
                image,
                lang=LANGUAGE,
                config=f"--psm {mode} --dpi 300 --tessdata-dir {self._folder} {settings}",
                output_type=self._library.Output.DICT,
                timeout=seconds,
            )
        except RuntimeError:  # pytesseract's word for a timeout
            return []
        return [
            ((page, block, paragraph, line), text, float(sure) / 100, (x, y, x + w, y + h))
            for page, block, paragraph, line, text, sure, x, y, w, h in zip(
                *(told[key] for key in ("page_num", "block_num", "par_num", "line_num", "text", "conf")),
                *(told[key] for key in ("left", "top", "width", "height")),
                strict=True,
            )
            if float(sure) >= 0
        ]


def _piece(image: Image.Image, box: Box) -> Image.Image:
    return ImageOps.expand(image.crop(box), PAPER, fill=255)


def _placed(words: Sequence[Found], number: int, piece: Box) -> list[Found]:
    """A piece's words in the image's pixels."""
    x, y = piece[0] - PAPER, piece[1] - PAPER
    return [(number, text, sure, (b[0] + x, b[1] + y, b[2] + x, b[3] + y)) for _, text, sure, b in words]


def as_read(word: str) -> str:
    """A word's letters in reading order, from their order on paper."""
    return "".join(text for _, text in logical_order(word))


def richest(readings: Sequence[list[Found]]) -> list[Line]:
    """The lines of the reading that has the most characters, each weighted by how sure it is."""
    return lines_of(max(readings, key=lambda found: sum(len(text.strip()) * sure for _, text, sure, _ in found)))


def lines_of(found: Sequence[Found]) -> list[Line]:
    """Lines in reading order, of words that follow each other."""
    lines = (_line(list(group)) for _, group in groupby(found, key=lambda word: word[0]))
    return reading_order((line for line in lines if line), lambda line: line.box)


def _line(found: Sequence[Found]) -> Line | None:
    words = [
        Word(text, box, round(min(1.0, max(0.0, sure)), 4))
        for text, sure, box in ((normalise(raw.strip()), sure, box) for _, raw, sure, box in found)
        if text
    ]
    if not words:
        return None
    x0, y0, x1, y1 = zip(*(word.box for word in words), strict=True)
    return Line(tuple(words), (min(x0), min(y0), max(x1), max(y1)))
