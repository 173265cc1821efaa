"""A surveyor's plan: the parcels of a property with their measures, a north arrow, and a block of titles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

from forms.canvas import Box, Canvas, Pen
from forms.draft import Draft
from forms.fonts import Fonts
from forms.layouts import LAYOUTS, Style
from forms.printing import persian
from forms.sheet import HEIGHT, WIDTH, Theme, foot, theme

_BLOCKS = ("grid", "table", "inline")
Point = tuple[float, float]


def plan(draft: Draft, rng: Random, fonts: Fonts, dpi: int) -> Canvas:
    """The sheet, upright or across."""
    look = theme(rng, fonts, security=False)
    width, height = rng.choice(((WIDTH, HEIGHT), (HEIGHT, WIDTH)))
    canvas = Canvas.blank(width, height, dpi, fonts)
    edge = canvas.mm(10)
    right, bottom = canvas.image.width - edge, canvas.image.height - edge
    canvas.frame((edge, edge, right, bottom), look.ink, 0.5)
    top = bottom - canvas.mm(72)
    canvas.rule(edge, top, right, top, ink=look.ink, width=0.5)
    _parcels(canvas, (edge * 2.5, edge * 2.5, right - edge * 2.2, top - edge * 1.5), look, rng)
    _north(canvas, (right - canvas.mm(14), edge + canvas.mm(16)), look)
    _titles(canvas, draft, (edge, top, right, bottom), look, rng)
    return canvas


def _parcels(canvas: Canvas, box: Box, look: Theme, rng: Random) -> None:
    """A four-sided plot, cut into two to four pieces by lines from side to side, each with its number."""
    x0, y0, x1, y1 = box
    slack = (x1 - x0) * 0.12
    corners = [
        (x0 + rng.uniform(0, slack), y0 + rng.uniform(0, slack)),
        (x1 - rng.uniform(0, slack), y0 + rng.uniform(0, slack)),
        (x1 - rng.uniform(0, slack), y1 - rng.uniform(0, slack)),
        (x0 + rng.uniform(0, slack), y1 - rng.uniform(0, slack)),
    ]
    pieces = rng.randint(2, 4)
    cuts = [(_between(corners[0], corners[1], i / pieces), _between(corners[3], corners[2], i / pieces))
            for i in range(pieces + 1)]  # fmt: skip
    for (ax, ay), (bx, by) in cuts:
        canvas.rule(ax, ay, bx, by, ink=look.ink, width=0.4)
    canvas.draw.polygon(corners, outline=look.ink, width=max(2, round(canvas.mm(0.6))))
    pen = Pen(look.body.regular, canvas.pt(11), look.ink)
    for number, (left, following) in enumerate(pairwise(cuts), start=1):
        x = (left[0][0] + left[1][0] + following[0][0] + following[1][0]) / 4
        y = (left[0][1] + left[1][1] + following[0][1] + following[1][1]) / 4
        canvas.text(x, y, persian(f"قطعه {number}"), pen, align="m")
        measure = persian(f"{rng.uniform(8, 25):.2f}".replace(".", "٫"))
        top = _between(left[0], following[0], 0.5)
        canvas.text(top[0], top[1] - canvas.mm(2), measure, pen, align="m")


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _north(canvas: Canvas, centre: Point, look: Theme) -> None:
    (x, y), size = centre, canvas.mm(7)
    tip = [(x, y - size), (x - size * 0.35, y + size * 0.6), (x, y + size * 0.3), (x + size * 0.35, y + size * 0.6)]
    canvas.draw.polygon(tip, outline=look.ink, fill=look.ink)
    canvas.text(x, y + size * 1.6, "شمال", Pen(look.body.regular, canvas.pt(9), look.ink), align="m")


def _titles(canvas: Canvas, draft: Draft, box: Box, look: Theme, rng: Random) -> None:
    """The firm and the sheet's title on the right, the fields on the left of them, the surveyor beneath."""
    middle, pad = box[0] + (box[2] - box[0]) * 0.6, canvas.mm(4)
    canvas.rule(middle, box[1], middle, box[3], ink=look.ink, width=0.5)
    y, centre = box[1] + canvas.mm(9), (middle + box[2]) / 2
    title = Pen(look.heading.bold, canvas.pt(14), look.accent)
    canvas.text(centre, y, rng.choice(draft.titles), title, align="m")
    small = Pen(look.body.regular, canvas.pt(9.5), look.ink)
    for line in (*draft.letterhead(rng), *([rng.choice(draft.look.notes)] if draft.look.notes else [])):
        y += canvas.mm(7)
        canvas.text(centre, y, line, small, align="m")
    foot(canvas, replace(draft.look, notes=()), look, (middle + pad, y, box[2] - pad, box[3] + canvas.mm(2)), rng)
    label, value = Pen(look.body.regular, canvas.pt(10.5), look.ink), Pen(look.body.bold, canvas.pt(11), look.ink)
    style = Style(label, value, value.size * rng.uniform(2.1, 2.6))
    block = rng.choice(_BLOCKS)
    canvas.made |= {"font": look.body.name, "layout": f"plan-{block}"}
    LAYOUTS[block](canvas, draft.items(rng), (box[0] + pad, box[1] + pad, middle - pad, box[3]), style)
