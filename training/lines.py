"""A string and a font in, the picture of a scanned line out: shaped by raqm, then worn as paper and scanners wear it.

Pictures are float32 arrays ``(height, width)``, ink 1 and paper 0, at the network's height.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Grey = Image.Image


class Face:
    """A font file and the characters that it has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.characters = {chr(code) for code in TTFont(path, fontNumber=0, lazy=True).getBestCmap()}
        self.persian_only = path.stem.startswith("B_")  # these draw ASCII digits in Persian shapes
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}

    def can_draw(self, text: str) -> bool:
        if self.persian_only and any(character.isascii() and character.isalnum() for character in text):
            return False
        return all(character in self.characters or character in " \u200c" for character in text)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._sizes:
            self._sizes[size] = ImageFont.truetype(str(self.path), size, layout_engine=ImageFont.Layout.RAQM)
        return self._sizes[size]


def faces(folder: Path) -> list[Face]:
    """Every usable font of a folder, by name; fonts without Persian digits are left out."""
    found = [Face(path) for path in sorted(folder.glob("*.[to]tf"))]
    return [face for face in found if set("۰۹پچگکی") <= face.characters]


def draw(text: str, face: Face, chance: random.Random) -> Grey:
    """Black on white at the size that a scan would show, with the margins that a line detector leaves."""
    font = face.at(chance.choice([20, 24, 28, 32, 36, 40, 46, 52, 60]))
    left, top, right, bottom = font.getbbox(text, direction="rtl", language="fa")
    tall = bottom - top
    margins = [
        int(chance.uniform(low, high) * tall) for low, high in ((0.02, 0.5), (-0.03, 0.35), (0.02, 0.5), (-0.03, 0.35))
    ]
    size = (max(4, right - left + margins[0] + margins[2]), max(4, tall + margins[1] + margins[3]))
    image = Image.new("L", size, 255)
    ink = chance.choice([0, 0, 20, 50, 90])
    ImageDraw.Draw(image).text((margins[0] - left, margins[1] - top), text, ink, font, direction="rtl", language="fa")
    return image


def scribble(image: Grey, chance: random.Random) -> Grey:
    """Table rules at the edges, pen strokes and arcs of stamps across."""
    pen = ImageDraw.Draw(image)
    wide, tall = image.size
    if chance.random() < 0.15:
        y = chance.choice([0, tall - 2, tall - 1])
        pen.line((0, y, wide, y), fill=chance.randint(0, 120), width=chance.randint(1, 3))
    if chance.random() < 0.1:
        x = chance.choice([0, 1, wide - 2])
        pen.line((x, 0, x, tall), fill=chance.randint(0, 120), width=chance.randint(1, 3))
    if chance.random() < 0.08:
        radius, x, y = chance.randint(tall, 4 * tall), chance.randint(0, wide), chance.randint(-tall, 2 * tall)
        pen.arc(
            (x - radius, y - radius, x + radius, y + radius),
            0,
            360,
            fill=chance.randint(90, 200),
            width=chance.randint(2, 5),
        )
    if chance.random() < 0.05:
        points = [(chance.randint(0, wide), chance.randint(0, tall)) for _ in range(3)]
        pen.line(points, fill=chance.randint(60, 160), width=chance.randint(1, 3), joint="curve")
    return image


def wear(image: Grey, chance: random.Random) -> Grey:
    """Skew, shear, thin or thick toner, blur; then what light, paper, scanner and JPEG do."""
    if chance.random() < 0.5:
        shear = chance.uniform(-0.12, 0.12) if chance.random() < 0.3 else 0.0
        turn = image.rotate(chance.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, expand=False, fillcolor=255)
        image = turn.transform(
            turn.size,
            Image.Transform.AFFINE,
            (1, shear, -shear * turn.height / 2, 0, 1, 0),
            Image.Resampling.BILINEAR,
            fillcolor=255,
        )
    if chance.random() < 0.2 and image.height > 28:
        image = image.filter(
            chance.choice([ImageFilter.MinFilter(3), ImageFilter.MaxFilter(3)])
            if image.height > 44
            else ImageFilter.SMOOTH
        )
    if chance.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 0.028 * image.height)))
    return uneven(image, chance)


def uneven(image: Grey, chance: random.Random) -> Grey:
    """Uneven light, texture, noise, salt, a threshold, JPEG."""
    values = np.asarray(image, np.float32)
    noise = np.random.default_rng(chance.getrandbits(32))
    if chance.random() < 0.5:
        x = np.linspace(0, chance.uniform(0, 3), values.shape[1], dtype=np.float32)
        values = values - chance.uniform(0, 50) * (1 + np.sin(x + chance.uniform(0, 6)))[None, :] / 2
    if chance.random() < 0.15:
        grid = np.add.outer(
            np.arange(values.shape[0]) * chance.uniform(0.1, 0.9), np.arange(values.shape[1]) * chance.uniform(0.1, 0.9)
        )
        values = values - chance.uniform(5, 30) * (1 + np.sin(grid)) / 2
    if chance.random() < 0.7:
        values = values + noise.normal(0, chance.uniform(2, 22), values.shape)
    if chance.random() < 0.1:
        values = np.where(noise.random(values.shape) < 0.01, chance.choice([0, 255]), values)
    if chance.random() < 0.12:
        values = np.where(values < chance.uniform(110, 190), 0, 255)
    image = Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))
    if chance.random() < 0.6:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=chance.randint(30, 90))
        image = Image.open(buffer).convert("L")
    return image


def to_network(image: Grey, height: int) -> np.ndarray:
    """Scaled to the height, contrast stretched to the paper's own white, ink 1 and paper 0."""
    width = max(8, round(image.width * height / image.height))
    values = np.asarray(image.resize((width, height), Image.Resampling.BILINEAR), np.float32)
    return np.clip((255.0 - values) / 255.0, 0, 1)


def line(text: str, face: Face, height: int, chance: random.Random, *, clean: bool = False) -> np.ndarray:
    """One training line."""
    image = draw(text, face, chance)
    if clean:
        return to_network(image, height)
    if chance.random() < 0.04:
        image = ImageChops.lighter(image, Image.new("L", image.size, chance.randint(100, 170)))
    return to_network(wear(scribble(image, chance), chance), height)
