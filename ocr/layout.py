"""In which order lines are read: rows from top to bottom, and in a row from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ocr.model import Box

Thing = TypeVar("Thing")


def reading_order(things: Iterable[Thing], box_of: Callable[[Thing], Box]) -> list[Thing]:
    """Things whose middles stand within each other's heights share a row."""
    rows: list[list[Thing]] = []
    for thing in sorted(things, key=lambda t: _middle(box_of(t))):
        row = rows[-1] if rows else None
        if row and _middle(box_of(thing)) < box_of(row[0])[3] - 0.2 * _height(box_of(row[0])):
            row.append(thing)
        else:
            rows.append([thing])
    return [thing for row in rows for thing in sorted(row, key=lambda t: -box_of(t)[2])]


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _height(box: Box) -> int:
    return box[3] - box[1]
