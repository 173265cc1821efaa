"""Lists of persons as tables with a row each, as courts print heirs: which columns, and drawn on a sheet."""

from __future__ import annotations

from random import Random

from chalicelib.catalogue import Columns
from chalicelib.fields.persons import Person, persons
from forms.canvas import Box, Canvas
from forms.layouts import Item, Style, fitting
from forms.printing import persian, printed

Table = tuple[tuple[str, ...], ...]
_NUMBER, _REMARKS = "ردیف", "ملاحظات"
_NUMBERED, _REMARKED, _SPLIT, _SHUFFLED = 0.6, 0.25, 0.25, 0.3


def tabled(value: str, columns: Columns, rng: Random) -> Table:
    """The heads, then a row a person; empty where the value lists none. Only columns that somebody has something in."""
    listed = persons(value)
    names = ["name", "relation", "national_id", "share"]
    if columns.family_name and rng.random() < _SPLIT:
        names.insert(1, "family_name")
    there = [name for name in names if name == "family_name" or any(getattr(one, name) for one in listed)]
    if rng.random() < _SHUFFLED:
        rng.shuffle(there)
    split = "family_name" in there
    heads = [rng.choice(_heads(columns, name, split=split)) for name in there]
    rows = [[_cell(one, name, rng, split=split) for name in there] for one in listed]
    if rng.random() < _NUMBERED:
        heads, rows = [_NUMBER, *heads], [[persian(str(n)), *row] for n, row in enumerate(rows, start=1)]
    if rng.random() < _REMARKED:
        heads, rows = [*heads, _REMARKS], [[*row, ""] for row in rows]
    return (tuple(heads), *map(tuple, rows)) if rows else ()


def _heads(columns: Columns, name: str, *, split: bool) -> tuple[str, ...]:
    """Over a column of names and family names stands no bare «نام»."""
    heads: tuple[str, ...] = getattr(columns, name)
    if name != "name":
        return heads
    short = min(heads, key=len)
    return (short,) if split else tuple(head for head in heads if head != short) or heads


def _cell(one: Person, name: str, rng: Random, *, split: bool) -> str:
    given, _, family = one.name.partition(" ")
    if split and name in ("name", "family_name"):
        return given if name == "name" else family
    text: str = getattr(one, name)
    return printed(name, text, rng) if text and name in ("national_id", "share") else text


def height(canvas: Canvas, item: Item) -> float:
    """How much of a sheet the table takes, with the line over it (pixels)."""
    return canvas.mm(10 + 9 * len(item.rows))


def draw(canvas: Canvas, item: Item, frame: Box, style: Style) -> float:
    """The label over a ruled table that is as wide as the frame; returns where it ends."""
    step, pad = canvas.mm(9), canvas.mm(2)
    canvas.text(frame[2], frame[1] + canvas.mm(6), f"{item.label}:", style.label)
    top, widths = frame[1] + canvas.mm(10), _widths(canvas, item.rows, style, frame[2] - frame[0], pad)
    for number, row in enumerate(item.rows):
        right, y = frame[2], top + number * step
        for width, text in zip(widths, row, strict=True):
            canvas.frame((right - width, y, right, y + step), style.rule)
            if text:
                pen = fitting(canvas, text, style.value if number else style.label, width - 1.2 * pad)
                field = item.field if number else None
                canvas.text(right - width / 2, y + step * 0.66, text, pen, align="m", value=field)
            right -= width
    return top + step * len(item.rows)


def _widths(canvas: Canvas, rows: Table, style: Style, whole: float, pad: float) -> list[float]:
    """Each column's share of the width, by its longest text."""
    longest = [max(canvas.width(text, style.value) for text in column) + 2 * pad for column in zip(*rows, strict=True)]
    return [width * whole / sum(longest) for width in longest]
