"""How legible print is, and what the clerk is told of it."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from chalicelib.reading.quality import page_findings
from ocr.legibility import legibility
from ocr.model import Line, Page, Word
from ocr.quality import measured

BOXES = [(60, 40 + 60 * row, 540, 76 + 60 * row) for row in range(8)]
WORD = Word("ملک", (60, 40, 540, 76), 0.9)


def printed(ink: int = 30) -> Image.Image:
    page = Image.new("L", (600, 560), 250)
    draw = ImageDraw.Draw(page)
    for x0, y0, x1, y1 in BOXES:
        for left in range(x0, x1, 12):
            draw.line((left, y0 + 6, left + 5, y1 - 6), fill=ink, width=4)
    return page


def codes(picture: Image.Image, boxes: list[tuple[int, int, int, int]] = BOXES, brightness: float = 0.97) -> set[str]:
    lines = tuple(Line((WORD,), box) for box in boxes)
    quality = measured(picture, lines, 0.0) | {"brightness": brightness}
    return {one.code for one in page_findings([Page(1, *picture.size, 0, "ocr", lines, quality=quality)])}


def test_a_clear_page_is_no_finding() -> None:
    assert codes(printed()) == set()


def test_print_is_less_sharp_the_more_it_is_blurred() -> None:
    sharpness = [
        legibility(printed().filter(ImageFilter.GaussianBlur(by)), BOXES)["text_sharpness"] for by in (0, 1, 2, 4)
    ]

    assert sharpness == sorted(sharpness, reverse=True)
    assert sharpness[0] > 4 * sharpness[-1]


@pytest.mark.parametrize(
    ("picture", "brightness", "code"),
    [
        (printed().filter(ImageFilter.GaussianBlur(3)), 0.97, "page-blurred"),
        (printed(ink=205), 0.97, "page-faint"),
        (printed(), 0.3, "page-dark"),
    ],
)
def test_the_clerk_is_told_what_is_wrong_with_the_picture(picture: Image.Image, brightness: float, code: str) -> None:
    assert code in codes(picture, brightness=brightness)


def test_lines_that_end_at_the_border_are_cut_off() -> None:
    cut = [(0, box[1], 540, box[3]) for box in BOXES[:2]] + BOXES[2:]

    assert codes(printed(), cut) == {"page-cut"}


def test_a_page_without_lines_is_not_measured() -> None:
    assert legibility(printed(), []) == {}
