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
    """Black on white, cut as the reader cuts a detected line: its height goes by the font's size, not by the letters
    that happen to be there, so that a lone digit keeps its size in a line."""
    size = chance.choice([20, 24, 28, 32, 36, 40, 46, 52, 60])
    font, side = face.at(size), (int(size * chance.uniform(0.05, 0.6)), int(size * chance.uniform(0.05, 0.6)))
    tongue = language(chance)
    left, top, right, bottom = font.getbbox(text, direction="rtl", language=tongue)
    tall = max(round(size * chance.uniform(1.15, 2.0)), round((bottom - top) * chance.uniform(0.95, 1.1)))
    above = (tall - (bottom - top)) * chance.triangular(0.1, 0.9, 0.5)
    image = Image.new("L", (max(4, right - left + sum(side)), tall), 255)
    place = (side[0] - left, round(above) - top)
    ImageDraw.Draw(image).text(place, text, ink(chance), font, direction="rtl", language=tongue)
    return image


def draw_boxed(digits: str, face: Face, chance: random.Random) -> Grey:
    """A digit a box, as forms ask for numbers."""
    size = chance.choice([24, 28, 32, 36, 40, 46, 52])
    font, cell = face.at(size), round(size * chance.uniform(0.75, 1.5))
    tongue = language(chance)
    tall, side = round(size * chance.uniform(1.3, 2.1)), round(size * chance.uniform(0.1, 0.6))
    image = Image.new("L", (cell * len(digits) + 2 * side, tall), 255)
    pen, colour, rule = ImageDraw.Draw(image), ink(chance), chance.randint(0, 170)
    box = (side, tall * chance.uniform(-0.1, 0.15), side + cell * len(digits), tall * chance.uniform(0.85, 1.1))
    pen.rectangle(box, outline=rule, width=chance.randint(1, 2))
    for place, digit in enumerate(digits):
        x = side + cell * place
        pen.line((x, box[1], x, box[3]), fill=rule, width=chance.randint(1, 2))
        middle = (x + cell / 2 + chance.uniform(-2, 2), tall / 2 + chance.uniform(-2, 2))
        pen.text(middle, digit, colour, font, anchor="mm", language=tongue)
    return image


def language(chance: random.Random) -> str:
    """Programs that don't tell a font the language print the Urdu shapes of ۴, ۶ and ۷ (Noto Naskh by default)."""
    return "ur" if chance.random() < 0.15 else "fa"


def ink(chance: random.Random) -> int:
    return chance.choice([0, 0, 20, 50, 90])


def scribble(image: Grey, chance: random.Random) -> Grey:
    """Table rules at the edges, dotted leaders under the letters, the next line's tops, guilloche, pen strokes and arcs
    of stamps across."""
    pen = ImageDraw.Draw(image)
    wide, tall = image.size
    if chance.random() < 0.12:
        y, step = tall * chance.uniform(0.72, 0.98), chance.randint(3, 9)
        reach = sorted((chance.randint(0, wide), chance.choice([0, wide])))
        for x in range(reach[0], reach[1], step):
            pen.rectangle((x, y, x + step // 3, y + step // 4), fill=chance.randint(0, 120))
    if chance.random() < 0.08:
        y = chance.choice([-1, tall - chance.randint(1, max(2, tall // 9))])
        for x in range(0, wide, chance.randint(9, 30)):
            pen.ellipse((x, y, x + chance.randint(3, 16), y + chance.randint(3, 9)), fill=chance.randint(0, 90))
    if chance.random() < 0.08:
        for _ in range(chance.randint(2, 6)):
            points = [(x, tall * (0.5 + chance.uniform(-0.8, 0.8))) for x in range(0, wide + 60, 60)]
            pen.line(points, fill=chance.randint(150, 225), width=1)
    if chance.random() < 0.15:
        y = chance.choice([0, 1, tall - 3, tall - 2, tall - 1])
        pen.line((0, y, wide, y), fill=chance.randint(0, 120), width=chance.randint(1, 3))
    if chance.random() < 0.15:
        x = chance.choice([0, 1, 3, 6, wide - 7, wide - 4, wide - 2])
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
    """Scaled to the height as the reader scales it, ink 1 and paper 0."""
    width = max(8, round(image.width * height / image.height))
    values = np.asarray(image.resize((width, height), Image.Resampling.LANCZOS), np.float32)
    return np.clip((255.0 - values) / 255.0, 0, 1)


def line(
    text: str, face: Face, height: int, chance: random.Random, *, clean: bool = False, boxed: bool = False
) -> np.ndarray:
    """One training line; ``boxed``: its characters stand in a box each."""
    image = draw_boxed(text, face, chance) if boxed else draw(text, face, chance)
    if clean:
        return to_network(image, height)
    if chance.random() < 0.04:
        image = ImageChops.lighter(image, Image.new("L", image.size, chance.randint(100, 170)))
    return to_network(wear(scribble(image, chance), chance), height)


def varied(picture: np.ndarray, chance: random.Random) -> np.ndarray:
    """A line's picture wider or narrower, and leaning: shapes that no font at hand has."""
    if chance.random() < 0.3:
        return picture
    image = Image.fromarray(np.round(picture * 255).astype(np.uint8))
    lean = chance.uniform(-0.25, 0.25) if chance.random() < 0.5 else 0.0
    tall, wide = picture.shape
    image = image.transform(
        image.size, Image.Transform.AFFINE, (1, lean, -lean * tall / 2, 0, 1, 0), Image.Resampling.BILINEAR
    )
    image = image.resize((max(8, round(wide * chance.uniform(0.75, 1.35))), tall), Image.Resampling.BILINEAR)
    return np.asarray(image, np.float32) / 255
