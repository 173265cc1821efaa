"""Where the labels of a document stand on its pages.

A label may begin a line, stand in the middle of one (two pairs on a line), or alone in a cell. Matching forgives
spacing, ZWNJ, colons, ye and kaf, lost dots, and one wrong letter in five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.reading.tokens import Token, TokenLine, dotless, fold

_MAX_WORDS = 6
_WIDE_GAP = 1.0
_DOTS_COST = 0.05
_UNKNOWN_WORDS = 4
_SURELY = 0.8
_LESSER, _ANY_WORD = 0.6, 3
_RUNNING_LETTERS, _RUNNING_LIKENESS = 5, 0.9


@dataclass(frozen=True, slots=True)
class Label:
    """What is looked for: a field's label (``field`` None for one that only ends other fields' values)."""

    field: str | None
    folded: str

    @property
    def slack(self) -> int:
        """How many letters may be wrong: none in four, one in five, two in ten; none in a label of other papers."""
        return len(self.folded) // 5 if self.field else 0


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found on tokens ``start:end`` of a line. ``likeness`` is of the letters, ``strength`` of the position: a
    label at the start of a cell and before a colon is surely one, a word in the middle of a sentence hardly."""

    fields: frozenset[str]
    line: TokenLine
    start: int
    end: int
    likeness: float
    strength: float

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.line.tokens[self.start : self.end]

    @property
    def score(self) -> float:
        return self.likeness * self.strength

    @property
    def letters(self) -> int:
        return sum(len(token.folded) for token in self.tokens)

    @property
    def weight(self) -> float:
        return self.letters * self.score**2


def labels_of(fields: Mapping[str, Iterable[str]], others: Iterable[str] = ()) -> list[Label]:
    """Labels to look for: every variant of each field, and ``others`` that stand on such papers too."""
    own = {Label(name, fold(text)) for name, texts in fields.items() for text in texts}
    taken = {label.folded for label in own}
    foreign = {Label(None, folded) for folded in map(fold, others) if folded and folded not in taken}
    return sorted(
        (label for label in own | foreign if label.folded), key=lambda label: (label.folded, label.field or "")
    )


def likeness(seen: str, wanted: str, slack: int) -> float:
    """1 for equal; less for lost dots and for wrong letters; 0 beyond ``slack`` wrong letters. Both folded."""
    return 1.0 if seen == wanted else _likeness(seen, dotless(seen), wanted, dotless(wanted), slack)


def _likeness(seen: str, seen_shape: str, wanted: str, wanted_shape: str, slack: int) -> float:
    from rapidfuzz.distance.Levenshtein import distance

    shapes = distance(seen_shape, wanted_shape, score_cutoff=slack)
    if shapes > slack:
        return 0.0
    dots = distance(seen, wanted) - shapes
    return max(0.0, 1.0 - shapes / len(wanted) - _DOTS_COST * max(0, dots))


class Windows:
    """Every run of words that a label may fill, by the number of its letters: made once for a page, asked often."""

    def __init__(self, lines: Sequence[TokenLine]) -> None:
        self._runs: dict[str, list[tuple[TokenLine, int, int]]] = defaultdict(list)
        for line in lines:
            for start in range(len(line.tokens)):
                for end, seen in _windows(line.tokens, start):
                    self._runs[seen].append((line, start, end))
        self._by_length: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for seen in self._runs:
            self._by_length[len(seen)].append((seen, dotless(seen)))
        self._found: dict[tuple[str, int], list[tuple[str, float]]] = {}

    def like(self, label: Label) -> Iterator[LabelHit]:
        """The runs that read like this label, overlapping ones too."""
        names = frozenset({label.field} if label.field else ())
        for seen, score in self._like(label.folded, label.slack):
            for line, start, end in self._runs[seen]:
                yield LabelHit(names, line, start, end, score, strength(line, start, end))

    def _like(self, wanted: str, slack: int) -> list[tuple[str, float]]:
        """Kept, since the labels of many papers are the same."""
        if (wanted, slack) not in self._found:
            self._found[(wanted, slack)] = list(self._search(wanted, slack))
        return self._found[(wanted, slack)]

    def _search(self, wanted: str, slack: int) -> Iterator[tuple[str, float]]:
        if not slack:
            shape = dotless(wanted)
            for seen, seen_shape in self._by_length.get(len(wanted), ()):
                if seen_shape == shape:
                    yield seen, likeness(seen, wanted, 0)
            return
        shape = dotless(wanted)
        for length in range(len(wanted) - slack, len(wanted) + slack + 1):
            for seen, seen_shape in self._by_length.get(length, ()):
                score = 1.0 if seen == wanted else _likeness(seen, seen_shape, wanted, shape, slack)
                if score:
                    yield seen, score


