"""A photograph of a place, drawn: houses along a street under the sky, with a caption where people write one."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from forms.canvas import Canvas, Ink, Pen
from forms.draft import Draft
from forms.fonts import Fonts
from forms.layouts import LAYOUTS, Style
from forms.sheet import theme

_SIZE = (180.0, 135.0)
_CAPTION = 16.0
_WALLS: tuple[Ink, ...] = ((196, 176, 150), (170, 120, 95), (205, 200, 190), (150, 145, 140), (214, 190, 140))
_SKIES: tuple[tuple[Ink, Ink], ...] = (((120, 165, 215), (205, 220, 235)), ((170, 175, 180), (215, 215, 212)))


@dataclass(frozen=True)
class _Street:
    """The canvas being painted, the ground's line and the darkness of the day."""

    canvas: Canvas
    ground: float
    light: float

    def shade(self, ink: Ink, factor: float = 1.0) -> Ink:
        red, green, blue = (min(255, int(part * factor * self.light)) for part in ink)
        return red, green, blue


def photo(draft: Draft, rng: Random, fonts: Fonts, dpi: int) -> Canvas:
    """The print with its caption; a type with fields has them in the caption too."""
    look = theme(rng, fonts, security=False)
    items = draft.items(rng)
    height = _SIZE[1] + _CAPTION + 9 * len(items)
    canvas = Canvas.blank(_SIZE[0], height, dpi, fonts)
    canvas.made |= {"font": look.body.name, "layout": "photo"}
    _paint(canvas, rng)
    canvas.draw.rectangle((0, canvas.mm(_SIZE[1]), *canvas.image.size), fill=(255, 255, 255))
    pen = Pen(look.body.bold, canvas.pt(13), look.ink)
    caption = " - ".join([rng.choice(draft.titles), *([rng.choice(draft.look.notes)] if draft.look.notes else [])])
    canvas.text(canvas.mm(_SIZE[0] / 2), canvas.mm(_SIZE[1] + 10), caption, pen, align="m")
    if items:
        style = Style(pen, Pen(look.body.regular, pen.size, look.ink), canvas.mm(8))
        frame = (canvas.mm(15), canvas.mm(_SIZE[1] + 12), canvas.mm(_SIZE[0] - 15), canvas.mm(height))
        LAYOUTS["columns"](canvas, items, frame, style)
    return canvas


def street(rng: Random, size: tuple[int, int]) -> Image.Image:
    """The photograph alone, of ``size`` pixels."""
    canvas = Canvas(Image.new("RGB", size), round(size[1] / _SIZE[1] * 25.4), Fonts([], []))
    _paint(canvas, rng)
    return canvas.image


def _paint(canvas: Canvas, rng: Random) -> None:
    width, height = canvas.image.width, canvas.mm(_SIZE[1])
    street = _Street(canvas, height * rng.uniform(0.7, 0.8), rng.uniform(0.75, 1.05))
    _sky(street, width, rng)
    canvas.draw.rectangle((0, street.ground, width, height), fill=street.shade((105, 105, 108)))
    canvas.draw.rectangle((0, street.ground, width, street.ground + height * 0.05), fill=street.shade((165, 160, 152)))
    x = -width * rng.uniform(0, 0.1)
    while x < width:
        broad = width * rng.uniform(0.2, 0.4)
        _house(street, x, broad, height, rng)
        x += broad
    for _ in range(rng.randint(1, 3)):
        _tree(street, width * rng.uniform(0.05, 0.95), height * rng.uniform(0.15, 0.3), rng)
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, 7, (canvas.image.height, width, 1))
    soft = np.asarray(canvas.image.filter(ImageFilter.GaussianBlur(canvas.mm(0.25)))).astype(float) + grain
    canvas.image.paste(Image.fromarray(np.clip(soft, 0, 255).astype(np.uint8)), (0, 0))


def _sky(street: _Street, width: int, rng: Random) -> None:
    above, below = rng.choice(_SKIES)
    for y in range(int(street.ground)):
        share = y / street.ground
        mixed = tuple(int(a + (b - a) * share) for a, b in zip(above, below, strict=True))
        street.canvas.draw.line((0, y, width, y), fill=street.shade((mixed[0], mixed[1], mixed[2])))


def _house(street: _Street, x: float, broad: float, height: float, rng: Random) -> None:
    floors, draw = rng.randint(1, 5), street.canvas.draw
    storey = height * 0.13
    wall, top = rng.choice(_WALLS), street.ground - storey * floors - height * 0.02
    draw.rectangle((x, top, x + broad, street.ground), fill=street.shade(wall))
    draw.rectangle((x, top, x + broad, top + height * 0.015), fill=street.shade(wall, 0.75))
    columns = rng.randint(2, 4)
    for floor in range(floors):
        for column in range(columns):
            left = x + broad * (column + 0.22) / columns
            y = street.ground - storey * (floor + 0.82)
            box = (left, y, left + broad * 0.56 / columns, y + storey * (0.55 if floor else 0.8))
            glass = rng.choice(((70, 85, 100), (95, 110, 122), (55, 60, 66))) if floor else (80, 62, 50)
            draw.rectangle(box, fill=street.shade(glass), outline=street.shade(wall, 0.6), width=2)


def _tree(street: _Street, x: float, tall: float, rng: Random) -> None:
    draw, trunk = street.canvas.draw, tall * 0.07
    draw.rectangle((x - trunk, street.ground - tall * 0.6, x + trunk, street.ground), fill=street.shade((85, 65, 48)))
    for _ in range(14):
        r = tall * rng.uniform(0.12, 0.22)
        cx, cy = x + tall * rng.uniform(-0.28, 0.28), street.ground - tall * rng.uniform(0.55, 1.0)
        draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=street.shade((60, 95, 50), rng.uniform(0.8, 1.25)))
