"""A line of text that the finder of lines broke in two goes on as one; cells of a row stay apart."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.reading.broken import mended
from chalicelib.reading.tokens import token_lines
from ocr.model import Line
from tests.unit.paper import line, page


def texts(*lines: Line) -> list[str]:
    return [" ".join(token.text for token in one.tokens) for one in mended(token_lines(page(lines)))]


OVER = line("اینجانب مهندس آرش کیانی راد دارای پروانه اشتغال به کار مهندسی در رشته", right=950, top=160)
RIGHT = line("عمران پایه یک و شماره عضویت", right=950, top=200)


def beside(gap: int, top: int = 200) -> Line:
    """As wide as the text's first line leaves room for."""
    edge, right = OVER.box[0], RIGHT.box[0] - gap
    return replace(line("نظارت بر عملیات اجرایی ساختمان", right=right, top=top), box=(edge, top, right, top + 30))


def test_two_boxes_of_one_line_are_one_line() -> None:
    assert len(texts(OVER, RIGHT, beside(8))) == 2


def test_cells_and_other_lines_stay_apart() -> None:
    short = line("تعداد طبقات", right=RIGHT.box[0] - 8, top=200)

    for other in (beside(60), short, beside(8, top=240)):
        assert len(texts(OVER, RIGHT, other)) == 3
    assert len(texts(RIGHT, beside(8))) == 2
