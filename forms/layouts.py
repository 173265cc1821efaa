"""Ways to arrange labelled values on a form.

Each takes a frame (pixels), fills it from the top and returns where it ended.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from forms.canvas import Box, Canvas, Ink, Pen


@dataclass(frozen=True)
class Item:
    """One labelled value, as printed; ``rows``: the same as a table, its heads first."""

    field: str
    label: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def long(self) -> bool:
        return len(self.text) > 34


@dataclass(frozen=True)
class Style:
    """How a form is set: pens, height of a row (pixels), colon after a label, rules; ``boxed`` puts codes in boxes."""

    label: Pen
    value: Pen
    row: float
    colon: str = ":"
    rule: Ink = (70, 70, 75)
    shade: Ink | None = None
    boxed: bool = False


Layout = Callable[[Canvas, list[Item], Box, Style], float]


def _value(canvas: Canvas, item: Item, x: float, y: float, width: float, *, style: Style) -> float:
    """Print a value, wrapped, its right end at ``x`` and its first baseline at ``y``. Returns its last baseline."""
    if style.boxed and item.text.isdecimal() and 8 <= len(item.text) <= 12:
        return _boxes(canvas, item, x, y, width, style=style)
    lines = canvas.wrap(item.text, style.value, width)
    for number, line in enumerate(lines):
        canvas.text(x, y + number * style.row * 0.8, line, style.value, value=item.field)
    return y + (len(lines) - 1) * style.row * 0.8


def _boxes(canvas: Canvas, item: Item, x: float, y: float, width: float, *, style: Style) -> float:
    """One small square a digit, as forms to be filled by hand have them."""
    side = min(style.value.size * 1.15, width / len(item.text))
    top = y - style.value.size * 0.85
    for place in range(len(item.text)):
        right = x - place * side
        canvas.frame((right - side, top, right, top + side * 1.1), style.rule, 0.15)
    left = x - len(item.text) * side
    for place, digit in enumerate(item.text):
        canvas.text(left + (place + 0.5) * side, y, digit, style.value, align="m", value=item.field)
    return y


def _labelled(canvas: Canvas, item: Item, x: float, y: float, width: float, *, style: Style) -> float:
    """A label and its value on one line; a long value goes on beneath its own start."""
    box = canvas.text(x, y, item.label + style.colon, style.label)
    start = box[0] - style.label.size * 0.45
    return _value(canvas, item, start, y, width - (x - start), style=style)


def inline(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Label: value, one to a line."""
    y = frame[1] + style.row * 0.7
    for item in items:
        y = _labelled(canvas, item, frame[2], y, frame[2] - frame[0], style=style) + style.row
    return y - style.row * 0.7


def _pairs(items: list[Item]) -> list[list[Item]]:
    """Rows of two items; a long one has a row for itself."""
    rows: list[list[Item]] = []
    for item in items:
        if rows and len(rows[-1]) == 1 and not rows[-1][0].long and not item.long:
            rows[-1].append(item)
        else:
            rows.append([item])
    return rows


