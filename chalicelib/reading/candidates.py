"""Values that a field may have: what stands where its label points to, read by its kind, each with a score.

The score is between 0 and about 1: the label's letters and position, the value's place to it, how much of the stretch
the value explains, and whether it passes its own check. It ranks candidates; it is no probability of being right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from chalicelib.fields import Kind
from chalicelib.reading.labels import LabelHit
from chalicelib.reading.spans import Place, Sheet, Span, spans_of
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value, read

_PLACES: Mapping[Place, float] = {"beside": 1.0, "cell": 0.95, "row": 0.9, "block": 1.02, "below": 0.8, "anywhere": 0.3}
_WINDOW, _STARTS = 20, 3
_LATE_START = 0.85
_CHECKED = {True: 1.1, None: 1.0, False: 0.6}
_REPAIR_COST = 0.9
_FLAGGED = 0.93
_MAX_SWAPS = 24
_LONG_CODE = 8
_SEPARATORS = "/٫.,،-–_"


@dataclass(frozen=True, slots=True)
class Candidate:
    """``value`` read off ``tokens``; ``hit`` is the label that points there (None: found by its look alone).

    ``repaired``: one of the recogniser's alternatives stands in for its best reading. ``others``: further values that
    the recogniser's alternatives give, with their probabilities.
    """

    field: str
    value: Value
    raw: str
    tokens: tuple[Token, ...]
    hit: LabelHit | None
    place: Place
    score: float
    repaired: bool = False
    others: tuple[tuple[str, float], ...] = ()

    @property
    def words(self) -> frozenset[tuple[int, int, int]]:
        """Every token that this reading takes: the value's and its label's."""
        taken = (*self.tokens, *(self.hit.tokens if self.hit else ()))
        return frozenset((token.page, token.line, token.index) for token in taken)

    @property
    def confidence(self) -> float:
        """The recogniser's probability that every word is right, by its weakest one."""
        return min((token.confidence for token in self.tokens), default=0.0)


