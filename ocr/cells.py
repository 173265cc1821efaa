"""A row of glyphs parted into cells, by wide gaps and ruled lines, and a cell into words, by spaces and gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from math import inf

from ocr.rows import LEAST_WORD_GAP, Glyph, Row

CELL_GAP, COLUMN_GAP, ALIGNED = 1.8, 0.4, 1.5
WORD_GAP = {False: (LEAST_WORD_GAP, 0.12, 0.1), True: (0.35, 0.25, 0.2)}
"""In sizes: without a space between the two, with one that pdfium thinks is there, with one that the file has; digits
have white of their own at their sides."""
BOXES, WIDEST_BOX, UNEVEN = 4, 3.2, 1.8
SEPARATORS = "/-.٫"

Edge = tuple[float, float, float]
"""x, top and bottom of an upright line that is drawn on the page."""


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


def cells_of(row: Row, rules: Sequence[Edge], starts: Sequence[float] = ()) -> list[Row]:
    def apart(before: Glyph, glyph: Glyph, gap: float) -> bool:
        size = max(before.size, glyph.size)
        return (
            gap > CELL_GAP * size
            or _ruled(before, glyph, rules)
            or (gap > COLUMN_GAP * size and any(abs(before.right - start) < ALIGNED for start in starts))
        )

    return _parted(row, apart)


def column_starts(cut: Sequence[Sequence[Row]]) -> list[float]:
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


def words_of(cell: Row) -> list[Row]:
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
