"""Read again, decide again: what a conditional write that lost a race asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from chalicelib.errors import ConflictError

T = TypeVar("T")


def again_on_conflict(act: Callable[[], T], tries: int = 6) -> T:
    """``act`` reads, decides and commits; it is run anew while somebody else was faster, ``tries`` times at most."""
    for _ in range(tries - 1):
        try:
            return act()
        except ConflictError:
            continue
    return act()
