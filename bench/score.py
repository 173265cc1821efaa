"""Counts of what a reading got right, flagged and silently wrong, field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from bench.bounds import upper_bound
from bench.characters import NOTHING, Edits
from bench.truth import UNKNOWN
from chalicelib.reading.model import FieldReading

Same = Callable[[str, str], bool]
"""Are these two canonical values of one field the same value?"""


class Place(NamedTuple):
    """Where a field was read."""

    level: str
    type: str
    field: str
    kind: str = UNKNOWN
    font: str = UNKNOWN
    layout: str = UNKNOWN


@dataclass
class Tally:
    """``right`` counts whatever the status; ``silent`` are the ``ok`` ones that are wrong, among them the ``spurious``
    ones, that are not printed at all. ``edits`` of ``characters`` are wrong in the readings; ``anywhere``: the reader's
    text holds the value (of ``anywhere_of`` looked up)."""

    total: int = 0
    right: int = 0
    ok: int = 0
    check: int = 0
    missing: int = 0
    invalid: int = 0
    silent: int = 0
    repaired: int = 0
    repaired_right: int = 0
    spurious: int = 0
    edits: int = 0
    characters: int = 0
    anywhere: int = 0
    anywhere_of: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))

    @property
    def cer(self) -> float | None:
        return self.edits / self.characters if self.characters else None

    def as_dict(self) -> dict[str, float | None]:
        counts: dict[str, float | None] = {f.name: getattr(self, f.name) for f in fields(self)}
        return counts | {
            "silent_upper_95": round(upper_bound(self.silent, self.ok), 5),
            "wrong_upper_95": round(upper_bound(self.total - self.right, self.total), 5),
            "cer": None if self.cer is None else round(self.cer, 5),
        }


def tally(
    truth: str | None,
    reading: FieldReading | None,
    same: Same,
    *,
    edits: Edits = NOTHING,
    anywhere: bool | None = None,
) -> Tally:
    """One field of one document. ``truth`` None: it is not printed; ``reading`` None: the document was refused, unknown
    or taken for another type."""
    one = reading or FieldReading()
    if truth is None:
        wrong = int(one.status == "ok")
        return Tally(ok=wrong, silent=wrong, spurious=wrong)
    right = one.value is not None and same(one.value, truth)
    result = Tally(total=1, right=int(right), edits=edits.wrong, characters=edits.of)
    setattr(result, one.status, 1)
    result.silent = int(one.status == "ok" and not right)
    result.repaired = int(one.repaired)
    result.repaired_right = int(one.repaired and right)
    result.anywhere, result.anywhere_of = int(bool(anywhere)), int(anywhere is not None)
    return result


def summed(tallies: Iterable[tuple[Place, Tally]], by: Callable[[Place], str]) -> Mapping[str, Tally]:
    """Tallies added up under a name made of their place, in the order of the names."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for place, one in tallies:
        sums[by(place)] += one
    return dict(sorted(sums.items()))
