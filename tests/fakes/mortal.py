"""A process that dies at its n-th call to a store, before the call is done or just after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Fate:
    """``after``: the call is done and its answer lost. Calls are counted over all the stores that share the fate."""

    at: int
    after: bool
    calls: int = 0

    def call(self, act: Callable[[], Any]) -> Any:
        self.calls += 1
        if self.calls != self.at:
            return act()
        if self.after:
            act()
        raise Killed

    @property
    def struck(self) -> bool:
        return self.calls >= self.at


class Mortal:
    """Any store, every call to which may be the last."""

    def __init__(self, store: Any, fate: Fate) -> None:
        self._store, self._fate = store, fate

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._store, name)
        return lambda *given, **named: self._fate.call(lambda: act(*given, **named))
