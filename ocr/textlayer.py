"""The text that a born-digital PDF carries: exact where it can be believed (``ocr.believe`` says whether).

A PDF says where each glyph stands, hardly ever what is a word, a line or a cell. Glyphs of one baseline are a row,
whatever fonts they come from; wide gaps and ruled lines part a row into cells, spaces and gaps a cell into words; and
what is read from left to right on paper is put into the order of reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from math import inf
from unicodedata import category

from ocr.bidi import logical_order
from ocr.layout import reading_order
from ocr.letters import ZWNJ, normalise
from ocr.model import Box, Line, Word

UNREADABLE = "\ufffd"
SAME_BASELINE = 0.25
ASCENT, DESCENT = 0.8, 0.25
CELL_GAP, COLUMN_GAP, ALIGNED = 1.8, 0.4, 1.5
WORD_GAP = {False: (0.22, 0.12, 0.1), True: (0.35, 0.25, 0.2)}
"""In sizes: without a space between the two, with one that pdfium thinks is there, with one that the file has; digits
have white of their own at their sides."""
TWICE, OVER = 0.15, 0.05
JOINING = frozenset("بپتثجچحخسشصضطظعغفقکكگلمنهیيئ")
UNJOINED, MOST_UNJOINED = 0.03, 0.25
BOXES, WIDEST_BOX, UNEVEN = 4, 3.2, 1.8
SEPARATORS = "/-.٫"
ONE_SCRIPT = str.maketrans("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


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


Edge = tuple[float, float, float]
Row = list[Glyph]


@dataclass(frozen=True)
class TextLayer:
    """``edges``: x, top and bottom of the upright lines that are drawn on the page."""

    glyphs: tuple[Glyph, ...]
    edges: tuple[Edge, ...] = field(default=())

    def lines(self, scale: float) -> tuple[Line, ...]:
        """Lines in reading order, boxes in pixels at ``scale`` pixels a point."""
        rules, found = sorted(self.edges), rows(self.glyphs)
        found = found if _ill_joined(found) else [_unjoined(row) for row in found]
        starts = _starts([cells for row in found if len(cells := _cells(row, rules)) > 1])
        cells = [cell for row in found for cell in boxed(_cells(row, rules, starts))]
        lines = [line for line in (_line(cell, scale) for cell in cells) if line]
        return tuple(reading_order(lines, lambda line: line.box))

    @property
    def overprinted(self) -> int:
        """Glyphs that stand where another one with another text does: only one of the two can be what is seen."""
        return sum(
            other.x - one.x < OVER * one.size
            and one.text != other.text
            and not _mark(one)
            and not _mark(other)
            and UNREADABLE not in (one.text, other.text)
            for row in rows(self.glyphs)
            for one, other in pairwise(row)
        )


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
    No ligature begins with an alef before a lam."""
    turned = (before is not None and before[0].run == here[0].run and before[0].x > here[0].x) or (
        after is not None and after[0].run == here[0].run and after[0].x < here[0].x
    )
    mapped = (here[0].x0, here[0].x1) == (here[1].x0, here[1].x1)
    text = "".join(g.text for g in (reversed(here) if turned == mapped else here))
    return replace(
        here[0],
        text=text.replace("ال", "لا"),
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
    """Is there white between two letters that join? None where they don't, as letters or by the space between."""
    if right.text[-1] not in JOINING or not left.text[0].isalpha() or left.run != right.run:
        return None
    gap = (right.left - left.right) / right.size
    return gap > UNJOINED if gap < WORD_GAP[False][0] else None


def _ill_joined(found: Sequence[Row]) -> bool:
    """Does this page's type join badly, so that white between letters says nothing?"""
    breaks = [broken for row in found for pair in pairwise(row) if (broken := _breaks(*pair)) is not None]
    return sum(breaks) > MOST_UNJOINED * len(breaks)


def _unjoined(row: Row) -> Row:
    """Letters that would join and don't have a ZWNJ between them, which leaves no glyph behind."""
    joined = [
        replace(right, text=right.text + ZWNJ) if _breaks(left, right) else right for left, right in pairwise(row)
    ]
    return [*row[:1], *joined]


def _mark(glyph: Glyph) -> bool:
    return all(category(c) in ("Mn", "Cf") for c in glyph.text)


def _parted(row: Sequence[Glyph], apart: Callable[[Glyph, Glyph, float], bool]) -> list[Row]:
    """A row's glyphs in groups; ``apart`` judges neighbours by the gap between all before and the next one."""
    groups: list[Row] = [[row[0]]] if row else []
    end = row[0].x1 if row else -inf
    for before, glyph in pairwise(row):
        if apart(before, glyph, glyph.x - end):
            groups.append([])
            end = -inf
        groups[-1].append(glyph)
        end = max(end, glyph.x1)
    return groups


def _cells(row: Row, rules: Sequence[Edge], starts: Sequence[float] = ()) -> list[Row]:
    def apart(before: Glyph, glyph: Glyph, gap: float) -> bool:
        size = max(before.size, glyph.size)
        return (
            gap > CELL_GAP * size
            or _ruled(before, glyph, rules)
            or (gap > COLUMN_GAP * size and any(abs(before.right - start) < ALIGNED for start in starts))
        )

    return _parted(row, apart)


def _starts(cut: Sequence[Sequence[Row]]) -> list[float]:
    """Where columns begin, from the right: right ends of cells that rows have in common, behind their first one. Text
    that fills a column up to the next one leaves no wider gap than a space there."""
    ends = sorted(max(g.right for g in cell) for cells in cut for cell in cells[:-1])
    return [one for one, _, other in zip(ends, ends[1:], ends[2:], strict=False) if other - one < ALIGNED]


def _ruled(before: Glyph, glyph: Glyph, rules: Sequence[Edge]) -> bool:
    """Does a line stand between the two?"""
    level = glyph.baseline - glyph.size / 4
    for x, top, bottom in rules[bisect_left(rules, (before.middle, -inf, -inf)) :]:
        if x >= glyph.middle:
            return False
        if top <= level <= bottom:
            return True
    return False


def _words(cell: Row) -> list[Row]:
    """A space parts words where there is a gap too: programs also write spaces that take no place."""

    def apart(before: Glyph, glyph: Glyph, gap: float) -> bool:
        least = WORD_GAP[before.text.isdigit() and glyph.text.isdigit()][min(2, abs(before.run - glyph.run))]
        return gap >= least * glyph.size

    return boxed(_parted(cell, apart))


def boxed(groups: Sequence[Row]) -> list[Row]:
    """Single digits and separators, each in a box of its own or spaced out evenly, are one number."""
    joined: list[Row] = []
    start = 0
    while start < len(groups):
        end = _evenly(groups, start)
        joined.append([glyph for group in groups[start:end] for glyph in group])
        start = end
    return joined


def _evenly(groups: Sequence[Row], start: int) -> int:
    """Where the evenly spaced signs of a number from ``start`` on end; the next group where there are too few. A
    separator's box may be narrower than a digit's."""
    end, least, most = start + 1, inf, 0.0
    while end < len(groups) and _sign(groups[end - 1]) and _sign(groups[end]):
        pitch = groups[end][0].middle - groups[end - 1][0].middle
        least, most = min(least, pitch), max(most, pitch)
        if most > min(UNEVEN * least, WIDEST_BOX * groups[start][0].size):
            break
        end += 1
    while end > start and groups[end - 1][0].text in SEPARATORS:
        end -= 1
    whole = end - start >= BOXES and groups[start][0].text not in SEPARATORS
    return end if whole else start + 1


def _sign(group: Row) -> bool:
    return len(group) == 1 and (group[0].text.isdigit() or group[0].text in SEPARATORS)


def _line(cell: Row, scale: float) -> Line | None:
    """Words of a cell, with spaces between them, put into reading order as a whole."""
    units: list[str] = []
    places: list[Glyph | None] = []
    persian = any("۰" <= c <= "۹" for glyph in cell for c in glyph.text)
    for word in _words(cell):
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
