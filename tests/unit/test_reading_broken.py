"""A line of text that the finder of lines broke in two goes on as one; cells of a row stay apart."""

from __future__ import annotations

from chalicelib.reading.broken import mended
from chalicelib.reading.tokens import token_lines
from ocr.model import Line
from tests.unit.paper import line, page


def texts(*lines: Line) -> list[str]:
    return [" ".join(token.text for token in one.tokens) for one in mended(token_lines(page(lines)))]


RIGHT = line("عمران پایه یک و شماره عضویت", right=950, top=200)


def test_two_boxes_of_one_line_are_one_line() -> None:
    left = line("نظارت بر عملیات اجرایی ساختمان", right=RIGHT.box[0] - 8, top=202)

    assert texts(left, RIGHT) == ["عمران پایه یک و شماره عضویت نظارت بر عملیات اجرایی ساختمان"]


def test_cells_and_other_lines_stay_apart() -> None:
    far = line("نظارت بر عملیات اجرایی ساختمان", right=RIGHT.box[0] - 60, top=200)
    short = line("تعداد طبقات", right=RIGHT.box[0] - 8, top=200)
    under = line("نظارت بر عملیات اجرایی ساختمان", right=RIGHT.box[0] - 8, top=240)

    for other in (far, short, under):
        assert len(texts(RIGHT, other)) == 2
