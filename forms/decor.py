"""What stands on a form beside its text: emblems, guilloches, stamps, signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from forms.canvas import Box, Canvas, Ink, Pen, overlaps
from forms.fonts import Fonts

STAMP_INKS: tuple[Ink, ...] = ((38, 52, 150), (30, 70, 160), (165, 35, 45), (70, 40, 130))
PEN_INKS: tuple[Ink, ...] = ((25, 35, 120), (20, 20, 25), (30, 50, 140))


def emblem(canvas: Canvas, centre: tuple[float, float], radius: float, ink: Ink, rng: Random) -> None:
    """A made-up round emblem of petals; no state's or city's own."""
    (x, y), draw, width = centre, canvas.draw, max(2, round(radius * 0.07))
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=width)
    petals = rng.choice((5, 6, 8))
    for petal in range(petals):
        angle = 2 * math.pi * petal / petals
        px, py, r = x + math.cos(angle) * radius * 0.42, y + math.sin(angle) * radius * 0.42, radius * 0.34
        draw.ellipse((px - r, py - r, px + r, py + r), outline=ink, width=width)
    core = radius * 0.18
    draw.ellipse((x - core, y - core, x + core, y + core), fill=ink)


def guilloche(canvas: Canvas, box: Box, ink: Ink, rng: Random) -> None:
    """Fine interlaced waves under the print of a security paper."""
    x0, y0, x1, y1 = box
    xs = np.linspace(x0, x1, 500)
    waves, turns = rng.randint(26, 40), rng.uniform(3, 7)
    swing = (y1 - y0) / waves * rng.uniform(1.2, 2.2)
    for wave in range(waves):
        phase = wave * 2 * math.pi * rng.choice((0.25, 0.5))
        middle = y0 + (wave + 0.5) * (y1 - y0) / waves
        ys = middle + swing * np.sin((xs - x0) / (x1 - x0) * 2 * math.pi * turns + phase)
        points = np.column_stack((xs, np.clip(ys, y0, y1))).ravel().tolist()
        canvas.draw.line(points, fill=ink, width=1)


def border(canvas: Canvas, box: Box, ink: Ink) -> None:
    """A double frame with a braid of small circles, as deeds have."""
    canvas.frame(box, ink, 0.6)
    inset = canvas.mm(3.2)
    x0, y0, x1, y1 = box
    canvas.frame((x0 + inset, y0 + inset, x1 - inset, y1 - inset), ink, 0.25)
    draw, step, r = canvas.draw, canvas.mm(2.4), canvas.mm(1.1)
    middle = inset / 2
    for x in np.arange(x0 + middle, x1 - middle, step):
        for y in (y0 + middle, y1 - middle):
            draw.ellipse((x - r, y - r, x + r, y + r), outline=ink)
    for y in np.arange(y0 + middle, y1 - middle, step):
        for x in (x0 + middle, x1 - middle):
            draw.ellipse((x - r, y - r, x + r, y + r), outline=ink)


def _ring_of_text(text: str, pen: Pen, radius: int, fonts: Fonts) -> Image.Image:
    """``text`` (shaped) bent along the upper arc of a circle: a mask of 2·radius squared."""
    strip = Canvas(Image.new("RGB", (int(math.pi * radius * 0.9), int(pen.size * 1.8))), 100, fonts)
    pen = Pen(pen.face, pen.size, (255, 255, 255))
    strip.text(strip.image.width / 2, pen.size * 1.2, text, pen, align="m")
    flat = np.asarray(strip.image.convert("L"))
    across, down = np.meshgrid(np.arange(2 * radius) - radius, np.arange(2 * radius) - radius)
    angle = np.arctan2(across, -down)
    column = (angle * radius * 0.86 + flat.shape[1] / 2).astype(int)
    row = (radius - np.hypot(across, down)).astype(int)
    inside = (column >= 0) & (column < flat.shape[1]) & (row >= 0) & (row < flat.shape[0])
    bent = np.where(inside, flat[np.clip(row, 0, flat.shape[0] - 1), np.clip(column, 0, flat.shape[1] - 1)], 0)
    return Image.fromarray(bent.astype(np.uint8))


def _round_stamp(canvas: Canvas, outer: str, inner: Sequence[str], diameter: int, pen: Pen) -> Image.Image:
    mask = Image.new("L", (diameter, diameter))
    draw, width = ImageDraw.Draw(mask), max(2, diameter // 70)
    draw.ellipse((1, 1, diameter - 2, diameter - 2), outline=255, width=width)
    inset = int(diameter * 0.17)
    draw.ellipse((inset, inset, diameter - inset, diameter - inset), outline=255, width=max(1, width // 2))
    gap = diameter // 30
    ring = _ring_of_text(outer, Pen(pen.face, max(8, diameter // 11)), diameter // 2 - gap, canvas.fonts)
    mask.paste(ImageChops.lighter(ring, mask.crop((gap, gap, gap + ring.width, gap + ring.height))), (gap, gap))
    return _inscribed(canvas, mask, inner, Pen(pen.face, max(8, diameter // 9)))


def _box_stamp(canvas: Canvas, lines: Sequence[str], width: int, pen: Pen) -> Image.Image:
    mask = Image.new("L", (width, int(width * 0.42)))
    edge = max(2, width // 90)
    ImageDraw.Draw(mask).rectangle((1, 1, mask.width - 2, mask.height - 2), outline=255, width=edge)
    return _inscribed(canvas, mask, lines, Pen(pen.face, max(8, width // 11)))


def _inscribed(canvas: Canvas, mask: Image.Image, lines: Sequence[str], pen: Pen) -> Image.Image:
    sheet = Canvas(Image.merge("RGB", (mask, mask, mask)), canvas.dpi, canvas.fonts)
    top = mask.height / 2 - (len(lines) - 1) * pen.size * 0.65 + pen.size * 0.35
    for number, line in enumerate(lines):
        pen_ = Pen(pen.face, pen.size, (255, 255, 255))
        sheet.text(mask.width / 2, top + number * pen.size * 1.3, line, pen_, align="m")
    return sheet.image.convert("L")


def _worn(mask: Image.Image, rng: Random) -> Image.Image:
    """Ink that didn't take everywhere: patches and a soft edge."""
    noise = np.random.default_rng(rng.getrandbits(32)).integers(120, 256, (mask.height // 9 + 1, mask.width // 9 + 1))
    patches = Image.fromarray(noise.astype(np.uint8)).resize(mask.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(mask, patches).filter(ImageFilter.GaussianBlur(0.6))


def stamp(canvas: Canvas, centre: tuple[float, float], lines: Sequence[str], pen: Pen, rng: Random) -> Box:
    """Press a round or rectangular stamp, turned by some degrees; the print shows through. Returns its box."""
    size = int(canvas.mm(rng.uniform(27, 36)))
    if rng.random() < 0.7:
        mask = _round_stamp(canvas, lines[0], lines[1:], size, pen)
    else:
        mask = _box_stamp(canvas, lines[1:], int(size * 1.25), pen)
    mask = _worn(mask, rng).rotate(rng.uniform(-25, 25), Image.Resampling.BICUBIC, expand=True)
    mask = mask.point([round(value * 0.8) for value in range(256)])
    x, y = int(centre[0] - mask.width / 2), int(centre[1] - mask.height / 2)
    under = canvas.image.crop((x, y, x + mask.width, y + mask.height))
    inked = ImageChops.multiply(under, Image.new("RGB", under.size, pen.ink))
    canvas.image.paste(inked, (x, y), mask)
    return (x, y, x + mask.width, y + mask.height)


def free_place(rng: Random, radius: float, avoid: list[Box], area: Box) -> tuple[float, float] | None:
    """A centre in ``area`` where a circle of ``radius`` covers nothing of ``avoid``; None when there's no room."""
    for _ in range(60):
        x, y = rng.uniform(area[0], area[2]), rng.uniform(area[1], area[3])
        if not any(overlaps((x - radius, y - radius, x + radius, y + radius), box) for box in avoid):
            return x, y
    return None


def signature(canvas: Canvas, centre: tuple[float, float], width: float, rng: Random) -> None:
    """A few fast loops of a ball-point pen."""
    x, y = centre
    ink, thick = rng.choice(PEN_INKS), max(2, round(canvas.mm(0.35)))
    turns, lean = rng.uniform(2, 4.5), rng.uniform(-0.25, 0.25)
    along = np.linspace(0, 1, 160)
    high = width * rng.uniform(0.12, 0.22)
    xs = x + width * (0.5 - along) + high * 0.8 * np.sin(along * 2 * math.pi * turns)
    ys = y + high * np.cos(along * 2 * math.pi * turns * rng.uniform(0.9, 1.1)) * (1 - 0.6 * along) + lean * (xs - x)
    canvas.draw.line(np.column_stack((xs, ys)).ravel().tolist(), fill=ink, width=thick, joint="curve")
    canvas.draw.line((x - width * 0.5, y + high, x + width * 0.35, y + high * rng.uniform(0.2, 0.9)), ink, thick)
