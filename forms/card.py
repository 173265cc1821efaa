"""A card: on a sheet as a copier leaves it, or scanned tight around its edges."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from forms import decor
from forms.canvas import Box, Canvas, Ink, Pen
from forms.draft import Draft
from forms.fonts import Fonts
from forms.layouts import Item, Style
from forms.sheet import HEIGHT, WIDTH, Theme, theme

CARD = (85.6, 54.0)
_TINTS: tuple[tuple[Ink, Ink, Ink], ...] = (
    ((232, 243, 248), (205, 226, 236), (20, 90, 120)),
    ((240, 246, 236), (216, 230, 208), (60, 100, 50)),
    ((247, 240, 246), (230, 214, 230), (100, 50, 110)),
)


@dataclass(frozen=True)
class Card:
    """Where the card lies (pixels), and how many pixels one of its own millimetres has."""

    box: Box
    unit: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place on the card, in its own millimetres from its upper left corner."""
        return self.box[0] + x * self.unit, self.box[1] + y * self.unit


def card(draft: Draft, rng: Random, fonts: Fonts, dpi: int) -> Canvas:
    """The card's front on a canvas at ``dpi``; a tight scan is made finer, as people do with small things."""
    look = theme(rng, fonts, security=False)
    canvas, place = (_tight if rng.random() < 0.5 else _on_a_sheet)(rng, fonts, dpi)
    canvas.made |= {"font": look.body.name, "layout": "card"}
    paper, waves, accent = rng.choice(_TINTS)
    canvas.draw.rounded_rectangle(place.box, place.unit * 3, fill=paper, outline=(150, 150, 150), width=2)
    inset = place.unit * 1.2
    x0, y0, x1, y1 = place.box
    decor.guilloche(canvas, (x0 + inset, y0 + inset, x1 - inset, y1 - inset), waves, rng)
    _heading(canvas, place, draft, look, accent, rng=rng)
    photo_left = rng.random() < 0.75
    if draft.look.portrait:
        _photo(canvas, place, photo_left, rng)
    right = CARD[0] - (4 if photo_left or not draft.look.portrait else 27)
    _fields(canvas, place, draft.items(rng), look, right=right, rng=rng)
    return canvas


def _tight(rng: Random, fonts: Fonts, dpi: int) -> tuple[Canvas, Card]:
    finer, margin = round(dpi * 1.5), rng.uniform(2, 6)
    canvas = Canvas.blank(CARD[0] + 2 * margin, CARD[1] + 2 * margin, finer, fonts, rng.choice(((255,) * 3, (40,) * 3)))
    left = canvas.mm(margin)
    return canvas, Card((left, left, left + canvas.mm(CARD[0]), left + canvas.mm(CARD[1])), canvas.mm(1))


def _on_a_sheet(rng: Random, fonts: Fonts, dpi: int) -> tuple[Canvas, Card]:
    canvas, scale = Canvas.blank(WIDTH, HEIGHT, dpi, fonts), rng.uniform(1.3, 1.75)
    width, height = (canvas.mm(side * scale) for side in CARD)
    left, top = (canvas.image.width - width) / 2, canvas.mm(rng.uniform(20, 70))
    return canvas, Card((left, top, left + width, top + height), canvas.mm(scale))


def _heading(canvas: Canvas, card: Card, draft: Draft, look: Theme, accent: Ink, *, rng: Random) -> None:
    lines = (*draft.letterhead(rng)[:2], rng.choice(draft.titles))
    sizes = {1: (3.6,), 2: (3.3, 3.6), 3: (2.9, 2.5, 3.3)}[len(lines)]
    x, y = card.at(CARD[0] / 2, 5.2)
    for line, size, following in zip(lines, sizes, (*sizes[1:], 0), strict=True):
        canvas.text(x, y, line, Pen(look.body.bold, int(size * card.unit), accent), align="m")
        y += max(size, following) * card.unit * 1.25
    decor.emblem(canvas, card.at(CARD[0] - 8, 7), card.unit * 4, accent, rng)


def _photo(canvas: Canvas, card: Card, left: bool, rng: Random) -> None:
    """A grey head and shoulders of nobody."""
    width, height = int(card.unit * 19), int(card.unit * 25)
    noise = np.random.default_rng(rng.getrandbits(32)).integers(150, 215, (12, 9)).astype(np.uint8)
    photo = Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC).convert("RGB")
    face = Canvas(photo, canvas.dpi, canvas.fonts).draw
    face.ellipse((width * 0.05, height * 0.68, width * 0.95, height * 1.4), fill=(70, 75, 90))
    face.ellipse((width * 0.28, height * 0.18, width * 0.72, height * 0.72), fill=(196, 170, 152))
    face.pieslice((width * 0.26, height * 0.13, width * 0.74, height * 0.65), 180, 360, fill=(50, 42, 40))
    photo = photo.filter(ImageFilter.GaussianBlur(card.unit * 0.25))
    x, y = card.at(5 if left else CARD[0] - 24, 18)
    canvas.image.paste(photo, (int(x), int(y)))


def _fields(canvas: Canvas, card: Card, printed: list[Item], look: Theme, *, right: float, rng: Random) -> None:
    size = rng.uniform(3.0, 3.5)
    label = Pen(look.body.regular, int(size * 0.88 * card.unit), (60, 70, 80))
    value = Pen(look.body.bold, int(size * card.unit), (20, 20, 24))
    split = rng.choice((None, right - 20))
    row = (CARD[1] - 20) / len(printed)
    style = Style(label, value, row * card.unit, rng.choice((":", "", " :")))
    for number, item in enumerate(printed):
        x, y = card.at(right, 20 + number * row)
        box = canvas.text(x, y, item.label + style.colon, label)
        start = box[0] - card.unit * 1.5 if split is None else min(card.at(split, 0)[0], box[0] - card.unit)
        canvas.text(start, y, item.text, value, value=item.field)
