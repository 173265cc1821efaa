"""A page as values are looked for on it: its lines, its labels and whom it names; and what stands together there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from chalicelib.reading.crossings import Crossing
from chalicelib.reading.labels import SURELY, LabelHit
from chalicelib.reading.mentions import Mention
from chalicelib.reading.persons import People
from chalicelib.reading.rosters import Roster
from chalicelib.reading.tokens import Token, TokenLine

Place = Literal["beside", "cell", "row", "below", "block", "level", "next line", "over", "crossing", "anywhere"]
"""``level`` and ``next line``: what an empty label may mean, where nothing stands beside it or below it; ``over``: what
a caption stands under."""

_CELL_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens in reading order and where they stand to their label."""

    tokens: tuple[Token, ...]
    place: Place


@dataclass(frozen=True)
class Sheet:
    """One page's lines, its labels, the words that labels of any paper are made of, and whom papers name."""

    lines: tuple[TokenLine, ...]
    hits: tuple[LabelHit, ...]
    label_words: frozenset[str] = frozenset()
    people: People = field(default=People())
    mentions: tuple[Mention, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    rosters: tuple[Roster, ...] = ()

    def stops(self, line: TokenLine) -> list[LabelHit]:
        """The labels on a line that surely end another's value."""
        return [hit for hit in self.hits if hit.line is line and hit.strength >= SURELY]

    def after(self, token: Token) -> Token | None:
        """What follows a word on its line."""
        line = next((line for line in self.lines if token in line.tokens), None)
        return next(iter(line.tokens[token.index + 1 :]), None) if line else None

    def before(self, token: Token) -> Token | None:
        """What stands before a word on its line."""
        line = next((line for line in self.lines if token in line.tokens), None)
        return next(iter(line.tokens[: line.tokens.index(token)][-1:]), None) if line else None

    def begins_a_label(self, token: Token) -> bool:
        return any(hit.tokens[0] is token and hit.strength >= SURELY for hit in self.hits)

    def beside_a_label(self, line: TokenLine) -> bool:
        """Is what stands next on the right in its row a label?"""
        rights = [one for one in self.lines if one.box[0] + one.height >= line.box[2] and same_row(line, one)]
        nearest = min((one for one in rights if one is not line), key=lambda one: one.box[0], default=None)
        return nearest is not None and any(stop.end == len(nearest.tokens) for stop in self.stops(nearest))


def same_row(a: TokenLine | Token, b: TokenLine | Token) -> bool:
    overlap = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return overlap >= 0.5 * min(a.height, b.height)


def stretches_of(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut where a wide gap begins, or another line that is not simply the rest of this one."""
    cell: list[Token] = []
    for token in tokens:
        if cell and (token.gap >= _CELL_GAP if token.line == cell[-1].line else not _goes_on(cell[-1], token)):
            yield tuple(cell)
            cell = []
        cell.append(token)
    if cell:
        yield tuple(cell)


def _goes_on(token: Token, after: Token) -> bool:
    """Did the finder of lines cut one printed line in two here? Then they stand close, level, and are as tall."""
    gap = token.box[0] - after.box[2]
    level = abs((token.box[1] + token.box[3]) - (after.box[1] + after.box[3])) / 2
    tall = max(token.height, after.height)
    return gap <= 1.2 * tall and level <= 0.3 * tall and min(token.height, after.height) >= 0.7 * tall
