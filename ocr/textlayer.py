"""The text that a born-digital PDF carries: exact where it can be believed (``ocr.believe`` says whether).

A PDF says where each glyph stands, hardly ever what is a word, a line or a cell: that is told from their places
(``ocr.rows``, ``ocr.cells``). Then what is read from left to right on paper is put into the order of reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ocr.bidi import logical_order
from ocr.cells import Edge, boxed, cells_of, column_starts, words_of
from ocr.layout import reading_order
from ocr.letters import ZWNJ, normalise
from ocr.model import Box, Line, Word
from ocr.rows import UNREADABLE, Glyph, Row, bodiless, joined, overprinted, rows

ONE_SCRIPT = str.maketrans("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class TextLayer:
    glyphs: tuple[Glyph, ...]
    edges: tuple[Edge, ...] = field(default=())

    @cached_property
    def _rows(self) -> list[Row]:
        return rows(self.glyphs)

    def lines(self, scale: float) -> tuple[Line, ...]:
        """Lines in reading order, boxes in pixels at ``scale`` pixels a point."""
        rules, found = sorted(self.edges), joined(self._rows)
        starts = column_starts([cells for row in found if len(cells := cells_of(row, rules)) > 1])
        cells = [cell for row in found for cell in boxed(cells_of(row, rules, starts))]
        lines = [line for line in (_line(cell, scale) for cell in cells) if line]
        return tuple(reading_order(lines, lambda line: line.box))

    @property
    def overprinted(self) -> int:
        """How many glyphs can't be what is seen (``ocr.rows.overprinted``)."""
        return overprinted(self._rows)

    @property
    def bodiless(self) -> int:
        """How many letters have the place of their dots alone (``ocr.rows.bodiless``)."""
        return bodiless(self._rows)


def _line(cell: Row, scale: float) -> Line | None:
    """Words of a cell, with spaces between them, put into reading order as a whole."""
    units: list[str] = []
    places: list[Glyph | None] = []
    persian = any("۰" <= c <= "۹" for glyph in cell for c in glyph.text)
    for word in words_of(cell):
        if units:
            units.append(" ")
            places.append(None)
        units += [_letters(g.text, persian=persian) for g in word]
        places += word
    words: list[Word] = []
    for blank, group in groupby(logical_order(units), key=lambda unit: unit[1].isspace()):
        members = [(places[i], text) for i, text in group]
        text = normalise("".join(text for _, text in members))
        if not blank and text:
            sure = 0.0 if UNREADABLE in text else 1.0
            words.append(Word(text, _around([g for g, _ in members if g], scale), sure))
    return Line(tuple(words), _around(cell, scale)) if words else None


def _letters(text: str, *, persian: bool) -> str:
    """Fonts share glyphs between the two scripts of digits, so a map of glyphs says either: a number has one script."""
    plain = (normalise(text) or text) + ZWNJ * (text != ZWNJ and text.endswith(ZWNJ))
    return plain.translate(ONE_SCRIPT) if persian else plain


def _around(glyphs: Sequence[Glyph], scale: float) -> Box:
    x0, y0, x1, y1 = zip(*(glyph.box(scale) for glyph in glyphs), strict=True)
    return min(x0), min(y0), max(x1), max(y1)
