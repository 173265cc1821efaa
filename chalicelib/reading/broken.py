"""Lines of running text that the finder of lines broke in two: one line again, so that its sentence goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.reading.tokens import TokenLine, around

if TYPE_CHECKING:
    from ocr.model import Box

_WORDS, _OF_TEXT, _PITCH = 3, 6, 2.6
_LEVEL, _APART, _OVER = 0.3, 0.6, 1.0
"""In heights of the lower line: how far their middles may stand apart; how wide the white between them may be, which is
that between two words; and how far their boxes may reach into each other."""


def mended(lines: Iterable[TokenLine]) -> list[TokenLine]:
    """The lines, those that are one line of a text in several boxes as one: together they reach as far to both sides
    as the text's line over or under them. Cells do not, or have fewer words, or more white between them."""
    out: list[TokenLine] = []
    left = list(lines)
    while left:
        line = left.pop(0)
        while part := next((one for one in left if _one_line(line, one, (*out, *left))), None):
            left.remove(part)
            line = _joined(*sorted((line, part), key=lambda one: -one.box[2]))
        out.append(line)
    return out


def _one_line(line: TokenLine, other: TokenLine, lines: Iterable[TokenLine]) -> bool:
    if min(len(line.tokens), len(other.tokens)) < _WORDS:
        return False
    height = min(line.height, other.height)
    apart = max(line.box[0] - other.box[2], other.box[0] - line.box[2])
    level = abs((line.box[1] + line.box[3]) - (other.box[1] + other.box[3])) / 2
    if not (level <= _LEVEL * height and -_OVER * height <= apart <= _APART * height):
        return False
    whole = around([line.box, other.box])
    return any(_sets_the_width(one, whole, height) for one in lines if one is not line and one is not other)


def _sets_the_width(one: TokenLine, whole: Box, height: int) -> bool:
    near = abs(one.box[1] - whole[1]) <= _PITCH * height and len(one.tokens) >= _OF_TEXT
    return near and all(abs(one.box[side] - whole[side]) <= height for side in (0, 2))


def _joined(right: TokenLine, left: TokenLine) -> TokenLine:
    gap = max(0, right.tokens[-1].box[0] - left.tokens[0].box[2]) / max(1, right.height)
    tokens = (*right.tokens, replace(left.tokens[0], gap=gap), *left.tokens[1:])
    numbered = tuple(replace(token, line=right.number, index=place) for place, token in enumerate(tokens))
    return replace(right, box=around([right.box, left.box]), tokens=numbered)
