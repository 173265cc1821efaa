"""Another value that a field may have as well: a second label's, or one in the next cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chalicelib.fields import Kind
from chalicelib.reading.candidate import Candidate
from chalicelib.reading.labels import SURE_LABEL, WIDE_GAP, LabelHit
from chalicelib.reading.row import beside
from chalicelib.reading.sheet import Sheet, stretches_of
from chalicelib.reading.spellings import reading_of
from chalicelib.reading.things import of_another_thing
from chalicelib.reading.tokens import Token, words_of

_NEAR_AS_GOOD = 0.8
_GENERAL, _LEAST = words_of("تاریخ شماره مبلغ کد نام"), 4
"""Words that any paper has beside the full name of what it means."""


def rivalled(
    candidate: Candidate,
    kind: Kind,
    found: Iterable[Candidate],
    chosen: Sequence[Candidate],
    sheets: Mapping[int, Sheet],
) -> bool:
    """Does another label of the same field point as well to another value, one that is no other field's and surely
    this thing's («مبلغ … ریال طی چک» is of a part of the price)?"""
    if candidate.hit is None or (kind.runs_on and kind.id != "address"):
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
        and not of_another_thing(other.hit, kind, sheets[other.tokens[0].page])
        for other in found
    )


def _points_clearly(other: Candidate, hit: LabelHit) -> bool:
    """A signature's «وکیل», with somebody's name a gap away or below, points to nothing."""
    return hit.score >= SURE_LABEL and (other.place == "beside" or hit.tokens[-1].colon)


def another_value(candidate: Candidate, kind: Kind, sheet: Sheet) -> bool:
    """Does a short label of the field, which a longer one took it from, or the next cell of the row have another?"""
    if candidate.hit is None or kind.runs_on or candidate.hit.line.flowed:
        return False
    values = list(_of_short_labels(candidate, sheet))
    if kind.shape.characters != "letters":  # any words read as a name
        values.append(_in_the_next_cell(candidate, candidate.hit, sheet))
    read = (reading_of(kind, value) for value in values if value)
    return any(one is not None and kind.same(one.canonical, candidate.value.canonical) < 1.0 for one in read)


def _of_short_labels(candidate: Candidate, sheet: Sheet) -> Iterator[tuple[Token, ...]]:
    for hit in sheet.hits:
        surely = hit.likeness == 1.0 and hit.tokens[-1].colon and hit.letters >= _LEAST
        if candidate.field in hit.lost and surely and hit.folded not in _GENERAL:
            yield next(stretches_of(beside(hit, sheet)), ())


def _in_the_next_cell(candidate: Candidate, hit: LabelHit, sheet: Sheet) -> tuple[Token, ...]:
    """«مساحت زمین | ۲۶۰ | ۲۵۵»: which of several columns is meant, the label doesn't say."""
    cells = list(stretches_of(beside(hit, sheet)))
    place = next((n for n, cell in enumerate(cells) if candidate.tokens[-1] in cell), len(cells))
    after = cells[place + 1 : place + 2]
    return after[0] if after and (after[0][0].index == 0 or after[0][0].gap >= WIDE_GAP) else ()