def candidates_by_label(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Values that the field's labels on this page point to."""
    for hit in sheet.hits:
        if field in hit.fields:
            for span in spans_of(hit, sheet):
                if span.place != "block" or kind.runs_on:
                    yield from _in_span(field, kind, hit, span)


def candidates_by_look(field: str, kind: Kind, sheet: Sheet) -> Iterator[Candidate]:
    """Long codes that pass this kind's check wherever they stand: for papers whose label was not read."""
    for line in sheet.lines:
        for token in line.tokens:
            if sum(c.isdigit() for c in token.folded) < _LONG_CODE:
                continue
            value = read(kind, token.text)
            if value and value.passed and kind.strong:
                yield Candidate(field, value, token.text, (token,), None, "anywhere", _PLACES["anywhere"])


def _in_span(field: str, kind: Kind, hit: LabelHit, span: Span) -> Iterator[Candidate]:
    letters = max(1, _letters(span.tokens))
    for start, end in _windows(len(span.tokens), whole=kind.runs_on or kind.shape.characters == "letters"):
        tokens = span.tokens[start:end]
        reading = _read(kind, tokens)
        if reading is None:
            continue
        value, raw, repaired, others = reading
        share = 0.6 + 0.4 * min(1.0, _letters(tokens) / letters)
        score = hit.score * _PLACES[span.place] * share * _CHECKED[value.passed] * _LATE_START**start
        score *= _FLAGGED if value.flags else 1.0
        score *= _REPAIR_COST if repaired else 1.0
        yield Candidate(field, value, raw, tokens, hit, span.place, score, repaired, others)


def _letters(tokens: Sequence[Token]) -> int:
    return sum(len(token.folded) for token in tokens)


def _windows(length: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    if whole:
        yield 0, length
        return
    for start in range(min(_STARTS, length)):
        for end in range(min(length, start + _WINDOW), start, -1):
            yield start, end


_Reading = tuple[Value, str, bool, tuple[tuple[str, float], ...]]


def _read(kind: Kind, tokens: Sequence[Token]) -> _Reading | None:
    """The best value of these words; where it fails, the likeliest one that the recogniser's alternatives allow."""
    raw = " ".join(token.text for token in tokens)
    best = _first_good(kind, _spellings(tokens, [token.text for token in tokens]))
    others = _others(kind, tokens, best)
    if best and best.passed is not False:
        return best, raw, False, tuple((value.canonical, p) for value, p in others)
    repair = next((value for value, _ in others if value.passed), None)
    if repair:
        rest = tuple((value.canonical, p) for value, p in others if value.canonical != repair.canonical)
        return repair, raw, True, rest
    return (best, raw, False, tuple((value.canonical, p) for value, p in others)) if best else None


def _first_good(kind: Kind, spellings: Sequence[str]) -> Value | None:
    values = [value for text in spellings if (value := read(kind, text))]
    return max(values, key=lambda value: (value.passed is not False, value.passed is True, value.clean), default=None)


def _spellings(tokens: Sequence[Token], texts: Sequence[str]) -> list[str]:
    """The words with spaces; and numbers that a gap cut apart (digit boxes, wide type, «۹۲۱/ ۹۶») joined again. The
    pieces of a number run from left to right on paper, whatever order of reading a finder of words gave them."""
    words: list[str] = []
    for numeric, run in groupby(zip(tokens, texts, strict=True), key=lambda pair: _numeric(pair[1])):
        pieces = list(run)
        joined = "".join(_on_paper(text) for _, text in sorted(pieces, key=lambda pair: pair[0].box[0]))
        words += [joined] if numeric and _cut_apart(pieces) else [text for _, text in pieces]
    logical = ["".join(texts)] if len(words) == 1 else []
    return list(dict.fromkeys([" ".join(words), " ".join(texts), *logical]))


def _on_paper(number: str) -> str:
    """A piece of a number from left to right: a sign read after its digits stands to their left."""
    body = number.strip(_SEPARATORS)
    if not body:
        return number
    before, _, after = number.partition(body)
    return f"{after}{body}{before}"


def _numeric(text: str) -> bool:
    """Digits and signs, or a separator that stands alone."""
    return not any(c.isalpha() for c in text) and (any(c.isdigit() for c in text) or text in _SEPARATORS)


def _cut_apart(pieces: Sequence[tuple[Token, str]]) -> bool:
    """Do these numbers side by side make one? A long code, or one that begins or ends with a separator does."""
    digits = sum(c.isdigit() for _, text in pieces for c in text)
    edges = any(text[0] in _SEPARATORS or text[-1] in _SEPARATORS for _, text in pieces)
    return len(pieces) > 1 and (digits >= _LONG_CODE or edges)


def _others(kind: Kind, tokens: Sequence[Token], best: Value | None) -> list[tuple[Value, float]]:
    """Values by swapping words for their alternatives, likeliest first, each value once."""
    found: dict[str, tuple[Value, float]] = {}
    for texts, probability in _swaps(tokens):
        value = _first_good(kind, _spellings(tokens, texts))
        if value and value.canonical not in found and (best is None or value.canonical != best.canonical):
            found[value.canonical] = (value, round(probability, 4))
    return list(found.values())


def _swaps(tokens: Sequence[Token]) -> list[tuple[tuple[str, ...], float]]:
    choices = [((token.text, token.confidence), *token.alternatives[:3]) for token in tokens]
    if not any(len(choice) > 1 for choice in choices):
        return []
    swaps: list[tuple[tuple[str, ...], float]] = []
    # One changed word at a time in long stretches: all combinations would be too many to be of use.
    combinations = product(*choices) if len(tokens) <= 3 else _one_changed(choices)
    for combination in combinations:
        probability = 1.0
        for _, p in combination:
            probability *= p
        swaps.append((tuple(text for text, _ in combination), probability))
    swaps.sort(key=lambda swap: -swap[1])
    return swaps[:_MAX_SWAPS]


def _one_changed(choices: Sequence[Sequence[tuple[str, float]]]) -> Iterator[tuple[tuple[str, float], ...]]:
    for place, choice in enumerate(choices):
        for alternative in choice[1:]:
            yield tuple(alternative if n == place else one[0] for n, one in enumerate(choices))
