"""What a page of a PDF says it has written: its glyphs and where they stand, and the rules drawn between them.

Runs in the confined child (``ocr.pdf``). pdfium's own order of the text is of no use for Persian, so only its single
characters are taken: each with its point of origin on the baseline, in points from the upper left corner of the page
as it is shown, and turned so that most of the text runs from left to right. pdfium follows the ``ActualText`` of
programs that give one, which says what a ligature or a contextual form stands for.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ocr.letters import TATWEEL, ZWNJ

MOST_GLYPHS = 40_000
MOST_SEGMENTS = 20_000
INVISIBLE = (3, 7)
"""Modes that paint nothing: ISO 32000-1, table 106."""
SMALLEST = 2.5
STRAIGHT = 0.6
STROKE, LYING, LOW = (0.05, 0.3), 2.5, (-0.1, 0.15)
"""How high one that stretches a word may be, in sizes of the font; how much longer than high, and where its foot stands
above the baseline, if its character is none of white space."""
DASHES = frozenset("-_‐‑‒–—−\u00ad")
PERSIAN_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3]")
"""Some of them are low and long themselves («س»)."""
UNREADABLE = "\ufffd"
LEAST_GLYPHS, MOST_UNREADABLE = 12, 0.02
PICTURE, PICTURES_TO_TEXT = 0.5, 3.0

Point = tuple[float, float]
Glyph = tuple[str, float, float, float, float, float, float, float, int]
"""Text, left and right end, those of its ink, baseline, origin, size, and the run: glyphs that a space parts differ
in it, by two or more where the file itself has one."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A glyph as it is shown: ``ends`` are two corners of its box, ``ink`` of its ink, ``turn`` as in ``Written``."""

    said: str
    turn: int
    origin: Point
    ends: tuple[Point, Point]
    ink: tuple[Point, Point]
    size: float
    run: int


@dataclass(frozen=True, slots=True)
class Written:
    """``turn``: degrees clockwise that bring the page as it is shown upright. ``pictures``: the share of it under them.
    ``edges``: x, top and bottom of upright strokes and of the sides of filled boxes. All in points, upright."""

    turn: int
    pictures: float
    glyphs: list[Glyph]
    edges: list[tuple[float, float, float]]


def written(page: Any) -> Written:
    """Of a page of pypdfium2. Text that is not painted, stands outside the page or lies across is left out."""
    size = page.get_size()
    shown = _shown(page, size)
    found = list(_glyphs(page, shown))
    turns = Counter(glyph.turn for glyph in found)
    turn = max(turns, key=lambda one: (turns[one], -one), default=0)
    upright = _turner(turn, size)
    edges, pictures = _drawn(page, shown, size)
    glyphs = [_placed(glyph, upright) for glyph in found if glyph.turn == turn and _inside(glyph, size)]
    return Written(turn, pictures, glyphs, [edge for edge in (_edge(side, upright) for side in edges) if edge])


def born_digital(found: Written, size: tuple[float, float]) -> bool:
    """Is this page text, rather than a picture that another tool wrote what it read under, or one with a heading?"""
    known = [glyph for glyph in found.glyphs if glyph[0] != UNREADABLE]
    area = sum((glyph[2] - glyph[1]) * glyph[7] for glyph in known) / max(1.0, size[0] * size[1])
    return (
        len(known) >= LEAST_GLYPHS
        and len(found.glyphs) - len(known) <= MOST_UNREADABLE * len(found.glyphs)
        and found.pictures <= min(PICTURE, PICTURES_TO_TEXT * area)
    )


def _shown(page: Any, size: tuple[float, float]) -> Callable[[float, float], Point]:
    """From the page's own space to points as it is shown: an affine map, found by three points."""
    fine = 100

    def corner(x: float, y: float) -> Point:
        left, top = ctypes.c_int(), ctypes.c_int()
        scaled = (round(size[0] * fine), round(size[1] * fine))
        pdfium.FPDF_PageToDevice(page, 0, 0, *scaled, 0, x, y, left, top)
        return left.value / fine, top.value / fine

    (x0, y0), (x1, y1), (x2, y2) = corner(0, 0), corner(1000, 0), corner(0, 1000)
    a, b, c, d = (x1 - x0) / 1000, (y1 - y0) / 1000, (x2 - x0) / 1000, (y2 - y0) / 1000
    return lambda x, y: (x0 + a * x + c * y, y0 + b * x + d * y)


def _turner(turn: int, size: tuple[float, float]) -> Callable[[Point], Point]:
    width, height = size
    return {
        0: lambda p: p,
        90: lambda p: (height - p[1], p[0]),
        180: lambda p: (width - p[0], height - p[1]),
        270: lambda p: (p[1], width - p[0]),
    }[turn]


def _glyphs(page: Any, shown: Callable[[float, float], Point]) -> Iterator[Painted]:
    """Every glyph that is painted."""
    text, run = page.get_textpage(), 0
    for i in range(min(MOST_GLYPHS, pdfium.FPDFText_CountChars(text))):
        said = chr(pdfium.FPDFText_GetUnicode(text, i))
        if _stretches(text, i, said):
            said = TATWEEL
        if said.isspace() or pdfium.FPDFText_IsGenerated(text, i) == 1:
            # A space of the file's own is surely one; pdfium also thinks some up where glyphs stand apart.
            run += 2 if pdfium.FPDFText_GetTextObject(text, i) else 1
        elif unicodedata.category(said) != "Cf" or said == ZWNJ:
            painted = _painted(text, i, said, shown, run)
            if painted and painted.size >= SMALLEST:
                yield painted


