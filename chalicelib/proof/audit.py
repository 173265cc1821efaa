"""The audit chain: each event carries the hash of the one before it, so a changed, lost or moved event shows.

That its end was cut off a chain can't show by itself; for that, its last hash is kept somewhere else (an anchor).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Event:
    """``seq`` counts from 1; ``at`` is ISO 8601 UTC; ``prev`` and ``hash`` are SHA-256 in lower-case hexadecimal."""

    seq: int
    at: str
    actor: str
    act: str
    details: Mapping[str, Any]
    prev: str
    hash: str

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Event:
        return cls(**data)


def next_event(previous: Event | None, at: str, actor: str, act: str, details: Mapping[str, Any]) -> Event:
    """Raises ``TypeError`` for details that have no one written form: a float reads 1.0 here and 1 elsewhere."""
    _require_exact(details)
    seq, prev = (previous.seq + 1, previous.hash) if previous else (1, GENESIS)
    event = Event(seq, at, actor, act, details, prev, "")
    return replace(event, hash=_hash(event))


def verify(events: Iterable[Event]) -> int | None:
    """The seq (as it should be) of the first event that doesn't follow from the one before; None for a whole chain."""
    prev = GENESIS
    for seq, event in enumerate(events, start=1):
        if event.seq != seq or event.prev != prev or event.hash != _hash(event):
            return seq
        prev = event.hash
    return None


def canonical(value: Any) -> bytes:
    """JSON with sorted names, no spaces, in UTF-8: the same bytes for the same content, whoever writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _hash(event: Event) -> str:
    content = {name: value for name, value in asdict(event).items() if name not in {"prev", "hash"}}
    return hashlib.sha256(event.prev.encode() + canonical(content)).hexdigest()


def _require_exact(value: Any) -> None:
    match value:
        case None | bool() | str() | int():
            return
        case Mapping() if all(isinstance(name, str) for name in value):
            for part in value.values():
                _require_exact(part)
        case list() | tuple():
            for part in value:
                _require_exact(part)
        case _:
            raise TypeError(f"{type(value).__name__} in an audit event")
