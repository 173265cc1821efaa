"""Candidates weighed against each other: by how the form sets its other values, and by whether a label says whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from chalicelib.fields import Kind
from chalicelib.reading.candidate import PLACES, Candidate
from chalicelib.reading.sheet import Place

_FEW, _HABIT = 4, 0.4
_SENTENCE, _TIGHT = 6, 2.0
_FEW_LACK = 2


def by_habit(candidates: Sequence[Candidate], chosen: Iterable[Candidate]) -> list[Candidate]:
    """The candidates weighed anew by where the values ``chosen`` so far stand: one form sets all its values alike, all
    beside their labels, all below them, or all over them."""
    places = [candidate.place for candidate in chosen if candidate.hit and candidate.place != "block"]
    if len(places) < _FEW:
        return list(candidates)
    under, above = (sum(place == one for place in places) / len(places) for one in ("below", "over"))
    beside, below = 1 - _HABIT * (under + above), (1 - _HABIT * (1 - under)) / PLACES["below"]
    over = (1 - _HABIT * (1 - above)) / PLACES["over"]
    weights: dict[Place, float] = {"beside": beside, "cell": beside, "row": beside, "below": below, "over": over}
    tight = {id(one.hit) for one in candidates if one.place == "beside" and _set_tight(one)}
    return [replace(one, score=one.score * (_tight(one, tight) or weights.get(one.place, 1.0))) for one in candidates]


def _tight(one: Candidate, tight: Collection[int]) -> float | None:
    """What follows a label at once, on its line, is its value, however the form's other values are set; so what stands
    below such a label is less likely it."""
    if one.place not in ("beside", "below") or id(one.hit) not in tight:
        return None
    return 1.0 if one.place == "beside" else 1.0 - _HABIT


def _set_tight(one: Candidate) -> bool:
    after = one.hit.line.tokens[one.hit.end :] if one.hit else ()
    if one.hit is None or not after or after[0] is not one.tokens[0]:
        return False
    sentence = len(after) > _SENTENCE and not one.hit.tokens[-1].colon
    return after[0].gap < _TIGHT and not sentence


def told_apart(candidates: Sequence[Candidate], kinds: Mapping[str, Kind]) -> list[Candidate]:
    """Without values found by their look alone where several fields of their kind have no other, or are people's
    numbers: which of a seller's and a buyer's is whose, only a label says."""
    labelled = {one.field for one in candidates if one.hit is not None}
    lacking = Counter(kinds[name].id for name in kinds if name not in labelled or kinds[name].strong)
    return [one for one in candidates if one.hit is not None or lacking[kinds[one.field].id] < _FEW_LACK]
