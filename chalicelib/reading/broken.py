"""Lines of running text that the finder of lines broke in two: one line again, so that its sentence goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chalicelib.reading.tokens import TokenLine, around

_WORDS = 3
_LEVEL, _APART, _OVER = 0.3, 0.6, 1.0
"""In heights of the lower line: how far their middles may stand apart; how wide the white between them may be, which is
that between two words; and how far their boxes may reach into each other."""


def mended(lines: Iterable[TokenLine]) -> list[TokenLine]:
    """The lines, those that are one line of text in two or more boxes as one. Cells have fewer words, or more white
    between them."""
    out: list[TokenLine] = []
    left = list(lines)
    while left:
        line = left.pop(0)
        while part := next((one for one in left if _one_line(line, one)), None):
            left.remove(part)
            line = _joined(*sorted((line, part), key=lambda one: -one.box[2]))
        out.append(line)
    return out


def _one_line(line: TokenLine, other: TokenLine) -> bool:
    if not (_is_text(line.tokens) and _is_text(other.tokens)):
        return False
    height = min(line.height, other.height)
    apart = max(line.box[0] - other.box[2], other.box[0] - line.box[2])
    level = abs((line.box[1] + line.box[3]) - (other.box[1] + other.box[3])) / 2
    return level <= _LEVEL * height and -_OVER * height <= apart <= _APART * height


def _is_text(tokens: Sequence[object]) -> bool:
    return len(tokens) >= _WORDS


def _joined(right: TokenLine, left: TokenLine) -> TokenLine:
    gap = max(0, right.tokens[-1].box[0] - left.tokens[0].box[2]) / max(1, right.height)
    tokens = (*right.tokens, replace(left.tokens[0], gap=gap), *left.tokens[1:])
    numbered = tuple(replace(token, line=right.number, index=place) for place, token in enumerate(tokens))
    return replace(right, box=around([right.box, left.box]), tokens=numbered)
