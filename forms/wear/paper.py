"""The sheet itself: its texture, folds, punched holes, a staple, what shines through from the back, and its edges."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from forms.canvas import overlaps, union
from forms.scan import Matrix, Scan, moved

_TINTS = ((255, 255, 255), (252, 247, 232), (244, 240, 232), (238, 242, 246), (247, 238, 240))
# So far from an edge stays what is printed, in inches: a sheet is turned by some degrees afterwards.
_MARGIN = 0.35


def noise(rng: Random, size: tuple[int, int], low: float, high: float) -> Image.Image:
    """A grey image of ``size`` with even noise between ``low`` and ``high`` (of 1)."""
    grain = np.random.default_rng(rng.getrandbits(32)).uniform(low * 255, high * 255, (size[1], size[0]))
    return Image.fromarray(grain.astype(np.uint8))


def darkened(image: Image.Image, light: Image.Image) -> Image.Image:
    """The image under ``light`` (grey, of any size; 255 changes nothing)."""
    full = light.resize(image.size, Image.Resampling.BICUBIC) if light.size != image.size else light
    return ImageChops.multiply(image, Image.merge("RGB", (full, full, full)))


def texture(scan: Scan, rng: Random) -> Scan:
    """Fibres and a cloudy density, on a tint: recycled, cheap or old paper."""
    width, height = scan.image.size
    step = max(1, round(scan.dpi / 75))
    fine = noise(rng, (width // step + 1, height // step + 1), 1 - rng.uniform(0.04, 0.12), 1)
    cloudy = noise(rng, (9, 13), 1 - rng.uniform(0.02, 0.08), 1)
    image = darkened(darkened(scan.image, fine), cloudy)
    image = darkened(image, _fibres(rng, (width, height), rng.randint(20, 160), scan.dpi))
    return replace(scan, image=ImageChops.multiply(image, Image.new("RGB", image.size, rng.choice(_TINTS))))


def _fibres(rng: Random, size: tuple[int, int], count: int, dpi: int) -> Image.Image:
    """Short bent threads and specks, pale."""
    layer = Image.new("L", size, 255)
    draw = ImageDraw.Draw(layer)
    for _ in range(count):
        x, y, angle = rng.uniform(0, size[0]), rng.uniform(0, size[1]), rng.uniform(0, math.tau)
        length, bend = dpi * rng.uniform(0.01, 0.09), rng.uniform(-1, 1)
        points = [
            (x + length * t * math.cos(angle + bend * t), y + length * t * math.sin(angle + bend * t))
            for t in (0, 0.33, 0.66, 1)
        ]
        draw.line(points, fill=rng.randint(170, 235), width=max(1, dpi // 200))
    return layer


def fold(scan: Scan, rng: Random) -> Scan:
    """One or two creases right across: a bright ridge beside a shadow, and one part a shade darker."""
    image = scan.image
    for _ in range(rng.choice((1, 1, 2))):
        image = darkened(image, _crease(rng, image.size, scan.dpi))
    return replace(scan, image=image)


def _crease(rng: Random, size: tuple[int, int], dpi: int) -> Image.Image:
    width, height = size
    upright = rng.random() < 0.35
    place, lean = rng.choice((1 / 3, 1 / 2, 2 / 3)) + rng.uniform(-0.04, 0.04), rng.uniform(-0.015, 0.015)
    across = np.arange(width if upright else height, dtype=float)[None, :]
    along = np.arange(0, height if upright else width, 8, dtype=float)[:, None]
    middle = (width if upright else height) * place + lean * along + np.sin(along / dpi * 2.3) * dpi * 0.01
    away = (across - middle) / (dpi * 0.03)
    depth = rng.uniform(0.1, 0.3)
    light = 1 - depth * np.exp(-(away**2)) - 0.25 * depth / (1 + np.exp(-away)) * rng.choice((0, 1))
    strip = Image.fromarray((np.clip(light, 0, 1) * 255).astype(np.uint8))
    strip = strip if upright else strip.transpose(Image.Transpose.TRANSPOSE)
    return strip.resize(size, Image.Resampling.BILINEAR)


def punched(scan: Scan, rng: Random) -> Scan:
    """Two or four holes of a binder at one side, dark as the scanner's lid or white; none where a value stands."""
    image, count = scan.image.copy(), rng.choice((2, 2, 4))
    draw, unit = ImageDraw.Draw(image), scan.dpi / 25.4
    x = unit * rng.uniform(8, 12) if rng.random() < 0.5 else image.width - unit * rng.uniform(8, 12)
    fill = rng.choice(((25, 25, 28), (70, 68, 66), (238, 238, 238)))
    for number in range(count):
        y, radius = image.height / 2 + (number - (count - 1) / 2) * unit * 80, unit * 2.8
        box = (x - radius, y - radius, x + radius, y + radius)
        if not any(overlaps(box, value) for value in scan.values.values()):
            draw.ellipse(box, fill=fill, outline=(150, 150, 150))
    return replace(scan, image=image)


