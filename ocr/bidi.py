"""From the order on paper (left to right) to the order of reading, for one line.

The Unicode bidirectional algorithm (UAX #9) goes the other way; its rules for numbers and neutrals look the same
from both ends, so they are applied here to the line turned around. python-bidi gives no map of positions and deletes
ZWNJ, and both are needed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
NUMBERS = ("EN", "AN")


def logical_order(units: Sequence[str]) -> list[tuple[int, str]]:
    """Indices of ``units`` in reading order, each with its text (brackets turned where the direction is right to left).

    ``units`` are glyphs from left to right, one or more characters each; what is inside a unit is left as it is.
    """
    kinds = [_kind(unit) for unit in units]
    begun = next((kind for kind in reversed(kinds) if kind in ("L", "R")), "R")
    # A line that a Persian word begins, such as the label of a chassis number, is Persian however long the number is.
    if begun == "L" and kinds.count("L") > kinds.count("R"):
        return _left_to_right(units, kinds)
    return _right_to_left(units, kinds, range(len(units)))


def _right_to_left(units: Sequence[str], kinds: list[str], span: range) -> list[tuple[int, str]]:
    turned = list(reversed(span))
    forward = _resolve([kinds[i] for i in turned])
    ordered: list[tuple[int, str]] = []
    start = 0
    while start < len(turned):
        if not forward[start]:
            i = turned[start]
            ordered.append((i, MIRRORED.get(units[i], units[i])))
            start += 1
            continue
        end = start
        while end < len(turned) and forward[end]:
            end += 1
        ordered.extend((i, units[i]) for i in reversed(turned[start:end]))
        start = end
    return ordered


def _left_to_right(units: Sequence[str], kinds: list[str]) -> list[tuple[int, str]]:
    """A Latin line: only its runs from one Persian letter to another are turned around."""
    ordered: list[tuple[int, str]] = []
    start = 0
    while start < len(units):
        end = start
        if kinds[start] == "R":
            for i in range(start, len(units)):
                if kinds[i] == "L":
                    break
                end = i if kinds[i] == "R" else end
            ordered.extend(_right_to_left(units, kinds, range(start, end + 1)))
        else:
            ordered.append((start, units[start]))
        start = end + 1
    return ordered


def _kind(unit: str) -> str:
    """R, L, a number or a neutral by its first character; ZWNJ goes with its letters."""
    if unit[:1] == "\u200c":
        return "R"
    kind = unicodedata.bidirectional(unit[:1]) or "ON"
    return "R" if kind in ("AL", "R") else kind


def _resolve(kinds: list[str]) -> list[bool]:
    """Which of the units (in reading direction) belong to runs that read left to right: rules W1 to W5, N0 to N2."""
    kinds = kinds.copy()
    letter = ""
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[i] = kinds[i - 1] if i else "R"
        elif kind in ("R", "L"):
            letter = kind
        elif kind == "EN" and letter == "R":
            kinds[i] = "AN"
    for i in range(1, len(kinds) - 1):
        before, here, after = kinds[i - 1 : i + 2]
        if (here == "CS" and before == after and before in NUMBERS) or (here == "ES" and before == after == "EN"):
            kinds[i] = before
    _join_terminators(kinds)
    forward = [kind in ("L", "EN", "AN") for kind in kinds]
    _join_latin(kinds, forward)
    return forward


def _join_terminators(kinds: list[str]) -> None:
    """W5: signs such as % beside a European number belong to it, on either side."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            if kinds[i] == "ET" and kinds[i - step] == "EN":
                kinds[i] = "EN"


def _join_latin(kinds: list[str], forward: list[bool]) -> None:
    """N1: what stands between two Latin words, or between one and a number, goes with them."""
    last = None
    for i, ahead in enumerate(forward):
        if not ahead:
            last = None if kinds[i] == "R" else last
            continue
        if last is not None and "L" in (kinds[i], kinds[last]):
            forward[last:i] = [True] * (i - last)
        last = i
