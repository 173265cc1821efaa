"""Counts of what a reading got right, flagged and silently wrong, field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from bench.bounds import upper_bound
from chalicelib.reading.model import FieldReading

Same = Callable[[str, str], bool]
"""Are these two canonical values of one field the same value?"""


class Place(NamedTuple):
    """Where a field was read."""

    level: str
    type: str
    field: str


@dataclass
class Tally:
    """``right`` counts whatever the status; ``silent`` are the ``ok`` ones that are wrong, among them the ``spurious``
    ones, that are not printed at all; ``stock``: bare tesseract's text holds the value (of ``stock_of`` looked up)."""

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
    stock: int = 0
    stock_of: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))

    def as_dict(self) -> dict[str, float]:
        counts: dict[str, float] = {f.name: getattr(self, f.name) for f in fields(self)}
        return counts | {
            "silent_upper_95": round(upper_bound(self.silent, self.ok), 5),
            "wrong_upper_95": round(upper_bound(self.total - self.right, self.total), 5),
        }


def tally(truth: str | None, reading: FieldReading | None, same: Same, stock: bool | None = None) -> Tally:
    """One field of one document. ``truth`` None: it is not printed; ``reading`` None: the document was refused, unknown
    or taken for another type."""
    one = reading or FieldReading()
    if truth is None:
        wrong = int(one.status == "ok")
        return Tally(ok=wrong, silent=wrong, spurious=wrong)
    right = one.value is not None and same(one.value, truth)
    result = Tally(total=1, right=int(right), stock=int(bool(stock)), stock_of=int(stock is not None))
    setattr(result, one.status, 1)
    result.silent = int(one.status == "ok" and not right)
    result.repaired = int(one.repaired)
    result.repaired_right = int(one.repaired and right)
    return result


def summed(tallies: Iterable[tuple[Place, Tally]], by: Callable[[Place], str]) -> Mapping[str, Tally]:
    """Tallies added up under a name made of their place, in the order of the names."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for place, one in tallies:
        sums[by(place)] += one
    return dict(sorted(sums.items()))
