"""A value that a field may have, and where it stands.

The score is between 0 and about 1: the label's letters and position, the value's place to it, how much of the stretch
the value explains, and whether it passes its own check. It ranks candidates; it is no probability of being right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.reading.labels import LabelHit
from chalicelib.reading.sheet import Place, Span
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value

PLACES: Mapping[Place, float] = {
    "beside": 1.0,
    "cell": 0.95,
    "row": 0.9,
    "block": 1.02,
    "below": 0.8,
    "level": 0.85,
    "next line": 0.8,
    "over": 0.7,
    "crossing": 0.9,
    "anywhere": 0.3,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """``value`` read off ``tokens``; ``hit`` is the label that points there (None: found by its look alone).

    ``repaired``: one of the words' alternatives stands in for what was read. ``span``: the stretch beside or
    below the label that the value was found in; ``wraps``: it seems to run on to the next line.
    """

    field: str
    value: Value
    raw: str
    tokens: tuple[Token, ...]
    hit: LabelHit | None
    place: Place
    score: float
    repaired: bool = False
    span: Span | None = None
    wraps: bool = False

    @property
    def words(self) -> frozenset[tuple[int, int, int]]:
        """Every token that this reading takes: the value's and its label's, unless that heads a column of values."""
        shared = self.hit is None or self.place == "crossing"
        taken = (*self.tokens, *(() if shared or self.hit is None else self.hit.tokens))
        return frozenset((token.page, token.line, token.index) for token in taken)

    @property
    def confidence(self) -> float:
        """The recogniser's probability that every word is right, by its weakest one."""
        return min((token.confidence for token in self.tokens), default=0.0)
