"""Ways to set labelled values in HTML: tables, grids, leaders, stacked cells, boxes, sections."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from forms.browser.markup import Hand
from forms.layouts import Item

Items = list[Item]
Block = Callable[[Items, Hand, Random], str]
_WIDE = 30


def _wide(item: Item) -> bool:
    return len(item.text) > _WIDE


def _rows(items: Items, width: int) -> list[Items]:
    """Rows of up to ``width`` items; a wide one has a row for itself."""
    rows: list[Items] = []
    for item in items:
        alone = _wide(item) or not rows or _wide(rows[-1][-1])
        if alone or len(rows[-1]) == width:
            rows.append([item])
        else:
            rows[-1].append(item)
    return rows


def table(items: Items, hand: Hand, rng: Random) -> str:
    """One to three pairs to a row, ruled in different ways or not at all."""
    pairs = rng.choice((1, 1, 2, 2, 3))
    looks = [rng.choice(("all", "all", "across", "zebra", "")), rng.choice(("narrow", ""))]
    rows = []
    for row in _rows(items, pairs):
        span = (pairs - len(row)) * 2 + 1
        cells = [f"<th>{hand.label(item)}</th><td>{hand.value(item)}</td>" for item in row]
        cells[-1] = cells[-1].replace("<td>", f'<td colspan="{span}">')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table class="{" ".join(looks)}">{"".join(rows)}</table>'


def headed(items: Items, hand: Hand, rng: Random) -> str:
    """The labels in one row and the values beneath them in the next; a wide value in a row of its own."""
    look, width, tables = rng.choice(("all", "all", "across", "")), rng.choice((3, 4)), []
    for row in _rows(items, width):
        if len(row) == 1:
            inner = f"<tr><th>{hand.label(row[0])}</th><td>{hand.value(row[0])}</td></tr>"
            tables.append(f'<table class="{look} narrow">{inner}</table>')
            continue
        above = "".join(f"<th>{hand.label(item, '')}</th>" for item in row)
        below = "".join(f"<td>{hand.value(item)}</td>" for item in row)
        tables.append(f'<table class="headed {look}"><tr>{above}</tr><tr>{below}</tr></table>')
    return "".join(tables)


def grid(items: Items, hand: Hand, rng: Random) -> str:
    """Labels and values in columns without rules, one pair or two to a row."""
    double = rng.random() < 0.5
    cells = []
    for row in _rows(items, 2 if double else 1):
        for item in row:
            wide = ' class="wide"' if len(row) == 1 else ""
            cells.append(f"<div>{hand.label(item)}</div><div{wide}>{hand.value(item)}</div>")
    return f'<div class="grid{" double" if double else ""}">{"".join(cells)}</div>'


def columned(items: Items, hand: Hand, rng: Random) -> str:
    """Two newspaper columns: the second goes on where the first ends."""
    pairs = "".join(f"<div>{hand.label(item)} {hand.value(item)}</div>" for item in items)
    return f'<div class="columned {rng.choice(("", "ruled"))}">{pairs}</div>'


def leaders(items: Items, hand: Hand, rng: Random) -> str:
    """The label at the right, the value at the left, dots between them; in one column or two."""
    style, columns = rng.choice(("", "dashes")), rng.choice(("", " columned"))
    rows = [f'<div>{hand.label(item)}<i class="{style}"></i>{hand.value(item)}</div>' for item in items]
    return f'<div class="leaders{columns}">{"".join(rows)}</div>'


def underlined(items: Items, hand: Hand, rng: Random) -> str:
    """A value on a line to its place's end, as printed forms have for pens."""
    columns = rng.choice(("", " columned"))
    rows = [f"<div>{hand.label(item)}{hand.value(item)}</div>" for item in items]
    return f'<div class="underlined{columns}">{"".join(rows)}</div>'


def stacked(items: Items, hand: Hand, rng: Random) -> str:
    """The label small and above its value, two or three to a row."""
    colon = rng.choice(("", "", hand.colon))
    cells = [
        f"<div{' class=wide' if _wide(item) else ''}>{hand.label(item, colon)}{hand.value(item)}</div>"
        for item in items
    ]
    look, columns = rng.choice(("all", "lined", "shaded", "")), rng.choice((2, 3, 3))
    return f'<div class="stacked {look}" style="--columns:{columns}">{"".join(cells)}</div>'


def boxed(items: Items, hand: Hand, rng: Random) -> str:
    """Codes and dates in a box a digit."""
    double, apart = rng.choice(("", " double")), rng.choice(("boxes", "boxes", "boxes apart"))
    cells = []
    for item in items:
        wide = ' class="wide"' if _wide(item) or len(item.text) > 11 else ""
        cells.append(f"<div{wide}>{hand.label(item)}{hand.boxed(item)}</div>".replace("boxes", apart))
    return f'<div class="boxed{double}">{"".join(cells)}</div>'


def flow(items: Items, hand: Hand, rng: Random) -> str:
    """Pairs one after the other like a paragraph, parted by a wide space or a mark."""
    mark = rng.choice(("", "", " ،", " -", " |"))
    return f'<div class="flow">{" ".join(hand.pair(item) + mark for item in items)}</div>'


def roster(item: Item, hand: Hand, rng: Random) -> str:
    """A list of persons: its label, and a table with a row each."""
    look, rows = rng.choice(("all", "all", "across", "")), []
    for row in item.rows[1:]:
        cells = [f"<td>{hand.value(Item(item.field, '', text)) if text else ''}</td>" for text in row]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    heads = "".join(f"<th>{hand.text(text)}</th>" for text in item.rows[0])
    return f'<div class="roster">{hand.label(item)}<table class="{look}"><tr>{heads}</tr>{"".join(rows)}</table></div>'


BLOCKS: dict[str, Block] = {
    "table": table,
    "headed": headed,
    "grid": grid,
    "columned": columned,
    "leaders": leaders,
    "underlined": underlined,
    "stacked": stacked,
    "boxed": boxed,
    "flow": flow,
}
_HEADINGS = ("مشخصات اصلی", "اطلاعات تکمیلی", "سایر موارد", "مشخصات پرونده", "بخش الف", "بخش ب", "بخش ج")


def sections(items: Items, hand: Hand, rng: Random) -> str:
    """Two or three framed or numbered parts, each in a way of its own."""
    count = min(rng.choice((2, 3)), max(1, len(items) // 2))
    bounds = [round(len(items) * part / count) for part in range(count + 1)]
    names, look, parts = rng.sample(_HEADINGS, count), rng.choice(("frame", "bar", "numbered")), []
    for number, name in enumerate(names):
        inner = rng.choice(list(BLOCKS.values()))(items[bounds[number] : bounds[number + 1]], hand, rng)
        if look == "frame":
            parts.append(f"<fieldset><legend>{name}</legend>{inner}</fieldset>")
        else:
            title = hand.text(f"{'۱۲۳'[number]}- {name}") if look == "numbered" else name
            parts.append(f'<div class="section {look}"><div class="bar">{title}</div>{inner}</div>')
    return "".join(parts)