def stapled(scan: Scan, rng: Random) -> Scan:
    """A staple in an upper corner, or the two holes that it left, with a short shadow."""
    unit, width = scan.dpi / 25.4, scan.image.width
    x = rng.uniform(6, 16) * unit if rng.random() < 0.6 else width - rng.uniform(6, 16) * unit
    y, angle, length = rng.uniform(5, 14) * unit, rng.uniform(-0.9, 0.9), unit * 5
    ends = [(x + side * length * math.cos(angle), y + side * length * math.sin(angle)) for side in (-1, 1)]
    layer = Image.new("L", scan.image.size, 255)
    draw = ImageDraw.Draw(layer)
    if rng.random() < 0.6:
        shadow = [(px + unit * 0.7, py + unit * 0.7) for px, py in ends]
        draw.line(shadow, fill=150, width=round(unit * 0.9))
        layer = layer.filter(ImageFilter.GaussianBlur(unit * 0.4))
        ImageDraw.Draw(layer).line(ends, fill=70, width=max(2, round(unit * 0.55)))
    else:
        for px, py in ends:
            draw.ellipse((px - unit * 0.4, py - unit * 0.4, px + unit * 0.4, py + unit * 0.4), fill=60)
    return replace(scan, image=darkened(scan.image, layer))


def bleed_through(scan: Scan, rng: Random) -> Scan:
    """The print of the other side, mirrored and pale. It is this page's own, moved: such paper has such a back."""
    back = scan.image.convert("L").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    back = ImageChops.offset(back, rng.randint(-80, 80), rng.choice((-1, 1)) * round(scan.dpi * rng.uniform(0.4, 1.2)))
    back = back.filter(ImageFilter.GaussianBlur(scan.dpi * rng.uniform(0.006, 0.015)))
    strength = rng.uniform(0.08, 0.22)
    pale = back.point([round(255 - (255 - value) * strength) for value in range(256)])
    return replace(scan, image=darkened(scan.image, pale))


def cut_edges(scan: Scan, rng: Random) -> Scan:
    """A sheet that lay askew on the glass: up to a twentieth of a side is missing, but nothing that is printed."""
    (width, height), margin = scan.image.size, scan.dpi * _MARGIN
    x0, y0, x1, y1 = union([line.box for line in scan.lines]) if scan.lines else (0.0, 0.0, width, height)
    left, top = (rng.uniform(0, 0.05) * side for side in (width, height))
    right, bottom = (side * (1 - rng.uniform(0, 0.05)) for side in (width, height))
    box = (min(left, x0 - margin), min(top, y0 - margin), max(right, x1 + margin), max(bottom, y1 + margin))
    return cropped(scan, (max(0, int(box[0])), max(0, int(box[1])), min(width, int(box[2])), min(height, int(box[3]))))


def cropped(scan: Scan, box: tuple[int, int, int, int]) -> Scan:
    """What is inside the box, and every box moved along."""
    move: Matrix = np.array([[1.0, 0, -box[0]], [0, 1.0, -box[1]], [0, 0, 1.0]])
    return replace(moved(scan, move), image=scan.image.crop(box))
