"""Glyphs that stand on one baseline, as letters: twice printed ones once, ligatures whole, with a ZWNJ where one was.

Glyphs of one baseline are a row, whatever fonts they come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from unicodedata import category

from ocr.letters import TATWEEL, ZWNJ
from ocr.model import Box

UNREADABLE = "\ufffd"
SAME_BASELINE = 0.25
ASCENT, DESCENT = 0.8, 0.25
TWICE, OVER = 0.15, 0.05
JOINING = frozenset("بپتثجچحخسشصضطظعغفقکكگلمنهیيئ")
DOTTED, FARTHEST_DOTS = frozenset("بپتثجچخذزژشضظغفقنیيئة"), 0.7
ALLAH = "لله"
LEAST_WORD_GAP = 0.22
"""In sizes, without a space between the two."""
UNJOINED, MOST_UNJOINED = 0.03, 0.25


@dataclass(frozen=True, slots=True)
class Glyph:
    """Text of a glyph (several letters for a ligature), its ends and those of its ink, the baseline it stands on and
    its point there, in points from the page's upper left corner; its size; glyphs that a space parts differ in ``run``.
    """

    text: str
    x0: float
    x1: float
    left: float
    right: float
    baseline: float
    x: float
    size: float
    run: int

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def box(self, scale: float) -> Box:
        """In pixels, ``scale`` of them a point: as high as letters of its size are."""
        top, bottom = self.baseline - ASCENT * self.size, self.baseline + DESCENT * self.size
        x0, x1 = min(self.x0, self.left), max(self.x1, self.right)
        return max(0, round(x0 * scale)), max(0, round(top * scale)), round(x1 * scale), round(bottom * scale)


Row = list[Glyph]


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Glyphs of one baseline, each row from left to right; a glyph that is printed twice for boldness counts once."""
    found: list[Row] = []
    for glyph in sorted(_whole(glyphs), key=lambda g: g.baseline):
        near = SAME_BASELINE * glyph.size
        if found and glyph.baseline - found[-1][0].baseline <= min(near, SAME_BASELINE * found[-1][0].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [_once(sorted(row, key=lambda g: (g.x, g.text != ZWNJ))) for row in found]


def _whole(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a ligature come one after the other from the same point: they are one glyph."""
    parts = groupby(glyphs, key=lambda g: (g.x, g.baseline, g.run, g.text == ZWNJ))
    groups = [list(group) for _, group in parts]
    around = zip([None, *groups], groups, [*groups[1:], None], strict=False)
    return [here[0] if len(here) == 1 else _ligature(before, here, after) for before, here, after in around]


def _ligature(before: Row | None, here: Row, after: Row | None) -> Glyph:
    """pdfium turns a run of Persian around by characters, so the letters of a ligature around too: those that a font's
    map gives (they share its box) where it turned the run, those that the program wrote beside it where it did not.
    No ligature begins with an alef before a lam, but that of «الله»."""
    turned = (before is not None and before[0].run == here[0].run and before[0].x > here[0].x) or (
        after is not None and after[0].run == here[0].run and after[0].x < here[0].x
    )
    mapped = (here[0].x0, here[0].x1) == (here[1].x0, here[1].x1)
    text = "".join(g.text for g in (reversed(here) if turned == mapped else here))
    return replace(
        here[0],
        text=text if ALLAH in text else text.replace("ال", "لا"),
        x0=min(g.x0 for g in here),
        x1=max(g.x1 for g in here),
        left=min(g.left for g in here),
        right=max(g.right for g in here),
    )


def _once(row: Row) -> Row:
    kept: Row = []
    for glyph in (g for g in row if not _nameless_mark(g, row)):
        if not any(g.text == glyph.text and glyph.x - g.x < TWICE * g.size for g in kept[-3:]):
            kept.append(glyph)
    return kept


def _nameless_mark(glyph: Glyph, row: Row) -> bool:
    """A part of a letter that its font names with the letter: the stroke over «آ»."""
    return glyph.text == UNREADABLE and any(
        other.left <= glyph.left and glyph.right <= other.right for other in row if other.text != UNREADABLE
    )


def _breaks(left: Glyph, right: Glyph) -> bool | None:
    """Is there white between two letters that join? None where they don't, as letters or by the space between, or where
    a stroke stretches the word there."""
    if TATWEEL in (left.text, right.text):
        return None
    if right.text[-1] not in JOINING or not left.text[0].isalpha() or left.run != right.run:
        return None
    gap = (right.left - left.right) / right.size
    return gap > UNJOINED if gap < LEAST_WORD_GAP else None


def joined(found: Sequence[Row]) -> list[Row]:
    """The rows with a ZWNJ after each letter that would join the next one and stands apart from it; as they are where
    the page's type joins badly, so that white between letters says nothing."""
    breaks = [broken for row in found for pair in pairwise(row) if (broken := _breaks(*pair)) is not None]
    ill = sum(breaks) > MOST_UNJOINED * len(breaks)
    return list(found) if ill else [_unjoined(row) for row in found]


def _unjoined(row: Row) -> Row:
    """Letters that would join and don't have a ZWNJ between them, which leaves no glyph behind."""
    told = [replace(right, text=right.text + ZWNJ) if _breaks(left, right) else right for left, right in pairwise(row)]
    return [*row[:1], *told]


def overprinted(found: Sequence[Row]) -> int:
    """Glyphs that stand where another one with another text does: only one of the two can be what is seen."""
    return sum(
        other.x - one.x < OVER * one.size
        and one.text != other.text
        and not _mark(one)
        and not _mark(other)
        and UNREADABLE not in (one.text, other.text)
        for row in found
        for one, other in pairwise(row)
    )


def bodiless(found: Sequence[Row]) -> int:
    """Letters that have the place of their dots alone: some fonts draw a letter's body and its dots as two glyphs, and
    their map gives the letter to the dots. Where such a letter begins and ends, the file doesn't say."""
    others = [row for row in found if not _may_be_dots(row)]
    dots = (glyph for row in found if _may_be_dots(row) for glyph in row)
    return sum(any(_over(glyph, row) for row in others) for glyph in dots)


def _may_be_dots(row: Row) -> bool:
    return all(glyph.text in DOTTED for glyph in row)


def _over(dots: Glyph, row: Row) -> bool:
    """Do they stand off this row's baseline as dots do, close to its letters?"""
    off = abs(dots.baseline - row[0].baseline) < FARTHEST_DOTS * dots.size
    return off and any(one.size == dots.size and one.x0 - dots.size < dots.middle < one.x1 + dots.size for one in row)


def _mark(glyph: Glyph) -> bool:
    return all(category(c) in ("Mn", "Cf") for c in glyph.text)