def _stretches(text: Any, i: int, said: str) -> bool:
    """Is this the low, lying stroke that stretches a word (kashida)? Its glyph has any character in the map: a space,
    which then parts no two words, a digit («م6ساحت»), a mark. What a character looks like says more than its name."""
    if said in DASHES or PERSIAN_LETTER.match(said):
        return False
    matrix, (left, right, bottom, top) = _matrix(text, i), (ctypes.c_double() for _ in range(4))
    if abs(matrix.b) > abs(matrix.a) or not pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top):
        return False
    size = _size(text, i, matrix)
    width, height = right.value - left.value, top.value - bottom.value
    low, high = (share * size for share in STROKE)
    if said.isspace():
        return low < height < high and width > low
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    above = bottom.value - y.value
    return low < height < high and width > LYING * height and LOW[0] * size <= above <= LOW[1] * size


def _matrix(text: Any, i: int) -> Any:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    return matrix


def _size(text: Any, i: int, matrix: Any) -> float:
    return math.hypot(matrix.c, matrix.d) * abs(float(pdfium.FPDFText_GetFontSize(text, i)))


def _painted(text: Any, i: int, said: str, shown: Callable[[float, float], Point], run: int) -> Painted | None:
    written = pdfium.FPDFText_GetTextObject(text, i)
    if not written or pdfium.FPDFTextObj_GetTextRenderMode(written) in INVISIBLE:
        return None
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), _matrix(text, i)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    pdfium.FPDFText_GetLooseCharBox(text, i, box)
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    origin, ahead = shown(x.value, y.value), shown(x.value + matrix.a, y.value + matrix.b)
    turn = round(-math.degrees(math.atan2(ahead[1] - origin[1], ahead[0] - origin[0])) / 90) * 90 % 360
    return Painted(
        said=_said(text, i, said),
        turn=turn,
        origin=origin,
        ends=(shown(box.left, box.bottom), shown(box.right, box.top)),
        ink=(shown(left.value, bottom.value), shown(right.value, top.value)),
        size=_size(text, i, matrix),
        run=run,
    )


def _said(text: Any, i: int, said: str) -> str:
    """What a font gives no letter for is kept as a mark: a number without one of its digits would be a false one."""
    unknown = pdfium.FPDFText_HasUnicodeMapError(text, i) == 1 or unicodedata.category(said) in ("Co", "Cc", "Cn")
    return UNREADABLE if unknown else said


def _inside(glyph: Painted, size: tuple[float, float]) -> bool:
    return all(0 <= at <= length for at, length in zip(glyph.origin, size, strict=True))


def _placed(glyph: Painted, upright: Callable[[Point], Point]) -> Glyph:
    x, baseline = upright(glyph.origin)
    ends = [sorted(upright(corner)[0] for corner in corners) for corners in (glyph.ends, glyph.ink)]
    figures = [round(figure, 2) for figure in (*ends[0], *ends[1], baseline, x, glyph.size)]
    return (glyph.said, *figures, glyph.run)  # type: ignore[return-value]


def _edge(side: tuple[Point, Point], upright: Callable[[Point], Point]) -> tuple[float, float, float] | None:
    (x0, y0), (x1, y1) = map(upright, side)
    if abs(x1 - x0) > STRAIGHT or abs(y1 - y0) < SMALLEST:
        return None
    return round((x0 + x1) / 2, 2), round(min(y0, y1), 2), round(max(y0, y1), 2)


def _drawn(
    page: Any, shown: Callable[[float, float], Point], size: tuple[float, float]
) -> tuple[list[tuple[Point, Point]], float]:
    """The straight sides of what is drawn, and the share of the page under pictures."""
    sides: list[tuple[Point, Point]] = []
    under, matrix, box = 0.0, pdfium.FS_MATRIX(), [ctypes.c_float() for _ in range(4)]
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(thing, *box):
            left, bottom, right, top = (edge.value for edge in box)
            under += _share(shown(left, bottom), shown(right, top), size)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(sides) < MOST_SEGMENTS:
            pdfium.FPDFPageObj_GetMatrix(thing, matrix)
            sides += _sides(thing, matrix, shown)
    return sides, under


def _share(one: Point, other: Point, size: tuple[float, float]) -> float:
    """Of the page that lies under this box; what hangs over its edge does not count."""
    lengths = [
        max(0.0, min(max(a, b), whole) - max(min(a, b), 0.0)) / max(1.0, whole)
        for a, b, whole in zip(one, other, size, strict=True)
    ]
    return lengths[0] * lengths[1]


def _sides(path: Any, m: Any, shown: Callable[[float, float], Point]) -> Iterator[tuple[Point, Point]]:
    x, y, last = ctypes.c_float(), ctypes.c_float(), None
    first: Point | None = None
    for place in range(min(MOST_SEGMENTS, pdfium.FPDFPath_CountSegments(path))):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = shown(m.a * x.value + m.c * y.value + m.e, m.b * x.value + m.d * y.value + m.f)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif last is not None:
            yield last, point
        if first is not None and pdfium.FPDFPathSegment_GetClose(segment):
            yield point, first
        last = point
