"""A second label of a field that points to another value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.labels import SURE_LABEL, LabelHit

_NEAR_AS_GOOD = 0.8


def rivalled(candidate: Candidate, kind: Kind, found: Iterable[Candidate], chosen: Sequence[Candidate]) -> bool:
    """Does another label of the same field point as well to another value, one that is no other field's?"""
    if candidate.hit is None or kind.runs_on:
        return False
    taken = frozenset(word for one in chosen for word in one.words)
    return any(
        other.field == candidate.field
        and other.hit is not None
        and _points_clearly(other, other.hit)
        and other.score >= _NEAR_AS_GOOD * candidate.score
        and other.value.passed is not False
        and not other.words & taken
        and kind.same(other.value.canonical, candidate.value.canonical) < 1.0
        for other in found
    )


def _points_clearly(other: Candidate, hit: LabelHit) -> bool:
    """A signature's «وکیل», with somebody's name a gap away or below, points to nothing."""
    return hit.score >= SURE_LABEL and (other.place == "beside" or hit.tokens[-1].colon)
