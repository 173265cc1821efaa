"""The boxes over a page's preview, in the page's own pixels; the flagged ones numbered as in the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.web.calendar import fa_digits
from chalicelib.web.evidence import Row

_TAG_RADIUS = 17


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around a value, with room to read it. Where it has a ``number``, its tag stands at ``tag_x``,
    ``tag_y``, ``tag_scale`` times as large as on a page of 1,000 pixels: it looks the same on every page."""

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
    tag_scale: float = 1.0


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
    room = max(4, (y1 - y0) // 8)
    scale = max(1.0, row.crop.width / 1000) if row.crop else 1.0
    radius = round(_TAG_RADIUS * scale)
    return Box(
        anchor=row.anchor,
        mark=row.mark if number else "ok",
        title=row.field.title.fa,
        x=x0 - room,
        y=y0 - room,
        width=x1 - x0 + 2 * room,
        height=y1 - y0 + 2 * room,
        number=number,
        tag_x=max(radius, x0 - room - radius - 4),
        tag_y=(y0 + y1) // 2,
        tag_scale=round(scale, 2),
    )
