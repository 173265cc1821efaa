"""The text that a born-digital PDF carries: exact where it can be believed.

pdfplumber gives glyphs in the order of the paper, Persian as presentation forms; they are put into reading order
here. The layer is believed only if the page isn't one big picture (then another tool's OCR wrote it) and if what it
says is what is seen: hidden text and broken character maps are common.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from PIL import Image

from ocr.bidi import logical_order
from ocr.confined import confined
from ocr.engine import OpenEngine
from ocr.errors import OcrError
from ocr.layout import reading_order
from ocr.letters import normalise
from ocr.limits import Limits
from ocr.model import Box, Line, Word

LEAST_CHARACTERS = 12
PICTURE = 0.5
WORD_GAP, CELL_GAP = 0.18, 1.8
SAMPLE = 3
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph and its box in points from the page's upper left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class TextLayer:
    glyphs: tuple[Glyph, ...]

    def lines(self, scale: float) -> tuple[Line, ...]:
        """Lines in reading order, boxes in pixels at ``scale`` pixels a point."""
        cells = [cell for row in _rows(self.glyphs) for cell in _split(row, CELL_GAP)]
        lines = [line for line in (_line(cell, scale) for cell in cells) if line]
        return tuple(reading_order(lines, lambda line: line.box))


def text_layer(path: Path, number: int, limits: Limits) -> TextLayer | None:
    """The page's text layer, or None where it has none, can't be had, or belongs to a scan."""
    try:
        told: dict[str, Any] = json.loads(confined(limits, "characters", path, page=number))
    except OcrError:
        return None
    glyphs = [Glyph(text, *place) for text, *place in told["characters"]]
    printed = [g for g in glyphs if g.text.strip()]
    if len(printed) < LEAST_CHARACTERS or told["images"] > PICTURE:
        return None
    return TextLayer(tuple(glyphs))


def agrees(grey: Image.Image, lines: Sequence[Line], engine: OpenEngine) -> bool:
    """Whether the longest lines look like what they say."""
    sample = sorted(lines, key=lambda line: -len(line.text))[:SAMPLE]
    boxes = engine.crops([line.box for line in sample], grey.size)
    if len(boxes) < len(sample):
        return False
    seen = engine.recogniser.read([grey.crop(box) for box in boxes])
    pairs = zip(sample, (engine.line_text(steps, box) for steps, box in zip(seen, boxes, strict=True)), strict=True)
    alike = [SequenceMatcher(None, _bare(line.text), _bare(text), autojunk=False).ratio() for line, text in pairs]
    return sum(alike) / len(alike) >= ALIKE


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs whose middles stand within one another's heights, each row from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.top + g.bottom):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and middle < rows[-1][0].bottom - 0.25 * (rows[-1][0].bottom - rows[-1][0].top):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: (g.x0, g.x1)) for row in rows]


def _split(row: Sequence[Glyph], gap: float) -> list[list[Glyph]]:
    """A row's glyphs in groups that stand further apart than ``gap`` times their size; spaces end up in none."""
    printed = [g for g in row if g.text.strip()]
    groups: list[list[Glyph]] = [printed[:1]] if printed else []
    for before, glyph in pairwise(printed):
        if glyph.x0 - max(g.x1 for g in groups[-1]) > gap * (before.bottom - before.top):
            groups.append([])
        groups[-1].append(glyph)
    return groups


def _line(cell: Sequence[Glyph], scale: float) -> Line | None:
    """Words of a cell: the gaps between its glyphs become spaces, then the whole is put into reading order."""
    units: list[str] = []
    places: list[Glyph | None] = []
    for word in _split(cell, WORD_GAP):
        if units:
            units.append(" ")
            places.append(None)
        units += [normalise(g.text) or g.text for g in word]
        places += word
    words: list[Word] = []
    for blank, group in groupby(logical_order(units), key=lambda unit: unit[1].isspace()):
        members = [(places[i], text) for i, text in group]
        text = normalise("".join(text for _, text in members))
        if not blank and text:
            words.append(Word(text, _around([g for g, _ in members if g], scale), 1.0))
    return Line(tuple(words), _around(cell, scale)) if words else None


def _around(glyphs: Sequence[Glyph], scale: float) -> Box:
    return (
        max(0, round(min(g.x0 for g in glyphs) * scale)),
        max(0, round(min(g.top for g in glyphs) * scale)),
        round(max(g.x1 for g in glyphs) * scale),
        round(max(g.bottom for g in glyphs) * scale),
    )


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
