"""What a package came to, by one reader: small enough to be handed from process to process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.characters import NOTHING, Edits
from bench.score import Place, Tally

Box = tuple[int, int, int, int]


class Point(NamedTuple):
    """How sure a value was said to be, and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True)
class Miss:
    """A field that came out wrong: for looking at, never for a public report of real papers. ``evidence`` are the
    reasons for the value and for its status."""

    path: Path
    type: str
    field: str
    truth: str | None
    value: str | None
    raw: str | None
    status: str
    confidence: float
    page: int | None
    box: Box | None
    evidence: tuple[str, ...]

    @property
    def silent(self) -> bool:
        return self.status == "ok"


@dataclass(frozen=True)
class Scored:
    """One field: the counts, and what else there is to tell of it. ``page`` and ``box``: where it was read."""

    place: Place
    tally: Tally
    point: Point | None
    miss: Miss | None
    page: int | None
    box: Box | None


@dataclass(frozen=True)
class Sheet:
    """One paper, by its page that most values were read from; ``boxes``: field, place, right."""

    path: Path
    type: str
    page: int
    right: int
    total: int
    silent: int
    boxes: tuple[tuple[str, Box, bool], ...]
    misses: tuple[Miss, ...]

    @classmethod
    def of(cls, path: Path, type_: str, found: Sequence[Scored]) -> Sheet:
        often = Counter(one.page for one in found if one.page).most_common(1)
        page = often[0][0] if often else 1
        here = [(one.place.field, one.box, bool(one.tally.right)) for one in found if one.page == page and one.box]
        tallies = [one.tally for one in found]
        return cls(
            path=path,
            type=type_,
            page=page or 1,
            right=sum(one.right for one in tallies),
            total=sum(one.total for one in tallies),
            silent=sum(one.silent for one in tallies),
            boxes=tuple((name, box, right) for name, box, right in here if box),
            misses=tuple(one.miss for one in found if one.miss),
        )


@dataclass(frozen=True)
class Outcome:
    """``typed``: documents whose type was found, of ``documents``; ``findings``: codes found, ``planted``: codes of the
    faults that are in the papers, None where nobody says; ``expected``: codes that a perfect reading raises too."""

    variant: str
    level: str
    documents: int
    typed: int
    pages: int
    seconds: float
    tallies: tuple[tuple[Place, Tally], ...]
    cpu: float = 0.0
    points: tuple[Point, ...] = ()
    misses: tuple[Miss, ...] = ()
    page_edits: Edits = NOTHING
    sheets: tuple[Sheet, ...] = ()
    findings: tuple[str, ...] = ()
    planted: tuple[str, ...] | None = None
    expected: tuple[str, ...] = ()
    service: str = ""
