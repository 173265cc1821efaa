"""What copiers, faxes and feeders do: streaks, copies of copies, faint toner, coarse dots, a sheet that moved."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from forms.scan import Scan, about, warp
from forms.wear.paper import darkened, noise


def streaks(scan: Scan, rng: Random) -> Scan:
    """Dirt under a feeder's glass: thin lines down the whole page, dark or bright."""
    image, (width, height) = scan.image.copy(), scan.image.size
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(1, 4)):
        x, grey = rng.uniform(0, width), rng.choice((rng.randint(60, 200), 255))
        ends = (x, 0, x + rng.uniform(-1, 1), height)
        draw.line(ends, fill=(grey, grey, grey), width=rng.choice((1, 1, 2, scan.dpi // 80)))
    return replace(scan, image=image)


def copied(scan: Scan, rng: Random) -> Scan:
    """Once through a photocopier: grey, a little smaller or larger and askew, steeper in contrast, with specks."""
    angle, size = np.deg2rad(rng.uniform(-0.8, 0.8)), rng.uniform(0.97, 1.005)
    turn = size * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = np.eye(3)
    matrix[:2, :2] = turn
    width, height = scan.image.size
    scan = warp(scan, about((width / 2, height / 2), matrix), (255, 255, 255))
    grey = scan.image.convert("L").filter(ImageFilter.GaussianBlur(scan.dpi * rng.uniform(0.002, 0.005)))
    middle, steep = rng.uniform(120, 175), rng.uniform(1.3, 2.4)
    grey = grey.point([round(min(255, max(0, (value - middle) * steep + middle + 20))) for value in range(256)])
    return replace(scan, image=_specked(grey, rng, scan.dpi).convert("RGB"))


def _specked(grey: Image.Image, rng: Random, dpi: int) -> Image.Image:
    draw = ImageDraw.Draw(grey)
    for _ in range(rng.randint(20, 160)):
        x, y, r = rng.uniform(0, grey.width), rng.uniform(0, grey.height), dpi * rng.uniform(0.001, 0.005)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=rng.randint(20, 150))
    return grey


def copied_twice(scan: Scan, rng: Random) -> Scan:
    """A copy of a copy, now and then with the dark edge of an open lid."""
    scan = copied(copied(scan, rng), rng)
    return _lid(scan, rng) if rng.random() < 0.4 else scan


def _lid(scan: Scan, rng: Random) -> Scan:
    """The copier was open: black comes in from one or two sides, up to the first text and no farther."""
    image, (width, height) = scan.image.copy(), scan.image.size
    draw = ImageDraw.Draw(image)
    edges = [line.box for line in scan.lines] or [(width * 0.05, height * 0.05, width * 0.95, height * 0.95)]
    left, top = min(box[0] for box in edges), min(box[1] for box in edges)
    right, bottom = max(box[2] for box in edges), max(box[3] for box in edges)
    bands = {
        "left": (0, 0, left * rng.uniform(0.1, 0.6), height),
        "right": (width - (width - right) * rng.uniform(0.1, 0.6), 0, width, height),
        "top": (0, 0, width, top * rng.uniform(0.1, 0.6)),
        "bottom": (0, height - (height - bottom) * rng.uniform(0.1, 0.6), width, height),
    }
    for name in rng.sample(sorted(bands), rng.choice((1, 2))):
        x0, y0, x1, y1 = bands[name]
        if x1 > x0 and y1 > y0:
            draw.rectangle((x0, y0, x1, y1), fill=(18, 18, 18))
    return replace(scan, image=image)


def faxed(scan: Scan, rng: Random, rows: int) -> Scan:
    """Through a fax of ``rows`` lines an inch: black or white alone, coarse, and blown up again."""
    width, height = scan.image.size
    small = (max(1, round(width * 204 / scan.dpi)), max(1, round(height * rows / scan.dpi)))
    grey = scan.image.convert("L").resize(small, Image.Resampling.BOX)
    if rng.random() < 0.5:
        coarse = grey.convert("1")
    else:
        level = rng.randint(140, 190)
        coarse = grey.point([255 if value > level else 0 for value in range(256)], "1")
    way = rng.choice((Image.Resampling.NEAREST, Image.Resampling.BILINEAR))
    large = coarse.convert("L").resize((width, height), way)
    return replace(scan, image=large.convert("RGB"))


def fax_fine(scan: Scan, rng: Random) -> Scan:
    return faxed(scan, rng, 196)


def fax_standard(scan: Scan, rng: Random) -> Scan:
    """98 lines an inch: as coarse as a fax gets."""
    return faxed(scan, rng, 98)


def low_resolution(scan: Scan, rng: Random) -> Scan:
    """Scanned at 90 to 130 dpi and enlarged by a program later."""
    width, height = scan.image.size
    part = rng.uniform(90, 130) / scan.dpi
    if part >= 1:
        return scan
    small = scan.image.resize((round(width * part), round(height * part)), Image.Resampling.BOX)
    return replace(scan, image=small.resize((width, height), Image.Resampling.BICUBIC))


def double_exposure(scan: Scan, rng: Random) -> Scan:
    """The sheet slipped while it was scanned: a pale second print beside the first."""
    across, down = (round(scan.dpi * rng.choice((-1, 1)) * rng.uniform(0.006, 0.02)) for _ in range(2))
    ghost = ImageChops.offset(scan.image, across, down)
    strength = rng.uniform(0.12, 0.35)
    pale = ghost.point([round(255 - (255 - value) * strength) for value in range(256)] * 3)
    return replace(scan, image=ImageChops.multiply(scan.image, pale))


def drained(scan: Scan, rng: Random) -> Scan:
    """A cartridge that runs out: print pale in stripes down the page, never darker."""
    stripes = noise(rng, (rng.randint(5, 14), 3), rng.uniform(0.45, 0.7), 1)
    mask = stripes.resize(scan.image.size, Image.Resampling.BICUBIC)
    white = Image.new("RGB", scan.image.size, (255, 255, 255))
    return replace(scan, image=Image.composite(scan.image, white, mask))


def banded(scan: Scan, rng: Random) -> Scan:
    """A worn drum: faint grey bands at equal distances across the page."""
    height = scan.image.height
    rows, period = np.arange(height), scan.dpi * rng.uniform(1.2, 3.7)
    depth = rng.uniform(0.04, 0.14) * (np.cos(rows / period * 2 * np.pi) > rng.uniform(0.75, 0.95))
    light = Image.fromarray(((1 - depth) * 255).astype(np.uint8)[:, None])
    return replace(scan, image=darkened(scan.image, light.resize(scan.image.size)))
