"""Values that stand in a box a digit, as forms ask for numbers: each row of such boxes is one line.

The detector takes the sides of the boxes for the ends of words, so it halves a row or finds single digits of it. The
boxes themselves say where the row is: narrow cells between upright rules of one height, with rules above and below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.components import runs_of
from ocr.model import Box
from ocr.words import around

Mask = NDArray[np.bool_]

INK, LEAST_CONTRAST = 0.3, 32
"""Where a rule begins to be dark, on the way from the paper to the darkest ink of its row."""
MIDDLE, DARK = (0.3, 0.7), 0.9
"""A rule is dark over this share of the middle of a line's height."""
THIN, RULE_HEIGHT = 0.15, (0.6, 2.2)
"""How wide and high a rule is, in heights of the line's box."""
UNEVEN, CLOSED = 0.15, 0.75
"""How far rules of one height may differ, and the share of the way between them that is ruled above and below."""
CELL_WIDTH, APART, CELLS = (0.3, 1.4), 0.9, 3
"""How wide a cell is and how far the next may be, in its heights, and how many make a row."""
RIM, WRITTEN = 0.2, (0.01, 0.4)
"""A cell's rim, in shares of its sides, and how much of the rest is dark where something stands in it."""
BESIDE = 0.8
"""What stands beside a row is this wide at least, in its heights."""


class Rule(NamedTuple):
    """An upright rule."""

    x0: int
    x1: int
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def rows(image: Image.Image, boxes: Sequence[Box]) -> list[Box]:
    """The rows of digits' boxes at the heights of a grey page's lines, each as long as it is."""
    pixels = np.asarray(image)
    found: list[Box] = []
    for box in boxes:
        level = (row for row in combs(pixels, box) if _level(box, row))
        found += [row for row in level if not any(_in(row, other) for other in found)]
    return found


def beside(rows: Sequence[Box], boxes: Sequence[Box]) -> list[Box]:
    """The boxes that lie in none of the rows, and what stands beside a row in one box with it, as its label does."""
    left, parts = list(boxes), list[Box]()
    for row in rows:
        members = [one for one in left if _in(one, row)]
        left = [one for one in left if one not in members]
        parts += _parts(around([*members, row]), row)
    return parts + left


def combs(pixels: NDArray[np.uint8], box: Box) -> list[Box]:
    """The rows of digits' boxes at the height of a line's box, over the whole width of the page."""
    height = box[3] - box[1]
    middle = pixels[box[1] + round(MIDDLE[0] * height) : box[1] + round(MIDDLE[1] * height)]
    if not middle.size:
        return []
    paper, ink = np.percentile(middle[::2, ::4], (80, 1))
    level = paper - INK * (paper - ink)
    sides = _thin((middle < level).sum(axis=0) >= DARK * len(middle), max(3, THIN * height))
    if paper - ink < LEAST_CONTRAST or len(sides) <= CELLS:
        return []
    above = max(0, box[1] - height)
    dark: Mask = np.less(pixels[above : box[3] + height], level)
    rules = [_rule(dark, x0, x1, box[1] - above + height // 2) for x0, x1 in sides]
    cells = _cells(dark, [rule for rule in rules if _between(rule.height, RULE_HEIGHT, height)])
    written = (around(row) for row in _rows(cells) if sum(_written(dark, cell) for cell in row) > len(row) / 2)
    return [(x0, y0 + above, x1, y1 + above) for x0, y0, x1, y1 in written]


def _thin(columns: NDArray[np.bool_], most: float) -> list[tuple[int, int]]:
    """Runs of columns, none wider than ``most``."""
    return [(x0, x1) for x0, x1 in runs_of(columns) if x1 - x0 <= most]


def _rule(dark: Mask, x0: int, x1: int, middle: int) -> Rule:
    """As far up and down from the middle as these columns are dark."""
    light: Mask = np.logical_not(dark[:, max(0, x0 - 1) : x1 + 1].any(axis=1))
    above, below = np.flatnonzero(light[:middle]), np.flatnonzero(light[middle:])
    return Rule(x0, x1, int(above[-1]) + 1 if len(above) else 0, middle + int(below[0]) if len(below) else len(light))


def _cells(dark: Mask, rules: Sequence[Rule]) -> Iterator[Box]:
    """Between two rules of one height, closed above and below."""
    for number, rule in enumerate(rules):
        for other in rules[number + 1 :]:
            if other.x0 - rule.x1 > CELL_WIDTH[1] * rule.height:
                break
            slack = max(2.0, UNEVEN * rule.height)
            alike = abs(rule.top - other.top) <= slack and abs(rule.bottom - other.bottom) <= slack
            if alike and _between(other.x0 - rule.x1, CELL_WIDTH, rule.height) and _closed(dark, rule, other):
                yield rule.x0, min(rule.top, other.top), other.x1, max(rule.bottom, other.bottom)
                break


def _closed(dark: Mask, rule: Rule, other: Rule) -> bool:
    slack = max(2, round(UNEVEN * rule.height))
    for y in ((rule.top + other.top) // 2, (rule.bottom + other.bottom) // 2):
        edge = dark[max(0, y - slack) : y + slack, rule.x1 : other.x0]
        if edge.any(axis=0).mean() < CLOSED:
            return False
    return True


def _written(dark: Mask, cell: Box) -> bool:
    """Something stands in it, on light paper: a row of empty boxes is no line."""
    x0, y0, x1, y1 = cell
    x, y = round(RIM * (x1 - x0)), round(RIM * (y1 - y0))
    inside = dark[y0 + y : y1 - y, x0 + x : x1 - x]
    return bool(inside.size and WRITTEN[0] < inside.mean() < WRITTEN[1])


def _rows(cells: Iterable[Box]) -> Iterator[list[Box]]:
    """Cells that follow each other, at least ``CELLS``: a dash or a stroke may stand between them."""
    row: list[Box] = []
    for cell in cells:
        if row and cell[0] - row[-1][2] > APART * (cell[3] - cell[1]):
            if len(row) >= CELLS:
                yield row
            row = []
        row.append(cell)
    if len(row) >= CELLS:
        yield row


def _in(box: Box, row: Box) -> bool:
    """At the row's height, and more of it in the row than at its edge."""
    edge = 0.1 * (row[3] - row[1])
    return _level(box, row) and box[0] < row[2] - edge and box[2] > row[0] + edge


def _level(box: Box, row: Box) -> bool:
    return row[1] <= (box[1] + box[3]) / 2 < row[3]


def _between(value: float, shares: tuple[float, float], of: float) -> bool:
    return shares[0] * of <= value <= shares[1] * of


def _parts(whole: Box, row: Box) -> list[Box]:
    x0, y0, x1, y1 = whole
    sides = ((row[2], y0, x1, y1), (x0, y0, row[0], y1))
    return [side for side in sides if side[2] - side[0] >= BESIDE * (row[3] - row[1])]