def find_labels(windows: Windows, labels: Iterable[Label]) -> list[LabelHit]:
    """The labels on a page; where two overlap, those that cover more letters better stay, and a run of words that is
    the label of several fields alike names them all."""
    best: dict[tuple[int, int], dict[tuple[int, int], LabelHit]] = defaultdict(dict)
    wanted = list(labels)
    for label in wanted:
        for hit in windows.like(label):
            line = best[(hit.line.page, hit.line.number)]
            line[(hit.start, hit.end)] = _better(line.get((hit.start, hit.end)), hit)
    every = [hit for hits in best.values() for hit in hits.values() if not _cut_short(hit, wanted)]
    exact = frozenset(name for hit in every if hit.likeness == 1.0 and hit.strength >= _SURELY for name in hit.fields)
    kept: dict[tuple[int, int], list[LabelHit]] = defaultdict(list)
    for hit in every:
        # A word that is only like a label whose exact letters stand elsewhere is a value («فرزند: فرزاد»).
        if hit.likeness == 1.0 or not hit.fields <= exact:
            kept[(hit.line.page, hit.line.number)].append(hit)
    return _in_running_text(_of_one_paper([hit for place in sorted(kept) for hit in _best_apart(kept[place])]))


def _in_running_text(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Papers set as running text («متقاضی … کد ملی … تلفن همراه …») have no gaps or colons: there a long label counts
    that follows another on its line, if its field has no surer one."""
    sure = frozenset(name for hit in hits if hit.strength >= _SURELY for name in hit.fields)
    begun = {(hit.line.page, hit.line.number) for hit in hits if hit.strength >= _SURELY}
    return [
        replace(hit, strength=_SURELY)
        if hit.strength < _SURELY
        and hit.fields - sure
        and hit.letters >= _RUNNING_LETTERS
        and hit.likeness >= _RUNNING_LIKENESS
        and (hit.line.page, hit.line.number) in begun
        else hit
        for hit in hits
    ]


def _of_one_paper(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """A paper names a field once: beside a long sure label, a short one of the same field is something else. It still
    ends other values («تاریخ:» beside «تاریخ سند:»), unless it is so short that it may be any word («شش» for ش ش)."""
    longest: dict[str, float] = defaultdict(float)
    for hit in hits:
        for name in hit.fields:
            longest[name] = max(longest[name], hit.weight)
    kept = []
    for hit in hits:
        fields = frozenset(name for name in hit.fields if hit.weight >= _LESSER * longest[name])
        if fields or not hit.fields or hit.letters > _ANY_WORD or hit.line.tokens[hit.end - 1].colon:
            kept.append(replace(hit, fields=fields))
    return kept


def _cut_short(hit: LabelHit, labels: Sequence[Label]) -> bool:
    """Is it only the beginning of a longer label whose end ran into the next word («نام خانوادگی‌رضایی»)?"""
    seen = "".join(token.folded for token in hit.tokens)
    rest = "".join(token.folded for token in hit.line.tokens[hit.end : hit.end + 1])
    return not hit.tokens[-1].colon and any(
        len(label.folded) > len(seen) + 2
        and len(seen + rest) > len(label.folded)
        and (seen + rest).startswith(label.folded)
        for label in labels
    )


def _better(one: LabelHit | None, other: LabelHit) -> LabelHit:
    if one is None or other.likeness > one.likeness:
        return other
    if other.likeness < one.likeness:
        return one
    return replace(one, fields=one.fields | other.fields)


def _windows(tokens: Sequence[Token], start: int) -> Iterable[tuple[int, str]]:
    """Ends and folded texts of runs that a label may fill: no colon and no wide gap inside."""
    seen = ""
    for end in range(start, min(len(tokens), start + _MAX_WORDS)):
        if end > start and (tokens[end].gap > 2 * _WIDE_GAP or tokens[end - 1].colon):
            return
        seen += tokens[end].folded
        if tokens[end].folded:
            yield end + 1, seen


def strength(line: TokenLine, start: int, end: int) -> float:
    """How much the position speaks for a label."""
    begins = start == 0 or line.tokens[start].gap >= _WIDE_GAP
    if line.tokens[end - 1].colon:
        return 1.0 if begins else 0.9
    return 0.85 if begins else 0.4


def _best_apart(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """The set of hits that don't overlap with the greatest sum of matched letters (weighted interval scheduling)."""
    ordered = sorted(hits, key=lambda hit: (hit.end, hit.start))
    best: list[tuple[float, list[LabelHit]]] = [(0.0, [])]
    for number, hit in enumerate(ordered):
        before = next(k for k in range(number, -1, -1) if k == 0 or ordered[k - 1].end <= hit.start)
        taken = (best[before][0] + hit.weight, [*best[before][1], hit])
        best.append(max(best[number], taken, key=lambda choice: choice[0]))
    return best[-1][1]


def unknown_labels(lines: Sequence[TokenLine], known: Sequence[LabelHit]) -> list[LabelHit]:
    """Up to four words before a colon at the start of a line or cell, that no known label covers: they end another
    field's value as any label does."""
    covered = {(hit.line.page, hit.line.number, place) for hit in known for place in range(hit.start, hit.end)}
    found = []
    for line in lines:
        for end, token in enumerate(line.tokens, start=1):
            start = _cell_start(line, end - 1)
            if not token.colon or not token.folded.isalpha() or end - start > _UNKNOWN_WORDS:
                continue
            if not any((line.page, line.number, place) in covered for place in range(start, end)):
                found.append(LabelHit(frozenset(), line, start, end, 1.0, strength(line, start, end)))
    return found


def _cell_start(line: TokenLine, place: int) -> int:
    while place > 0 and line.tokens[place].gap < _WIDE_GAP and not line.tokens[place - 1].colon:
        place -= 1
    return place
