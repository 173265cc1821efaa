"""Which stretch of text is which field's value, decided for all fields together: no word serves two fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.reading.candidate import Candidate

_BEAM = 48
_PER_FIELD = 6

WordKey = tuple[int, int, int]


@dataclass(frozen=True)
class _Choice:
    """A partial assignment: the sum of its scores, the words that it has used up."""

    score: float
    used: frozenset[WordKey]
    picked: tuple[Candidate, ...]


def assign(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    """The assignment with the greatest sum of scores among those where no word is used twice (a beam search: exact
    on papers where few fields compete for the same words). Fields without a free candidate are left out."""
    by_field = _best_per_field(candidates)
    beam = [_Choice(0.0, frozenset(), ())]
    for field in sorted(by_field, key=lambda name: (-by_field[name][0].score, name)):
        beam = _extend(beam, by_field[field])
    return {candidate.field: candidate for candidate in beam[0].picked}


def _best_per_field(candidates: Iterable[Candidate]) -> Mapping[str, Sequence[Candidate]]:
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_field[candidate.field].append(candidate)
    return {name: sorted(found, key=lambda c: -c.score)[:_PER_FIELD] for name, found in by_field.items()}


def _extend(beam: Sequence[_Choice], candidates: Sequence[Candidate]) -> list[_Choice]:
    longer = list(beam)
    for choice in beam:
        for candidate in candidates:
            if not choice.used & candidate.words:
                longer.append(
                    _Choice(choice.score + candidate.score, choice.used | candidate.words, (*choice.picked, candidate))
                )
    return sorted(longer, key=lambda choice: -choice.score)[:_BEAM]
