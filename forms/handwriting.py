"""Values written with a pen: the middle lines of a font's letters, slanted, shaken and drawn anew as one stroke.

No handwriting is shipped, and none is copied: what makes print print (even strokes, straight lines of writing, letters
that are alike each time) is taken out of a font that is there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from forms.canvas import Box, Canvas, Pen, direction, union
from forms.decor import PEN_INKS
from forms.fonts import Fonts

_ROOM = 0.8
"""White around a word, in its size, into which it may be shaken."""
_THIN_STEPS = 60


@dataclass
class Handwriting:
    """One person with one pen. ``slant``: pixels to the side for each upwards; ``shake``: how far a stroke strays, in
    the size of writing; ``width`` of the pen in millimetres."""

    pen: Pen
    slant: float
    shake: float
    width: float
    rng: Random

    @classmethod
    def drawn(cls, seed: str, fonts: Fonts) -> Handwriting:
        """Somebody, from neat to hasty."""
        rng = Random(seed)
        pen = Pen(fonts.pick(rng).regular, 0, rng.choice(PEN_INKS))
        return cls(pen, rng.uniform(-0.45, 0.2), rng.uniform(0.05, 0.11), rng.uniform(0.35, 0.6), rng)

    def write(self, canvas: Canvas, x: float, y: float, text: str, size: int, *, align: str = "r") -> Box:
        """Like ``Canvas.text``, whose print it stands for. Words come a little too high, too large, too far."""
        pen = replace(self.pen, size=round(size * self.rng.uniform(1.0, 1.15)))
        space = size * self.rng.uniform(0.25, 0.45)
        words = text.split() if direction(text) == "rtl" else [text]
        width = sum(canvas.width(word, pen) for word in words) + space * (len(words) - 1)
        right = x + {"r": 0.0, "m": width / 2, "l": width}[align]
        boxes = []
        for word in words:
            up = size * self.rng.uniform(-0.12, 0.12)
            boxes.append(self._word(canvas, right, y + up, word, pen))
            right = boxes[-1][0] - space * self.rng.uniform(0.7, 1.3)
        return union(boxes)

    def _word(self, canvas: Canvas, right: float, y: float, word: str, pen: Pen) -> Box:
        strokes = self._strokes(canvas, word, pen)
        thick = max(1, round(canvas.mm(self.width) / 2) * 2 + 1)
        inked = strokes.filter(ImageFilter.MaxFilter(thick)).filter(ImageFilter.GaussianBlur(thick * 0.2))
        room = round(pen.size * _ROOM)
        place = (round(right) - inked.width + room, round(y - pen.size * 1.2) - room)
        canvas.image.paste(Image.new("RGB", inked.size, pen.ink), place, inked.point(lambda value: value * 0.9))
        x0, y0, x1, y1 = inked.getbbox() or (room, room, room + 1, room + 1)
        return place[0] + x0, place[1] + y0, place[0] + x1, place[1] + y1

    def _strokes(self, canvas: Canvas, word: str, pen: Pen) -> Image.Image:
        """The word's middle lines, a pixel thin, shaken and slanted: white on black."""
        room = round(pen.size * _ROOM)
        sheet = Image.new("L", (round(canvas.width(word, pen)) + 2 * room, round(pen.size * 1.9) + 2 * room))
        font = canvas.font(pen, word)
        options = {"direction": direction(word), "language": "fa", "anchor": "rs"}
        place = (sheet.width - room, room + pen.size * 1.2)
        ImageDraw.Draw(sheet).text(place, word, font=font, fill=255, **options)  # type: ignore[arg-type]
        lines = thinned(np.asarray(sheet) > 110)
        return Image.fromarray(self._shaken(lines, pen.size).astype(np.uint8) * 255)

    def _shaken(self, lines: np.ndarray, size: int) -> np.ndarray:
        """Each point strays with its neighbours; then all lean to one side."""
        rows, columns = np.nonzero(lines)
        strays = [self._waves(lines.shape, size) for _ in range(2)]
        baseline = lines.shape[0] * 0.6
        moved_y = rows + strays[0][rows, columns]
        moved_x = columns + strays[1][rows, columns] + self.slant * (moved_y - baseline)
        out = np.zeros_like(lines)
        out[
            np.clip(moved_y.round().astype(int), 0, lines.shape[0] - 1),
            np.clip(moved_x.round().astype(int), 0, lines.shape[1] - 1),
        ] = True
        return out

    def _waves(self, shape: tuple[int, ...], size: int) -> np.ndarray:
        """Smooth chance: a stroke's own length is about one wave."""
        grid = (max(2, round(shape[0] / (size * 0.35))), max(2, round(shape[1] / (size * 0.35))))
        chance = np.random.default_rng(self.rng.getrandbits(32)).normal(0, self.shake * size, grid)
        smooth = Image.fromarray(chance.astype(np.float32)).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
        return np.asarray(smooth)


def thinned(ink: np.ndarray) -> np.ndarray:
    """The middle lines of what is inked (Zhang and Suen, 1984)."""
    ink = np.pad(ink, 1)
    for _ in range(_THIN_STEPS):
        before = ink.sum()
        for step in (0, 1):
            around = [np.roll(ink, shift, (0, 1)) for shift in _NEIGHBOURS]
            count = sum(one.astype(np.uint8) for one in around)
            turns = sum(
                (~one & other).astype(np.uint8) for one, other in zip(around, around[1:] + around[:1], strict=True)
            )
            north, east, south, west = around[0], around[2], around[4], around[6]
            first = ~(north & east & (south if step == 0 else west))
            second = ~((east if step == 0 else north) & south & west)
            ink = ink & ~((count >= 2) & (count <= 6) & (turns == 1) & first & second)
        if ink.sum() == before:
            break
    return ink[1:-1, 1:-1]


_NEIGHBOURS = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
"""What to roll by to have the neighbour in the north, the north-east, and so on."""
