"""Where a paper's stamps are pressed."""

from __future__ import annotations

from random import Random

from forms import decor
from forms.canvas import Canvas, Pen
from forms.words import Look

_STAMPS: dict[str, tuple[int, ...]] = {"clean": (0, 1), "office": (0, 1, 1, 2), "hard": (0, 1, 2)}


def press_stamps(canvas: Canvas, design: Look, level: str, rng: Random) -> None:
    """In free places and over the edges; at the hard level the last one stands across a value."""
    pen = Pen(canvas.fonts.pick(rng).bold, 0, rng.choice(decor.STAMP_INKS))
    width, height = canvas.image.size
    taken = [line.box for line in canvas.lines]
    sheet = height > canvas.mm(100)
    for _ in range(rng.choice(_STAMPS[level]) if sheet and design.stamps else 0):
        place = decor.free_place(rng, canvas.mm(20), taken, (0, height * 0.4, width, height))
        if place:
            taken.append(decor.stamp(canvas, place, rng.choice(design.stamps), pen, rng))
    if level == "hard" and canvas.values and design.stamps and rng.random() < 0.6:
        box = canvas.values[rng.choice(sorted(canvas.values))][0]
        decor.stamp(canvas, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), rng.choice(design.stamps), pen, rng)
