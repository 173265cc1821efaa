"""Titles of several lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chalicelib.reading.labels import Label, Windows
from chalicelib.reading.tokens import TokenLine, fold_known

PROMINENT = 1.15
"""So much higher than the page's lines are its large ones."""
_CLOSE, _TITLE_LINES = 1.2, 3


def with_whole_titles(lines: Sequence[TokenLine], known: Iterable[str], usual: float) -> list[TokenLine]:
    """The lines, two or three that make one title as one: the first of «سند مالکیت» and, beneath, «(دفترچه‌ای)» alone is
    the title of another paper. ``known``: every paper's titles; ``usual``: the height of the page's lines."""
    kept = list(lines)
    titles = set(map(fold_known, known))
    for upper in lines:
        stack = _stack(upper, lines, usual)
        for size in range(len(stack), 1, -1):
            parts = stack[:size]
            tokens = (*upper.tokens, *(replace(token, gap=0.0) for line in parts[1:] for token in line.tokens))
            whole = replace(upper, tokens=tokens)
            fills = all(line in kept for line in parts) and any(
                Windows([whole]).fills(Label("title", title)) for title in titles
            )
            if fills:
                kept[kept.index(upper)] = whole
                kept = [line for line in kept if line not in parts[1:]]
                break
    return kept


def _stack(upper: TokenLine, lines: Sequence[TokenLine], usual: float) -> list[TokenLine]:
    """The line and those beneath it, each under the last, that may go on with it."""
    stack = [upper]
    while len(stack) < _TITLE_LINES:
        lower = next((line for line in lines if line not in stack and _beneath(stack[-1], line, usual)), None)
        if lower is None:
            break
        stack.append(lower)
    return stack


def _beneath(upper: TokenLine, lower: TokenLine, usual: float) -> bool:
    """Is it large too, or in brackets, close under the other, and its middle under the other's?"""
    small = min(upper.height, lower.height)
    bracketed = bool(lower.tokens) and lower.tokens[0].text.startswith("(") and upper.height >= PROMINENT * usual
    close = -0.5 * small <= lower.box[1] - upper.box[3] <= _CLOSE * small
    level = abs(sum(upper.box[::2]) - sum(lower.box[::2])) / 2 <= small
    return lower is not upper and (small >= PROMINENT * usual or bracketed) and close and level
