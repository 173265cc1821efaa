"""The boxes over a page's preview, in the page's own pixels; the flagged ones numbered as in the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.web.calendar import fa_digits
from chalicelib.web.evidence import Row


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; where it has a ``number`` its tag stands at ``tag_x``, ``tag_y`` with radius ``tag_r``."""

    anchor: str
    mark: str
    title: str
    x: int
    y: int
    width: int
    height: int
    number: str = ""
    tag_x: int = 0
    tag_y: int = 0
    tag_r: int = 0


def boxes(flagged: Iterable[Row], others: Iterable[Row], page: int) -> list[Box]:
    """Those of the fields that stand on this page."""
    numbered = [_box(row, fa_digits(number)) for number, row in enumerate(flagged, 1) if _stands_on(row, page)]
    return numbered + [_box(row, "") for row in others if _stands_on(row, page)]


def _stands_on(row: Row, page: int) -> bool:
    return row.crop is not None and _reading_page(row) == page


def _reading_page(row: Row) -> int | None:
    reading = row.field.reading if row.field.reading.box else row.field.machine
    return reading.page


def _box(row: Row, number: str) -> Box:
    reading = row.field.reading if row.field.reading.box else row.field.machine
    assert reading.box is not None
    x0, y0, x1, y1 = reading.box
    # Tags are as large as the page is: a preview of 300 dots an inch is shown at a third of its size.
    radius = max(17, round(row.crop.width * 0.016)) if row.crop else 17
    return Box(
        anchor=row.anchor,
        mark=row.mark if number else "ok",
        title=row.field.title.fa,
        x=x0,
        y=y0,
        width=x1 - x0,
        height=y1 - y0,
        number=number,
        tag_x=max(radius, x0 - radius - 4),
        tag_y=(y0 + y1) // 2,
        tag_r=radius,
    )
