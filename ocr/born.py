"""A page of a PDF as a small picture, with the text that it brings along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

from PIL import Image

from ocr.believe import IN_DOUBT, LEAST_ALIKE, MOST_BODILESS, likeness, seen_glyphs
from ocr.confined import confined
from ocr.engine import OpenEngine
from ocr.limits import Limits
from ocr.model import Line
from ocr.rows import Glyph
from ocr.textlayer import TextLayer
from ocr.upright import turned


@dataclass(frozen=True, slots=True)
class Sheet:
    """``image``: the page as it lies, whole where it has no ``layer`` (a scan), else just good enough to compare with
    the layer, ``scale`` pixels a point. ``whole``: pixels a point of the page as it counts, upright, of ``size``.
    ``turn``: degrees clockwise that bring it upright."""

    image: Image.Image
    scale: float
    whole: float
    size: tuple[int, int]
    turn: int
    layer: TextLayer | None


@dataclass(frozen=True, slots=True)
class Belief:
    """``lines`` by the text layer, none where it isn't believed; ``likeness`` of what it says to what is seen, None
    where it was not asked since the layer doesn't say where its letters stand."""

    lines: tuple[Line, ...]
    likeness: float | None


def look(path: Path, number: int, limits: Limits) -> Sheet:
    """Page ``number``, from 1. Raises OcrError."""
    head, _, pixels = confined(limits, "look", path, page=number, pixels=limits.working_pixels).partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    size = (told["width"], told["height"])
    image = Image.frombuffer("RGB", size, pixels, "raw", "RGB", told["stride"], 1)
    width, height = (ceil(length * told["whole"]) for length in told["points"])
    if not told["born"]:
        return Sheet(image.copy(), told["scale"], told["whole"], (width, height), 0, None)
    layer = TextLayer(tuple(Glyph(*one) for one in told["glyphs"]), tuple((x, y, z) for x, y, z in told["edges"]))
    upright = (height, width) if told["turn"] % 180 else (width, height)
    return Sheet(image.copy(), told["scale"], told["whole"], upright, told["turn"], layer)


def believe(sheet: Sheet, layer: TextLayer, engine: OpenEngine) -> Belief:
    """The lines of this layer of the sheet's, if they are what is seen there."""
    if layer.bodiless > MOST_BODILESS:
        return Belief((), None)
    grey = turned(sheet.image.convert("L"), sheet.turn)
    seen = seen_glyphs(layer, grey, sheet.scale)
    if seen is None:
        return Belief((), 0.0)
    lines = seen.lines(sheet.whole)
    alike = likeness(grey, lines, sheet.scale / sheet.whole, engine)
    if alike < LEAST_ALIKE:
        # A few words may be badly read; an accusation needs more of them.
        alike = likeness(grey, lines, sheet.scale / sheet.whole, engine, IN_DOUBT)
    return Belief(lines if alike >= LEAST_ALIKE else (), alike)
