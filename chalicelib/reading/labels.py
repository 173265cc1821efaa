"""Where the labels of a document stand on its pages.

A label may begin a line, stand in the middle of one (two pairs on a line), or alone in a cell. Matching forgives
spacing, ZWNJ, colons, ye and kaf, lost dots, and one wrong letter in five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from math import prod

from chalicelib.reading.tokens import Token, TokenLine, dotless, fold, fold_known

_MAX_WORDS = 6
SURE_LABEL = 0.72
"""The score from which words are surely a label."""
WIDE_GAP = 1.0
SURELY, AMID = 0.8, 0.4
"""The strength from which a label surely is one, and that of one amid a sentence, where it hardly is."""
_DOTS_COST = 0.05
_PERHAPS, _RATHER, _WORD = 0.01, 0.05, 5
"""A label that is one only by the recogniser's alternatives: how likely they must be, those of shorter words more."""
_AS_ALTERNATIVE, _ALTERNATIVES, _MOST_WAYS = 0.9, 4, 64
"""How like a label such a one is; how many alternatives of a word are tried, and in how many ways those of a run."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is looked for: a field's label (``field`` None for one that only ends other fields' values)."""

    field: str | None
    folded: str
    loose: bool = False

    @property
    def slack(self) -> int:
        """How many letters may be wrong: none in four, one in five, two in ten; none in a label of other papers. Where
        it is looked for loosely: one in three, two in seven, three in eleven."""
        if not self.field:
            return 0
        return (len(self.folded) + 1) // 4 if self.loose else len(self.folded) // 5


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found on tokens ``start:end`` of a line. ``likeness`` is of the letters, ``strength`` of the position: a
    label at the start of a cell and before a colon is surely one, a word in the middle of a sentence hardly. ``lost``:
    fields that a longer label of the page has, and this short one may mean all the same."""

    fields: frozenset[str]
    line: TokenLine
    start: int
    end: int
    likeness: float
    strength: float
    lost: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.line.tokens[self.start : self.end]

    @property
    def folded(self) -> str:
        return "".join(token.folded for token in self.tokens)

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
    own = {Label(name, fold_known(text)) for name, texts in fields.items() for text in texts}
    taken = {label.folded for label in own}
    foreign = {Label(None, folded) for folded in map(fold_known, others) if folded and folded not in taken}
    return sorted(
        (label for label in own | foreign if label.folded), key=lambda label: (label.folded, label.field or "")
    )


def _likeness(seen: str, wanted: str, wrong: int) -> float:
    """``wrong``: how many of the letters' shapes differ; dots come on top."""
    from rapidfuzz.distance.Levenshtein import distance

    if seen == wanted:
        return 1.0
    dots = distance(seen, wanted) - wrong
    return max(0.0, 1.0 - wrong / len(wanted) - _DOTS_COST * max(0, dots))


def rest_of_cell(line: TokenLine, place: int) -> tuple[Token, ...]:
    """The words from this one to the next wide gap."""
    after = takewhile(lambda token: token.gap < WIDE_GAP, line.tokens[place + 1 :])
    return (*line.tokens[place : place + 1], *after)


class Windows:
    """Every run of words that a label may fill, by the number of its letters: made once for a page, asked often."""

    def __init__(self, lines: Sequence[TokenLine]) -> None:
        self.lines = lines
        self._runs: dict[str, list[tuple[TokenLine, int, int]]] = defaultdict(list)
        self._perhaps: dict[str, list[tuple[TokenLine, int, int]]] = defaultdict(list)
        for line in lines:
            spellings = [_spellings(token) for token in line.tokens]
            for start in range(len(line.tokens)):
                for end, seen in _windows(line.tokens, start):
                    self._runs[seen].append((line, start, end))
                    for other in _otherwise(spellings[start:end]):
                        if other != seen:
                            self._perhaps[other].append((line, start, end))
        self._by_length: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for seen in self._runs:
            texts, shapes = self._by_length[len(seen)]
            texts.append(seen)
            shapes.append(dotless(seen))
        self._found: dict[tuple[str, int], list[tuple[str, float]]] = {}

    def like(self, label: Label) -> Iterator[LabelHit]:
        """The runs that read like this label, overlapping ones too."""
        names = frozenset({label.field} if label.field else ())
        for seen, score in self._like(label.folded, label.slack):
            for line, start, end in self._runs[seen]:
                if label.field and any(token.folded.isdigit() for token in line.tokens[start:end]):
                    continue  # «قطعه ۷ تفکیکی» is a label and its value
                yield LabelHit(names, line, start, end, score, strength(line, start, end))
        for line, start, end in self._perhaps.get(label.folded, ()) if label.field else ():
            yield LabelHit(names, line, start, end, _AS_ALTERNATIVE, strength(line, start, end))

    def fills(self, label: Label) -> bool:
        """Is a whole line of several words this label and nothing else?"""
        return any(hit.start == 0 and 1 < hit.end == len(hit.line.tokens) for hit in self.like(label))

    def _like(self, wanted: str, slack: int) -> list[tuple[str, float]]:
        """Kept, since the labels of many papers are the same."""
        if (wanted, slack) not in self._found:
            self._found[(wanted, slack)] = list(self._search(wanted, slack))
        return self._found[(wanted, slack)]

    def _search(self, wanted: str, slack: int) -> Iterator[tuple[str, float]]:
        from rapidfuzz.distance.Levenshtein import distance
        from rapidfuzz.process import extract

        shape = dotless(wanted)
        for length in range(len(wanted) - slack, len(wanted) + slack + 1):
            texts, shapes = self._by_length.get(length, ((), ()))
            near = extract(shape, shapes, scorer=distance, score_cutoff=slack, limit=None)
            for _, wrong, place in sorted(near, key=lambda found: found[2]):
                score = _likeness(texts[place], wanted, int(wrong))
                if score:
                    yield texts[place], score


def _windows(tokens: Sequence[Token], start: int) -> Iterable[tuple[int, str]]:
    """Ends and folded texts of runs that a label may fill: no colon and no wide gap inside."""
    seen = ""
    for end in range(start, min(len(tokens), start + _MAX_WORDS)):
        if end > start and (tokens[end].gap > 2 * WIDE_GAP or tokens[end - 1].colon):
            return
        seen += tokens[end].folded
        if tokens[end].folded:
            yield end + 1, seen


def _otherwise(words: Sequence[Sequence[str]]) -> Iterable[str]:
    """What a run reads like where alternatives stand in for some of its words; nothing, where these are too many."""
    ways = prod(map(len, words))
    return dict.fromkeys(map("".join, product(*words))) if 1 < ways <= _MOST_WAYS else ()


def _spellings(token: Token) -> list[str]:
    least = _PERHAPS if len(token.folded) >= _WORD else _RATHER
    likely = [text for text, chance in token.alternatives if chance >= least][:_ALTERNATIVES]
    return list(dict.fromkeys((token.folded, *map(fold, likely)))) if token.folded.isalpha() else [token.folded]


def strength(line: TokenLine, start: int, end: int) -> float:
    """How much the position speaks for a label."""
    begins = start == 0 or line.tokens[start].gap >= WIDE_GAP
    if line.tokens[end - 1].colon:
        return 1.0 if begins else 0.9
    return 0.85 if begins else AMID