def columns(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Label: value, two to a line."""
    y, half = frame[1] + style.row * 0.7, (frame[2] - frame[0]) / 2
    for row in _pairs(items):
        width = frame[2] - frame[0] if len(row) == 1 else half - style.row * 0.3
        ends = [_labelled(canvas, item, frame[2] - i * half, y, width, style=style) for i, item in enumerate(row)]
        y = max(ends) + style.row
    return y - style.row * 0.7


def leaders(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Label, and the value over a dotted line up to the next label, two to a line."""
    y, half, gap = frame[1] + style.row * 0.7, (frame[2] - frame[0]) / 2, style.row * 0.3
    for row in _pairs(items):
        width = frame[2] - frame[0] if len(row) == 1 else half - gap
        ends = []
        for i, item in enumerate(row):
            x = frame[2] - i * half
            start = x - canvas.width(item.label + style.colon, style.label) - style.label.size * 0.3
            ends.append(_labelled(canvas, item, x, y, width, style=style))
            _dots(canvas, x - width, start, y + style.value.size * 0.32, style)
        y = max(ends) + style.row
    return y - style.row * 0.7


def _dots(canvas: Canvas, x0: float, x1: float, y: float, style: Style) -> None:
    step, dot = canvas.mm(1.1), max(1.0, canvas.mm(0.18))
    x = x0
    while x < x1:
        canvas.draw.ellipse((x, y, x + dot, y + dot), fill=style.rule)
        x += step


def table(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Ruled rows of two cells: label, value."""
    return _ruled(canvas, [[item] for item in items], frame, style, label_share=0.3)


def grid(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Ruled rows of four cells: label, value, label, value; a long value has the row to itself."""
    return _ruled(canvas, _pairs(items), frame, style, label_share=0.36)


def _ruled(canvas: Canvas, rows: list[list[Item]], frame: Box, style: Style, label_share: float) -> float:
    y, pad = frame[1], canvas.mm(2)
    columns_ = max(len(row) for row in rows)
    cell = (frame[2] - frame[0]) / columns_
    label_width = cell * label_share
    for row in rows:
        span = frame[2] - frame[0] if len(row) == 1 else cell
        lines = max(len(canvas.wrap(i.text, style.value, span - label_width - 2 * pad)) for i in row)
        bottom = y + style.row + (lines - 1) * style.row * 0.8
        for place, item in enumerate(row):
            right = frame[2] - place * cell
            _cell(canvas, item, (right - span, y, right, bottom), label_width, style)
        y = bottom
    return y


def _cell(canvas: Canvas, item: Item, box: Box, label_width: float, style: Style) -> None:
    pad, middle = canvas.mm(2), box[2] - label_width
    if style.shade:
        canvas.draw.rectangle((middle, box[1], box[2], box[3]), fill=style.shade)
    canvas.frame(box, style.rule)
    canvas.rule(middle, box[1], middle, box[3], ink=style.rule)
    base = box[1] + style.row * 0.66
    pen = fitting(canvas, item.label, style.label, label_width - 1.2 * pad)
    canvas.text(box[2] - pad * 0.7, base, item.label, pen)
    _value(canvas, item, middle - pad, base, middle - box[0] - 2 * pad, style=style)


def fitting(canvas: Canvas, text: str, pen: Pen, width: float) -> Pen:
    """``pen``, or a smaller one with which ``text`` goes into ``width``."""
    needed = canvas.width(text, pen)
    return pen if needed <= width else Pen(pen.face, int(pen.size * width / needed), pen.ink)


def stacked(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Cells with the label small at the top and the value beneath it, two to a row."""
    y, half, pad = frame[1], (frame[2] - frame[0]) / 2, canvas.mm(2)
    small = Pen(style.label.face, int(style.label.size * 0.78), style.label.ink)
    for row in _pairs(items):
        span = half if len(row) == 2 else half * 2
        lines = max(len(canvas.wrap(item.text, style.value, span - 2 * pad)) for item in row)
        bottom = y + style.row * 1.55 + (lines - 1) * style.row * 0.8
        for place, item in enumerate(row):
            right = frame[2] - place * half
            canvas.frame((right - span, y, right, bottom), style.rule)
            canvas.text(right - pad, y + style.row * 0.55, item.label, small)
            _value(canvas, item, right - pad, y + style.row * 1.25, span - 2 * pad, style=style)
        y = bottom
    return y


def flow(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
    """Pairs run on like a paragraph; one that doesn't fit begins the next line."""
    style = replace(style, boxed=False)
    x, y, gap = frame[2], frame[1] + style.row * 0.7, style.value.size * 1.2
    for item in items:
        needed = canvas.width(item.label + style.colon, style.label) + canvas.width(item.text, style.value) + gap
        if x < frame[2] and x - needed < frame[0]:
            x, y = frame[2], y + style.row
        y = _labelled(canvas, item, x, y, frame[2] - frame[0], style=style)
        x -= needed + gap
    return y + style.row * 0.3


LAYOUTS: dict[str, Layout] = {
    "inline": inline,
    "columns": columns,
    "leaders": leaders,
    "table": table,
    "grid": grid,
    "stacked": stacked,
    "flow": flow,
}


def rows_needed(canvas: Canvas, layout: Layout, items: list[Item], style: Style, width: float) -> float:
    """About how many row heights a layout takes, from a trial on a scrap sheet."""
    scrap = Canvas.blank(10, 10, canvas.dpi, canvas.fonts)
    return layout(scrap, items, (0, 0, width, 0), style) / style.row


def arrange(rng: Random, items: list[Item]) -> list[Item]:
    """Most forms keep the catalogue's order; some move a run of fields."""
    if rng.random() < 0.6 or len(items) < 6:
        return items
    cut = rng.randrange(2, len(items) - 2)
    return items[cut:] + items[:cut]
