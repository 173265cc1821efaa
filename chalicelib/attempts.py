"""Read again, decide again: what a conditional write that lost a race asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import uniform
from typing import TypeVar

from chalicelib.errors import ConflictError

T = TypeVar("T")
LONGEST_PAUSE = 0.3


def again_on_conflict(act: Callable[[], T], tries: int = 8, sleep: Callable[[float], None] = time.sleep) -> T:
    """``act`` reads, decides and commits; it is run anew while somebody else was faster, ``tries`` times at most, after
    a pause of random length that keeps contenders from meeting again."""
    for attempt in range(tries - 1):
        try:
            return act()
        except ConflictError:
            sleep(uniform(0, min(LONGEST_PAUSE, 0.01 * 2**attempt)))  # noqa: S311 - only spreads the tries
    return act()
