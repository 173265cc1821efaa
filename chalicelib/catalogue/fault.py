"""A fault of a catalogue, and how a list of permitted words is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[str | int, ...]
Advice = tuple[Place, str]
"""Where in a file, and what to write there."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something is wrong (``documents`` or ``services``, the file's stem, the place in it), and what to write."""

    folder: str
    stem: str
    place: Place
    advice: str


def any_of(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
