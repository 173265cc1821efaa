"""How long each step of reading a page takes, in processor seconds: other work on the machine doesn't count."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def processor_seconds() -> float:
    """Of this process and of its children that have ended (a PDF's pages are drawn in one)."""
    return sum(os.times()[:4])


class Stopwatch:
    """``seconds`` by step, in the order in which the steps were first taken; a step taken twice adds up."""

    def __init__(self, clock: Callable[[], float] = processor_seconds) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = self._clock()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self._clock() - began
