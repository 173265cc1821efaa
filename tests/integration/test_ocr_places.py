"""Where words stand on paper, all networks say alike: narrow ones («و», a digit) else find no partner in another."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr.recogniser import LETTERS, NUMBERS, NUMERALS, RECOGNISER, TEXT, Recogniser
from ocr.words import line_of

from .ocr_paper import FARSI

WORDS = ("نشانی", "۵۸", "و", "پلاک", "۷", "از", "قطعه", "۳۴", "به", "مساحت", "۲۵۱", "متر", "۸۶", "کرج")
HEIGHT, MARGIN, NEAR = 64, 12, 6
_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


@pytest.mark.parametrize("name", [RECOGNISER, TEXT, NUMBERS, NUMERALS, LETTERS])
def test_a_networks_words_stand_where_they_are_printed(name: str) -> None:
    font = ImageFont.truetype(FARSI, 40)
    text = " ".join(WORDS)
    whole = font.getlength(text, direction="rtl")
    image = Image.new("L", (round(whole) + 2 * MARGIN, HEIGHT), 255)
    ImageDraw.Draw(image).text((MARGIN, HEIGHT // 2), text, font=font, fill=0, anchor="lm", direction="rtl")
    ends = (font.getlength(" ".join(WORDS[: n + 1]), direction="rtl") for n in range(len(WORDS)))
    widths = (font.getlength(word, direction="rtl") for word in WORDS)
    places = {
        word.translate(_ASCII): MARGIN + whole - end + width / 2
        for word, end, width in zip(WORDS, ends, widths, strict=True)
    }

    reader = Recogniser(name=name)
    (steps,) = reader.read([image])
    line = line_of(steps, (0, 0, *image.size), reader.characters)

    assert line is not None
    read = {word.text.translate(_ASCII): (word.box[0] + word.box[2]) / 2 for word in line.words}
    known = [word for word in places if word in read][1:-1]
    assert len(known) >= 2
    assert all(abs(read[word] - places[word]) <= NEAR for word in known)
