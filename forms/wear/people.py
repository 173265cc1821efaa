"""What people do to a paper: ticks, underlinings and notes of a pen beside values, stamps across them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from random import Random

from PIL import Image, ImageChops, ImageDraw

from forms import decor
from forms.canvas import Box, Canvas, Pen
from forms.fonts import Fonts
from forms.scan import Scan
from forms.wear.paper import darkened, noise

Point = tuple[float, float]
_FELT = ((255, 244, 120), (190, 245, 150), (255, 190, 210), (225, 225, 225))
_Stroke = Callable[[Box, float, Random], list[list[Point]]]


def _curve(start: Point, end: Point, sag: float) -> list[Point]:
    points = []
    for step in range(13):
        t = step / 12
        bow = sag * math.sin(math.pi * t)
        points.append((start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t + bow))
    return points


def _tick(box: Box, unit: float, rng: Random) -> list[list[Point]]:
    """At the value's left, where there mostly is room."""
    x, y, size = box[0] - unit * rng.uniform(3, 6), (box[1] + box[3]) / 2, unit * rng.uniform(2, 4)
    return [[(x - size, y - size * 0.2), (x - size * 0.5, y + size * 0.5), (x + size * 0.7, y - size)]]


def _underlining(box: Box, unit: float, rng: Random) -> list[list[Point]]:
    y = box[3] + unit * rng.uniform(0.4, 1.2)
    end = (box[0] - unit, y + unit * rng.uniform(-0.5, 0.5))
    return [_curve((box[2] + unit, y), end, unit * rng.uniform(-0.6, 0.6))]


def _ring(box: Box, unit: float, rng: Random) -> list[list[Point]]:
    """Around the value, not closed quite."""
    cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    a, b = (box[2] - box[0]) / 2 + unit * rng.uniform(2, 3), (box[3] - box[1]) / 2 + unit * rng.uniform(1.5, 2.2)
    turn = rng.uniform(0, math.tau)
    angles = [turn + step / 40 * math.tau * 1.04 for step in range(41)]
    return [[(cx + a * math.cos(angle), cy + b * math.sin(angle)) for angle in angles]]


def _scribble(box: Box, unit: float, rng: Random) -> list[list[Point]]:
    """Something like a word of handwriting, close to the value at its left or above it."""
    x = box[0] - unit * rng.uniform(4, 8) if rng.random() < 0.6 else box[2]
    y = (box[1] + box[3]) / 2 if x < box[0] else box[1] - unit * 2.2
    strokes = []
    for _ in range(rng.randint(1, 3)):
        points = []
        for _ in range(rng.randint(5, 11)):
            points.append((x, y + unit * rng.uniform(-1.3, 1.3)))
            x -= unit * rng.uniform(0.4, 1.3)
        strokes.append(points)
        x -= unit
    return strokes


_STROKES: tuple[_Stroke, ...] = (_tick, _underlining, _ring, _scribble)


def marked(scan: Scan, rng: Random) -> Scan:
    """One to four marks of one pen beside values."""
    image, unit = scan.image.copy(), scan.dpi / 25.4
    draw, ink = ImageDraw.Draw(image), rng.choice((*decor.PEN_INKS, (150, 25, 35), (70, 70, 74)))
    for name in rng.sample(sorted(scan.values), min(len(scan.values), rng.randint(1, 4))):
        for points in rng.choice(_STROKES)(scan.values[name], unit, rng):
            draw.line(points, fill=ink, width=max(2, round(unit * rng.uniform(0.25, 0.45))), joint="curve")
    return replace(scan, image=image)


def highlighted(scan: Scan, rng: Random) -> Scan:
    """A felt pen's bar over a value, as clerks mark what they look for; grey on a copy."""
    if not scan.values:
        return scan
    x0, y0, x1, y1 = scan.values[rng.choice(sorted(scan.values))]
    unit, layer = scan.dpi / 25.4, Image.new("RGB", scan.image.size, (255, 255, 255))
    bar = (x0 - unit * 2, y0 - unit, x1 + unit * 2, y1 + unit * rng.uniform(0, 1))
    ImageDraw.Draw(layer).rectangle(bar, fill=rng.choice(_FELT))
    return replace(scan, image=ImageChops.multiply(scan.image, layer))


def stamped(scan: Scan, rng: Random) -> Scan:
    """An office's stamp across a value or two."""
    if not scan.values or scan.image.height < scan.dpi * 4:
        return scan
    fonts = Fonts.installed()
    canvas = Canvas(scan.image.copy(), scan.dpi, fonts)
    box = scan.values[rng.choice(sorted(scan.values))]
    place = (rng.uniform(box[0], box[2]), (box[1] + box[3]) / 2 + scan.dpi * rng.uniform(-0.3, 0.3))
    words = rng.choice((("دفتر خدمات الکترونیک شهر", "برابر اصل است", "کرج"), ("دبیرخانه", "ثبت شد", "کرج")))
    decor.stamp(canvas, place, words, Pen(fonts.pick(rng).bold, 0, rng.choice(decor.STAMP_INKS)), rng)
    return replace(scan, image=canvas.image)


def shaded(scan: Scan, rng: Random) -> Scan:
    """Finger marks and coffee: soft grey patches."""
    return replace(scan, image=darkened(scan.image, noise(rng, (5, 7), rng.uniform(0.75, 0.92), 1)))
