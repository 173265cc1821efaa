"""Read again, decide again: what a conditional write that lost a race asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import uniform
from typing import TypeVar

from chalicelib.errors import ConflictError

T = TypeVar("T")
LONGEST_PAUSE = 0.3
MOST_TRIES = 12  # of as many contenders for one record, each of whom writes once, the unluckiest comes through


def again_on_conflict(act: Callable[[], T]) -> T:
    """``act`` reads, decides and commits; while somebody else was faster it is run anew, ``MOST_TRIES`` times at most,
    after a pause of random length that keeps contenders from meeting again."""
    for attempt in range(MOST_TRIES - 1):
        try:
            return act()
        except ConflictError:
            time.sleep(uniform(0, min(LONGEST_PAUSE, 0.01 * 2**attempt)))  # noqa: S311 - only spreads the tries
    return act()
