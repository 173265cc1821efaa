"""Labels that a narrow column breaks over two or three lines («شماره تلفن» over «همراه»), made one line again.

Lines that stand close under one another and together read as a label of the paper are that label, unless each has a
value beside it, and one at least is a label by itself: then they are rows of a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from chalicelib.reading.tokens import TokenLine, around, dotless

_WORDS, _LINES = 4, 3
_PITCH, _HEIGHTS, _LEVEL, _SAME_ROW = 0.5, 1.4, 0.7, 0.6


def with_wrapped_labels(lines: Sequence[TokenLine], labels: Iterable[str]) -> list[TokenLine]:
    """The lines, those of each broken label as one. ``labels``: folded, of this paper's fields."""
    wanted = frozenset(labels)
    kept = list(lines)
    for upper in lines:
        run = _broken_label(upper, kept, wanted)
        if run:
            kept[kept.index(upper)] = _whole(run)
            kept = [line for line in kept if line not in run[1:]]
    return kept


def _broken_label(upper: TokenLine, lines: Sequence[TokenLine], wanted: frozenset[str]) -> list[TokenLine] | None:
    """The longest run of lines from this one down that is a label."""
    found = None
    for run in _runs(upper, lines) if upper in lines else ():
        rows = any(_folded([line]) in wanted for line in run) and all(_has_value(line, run, lines) for line in run)
        if _is_one_of(wanted, _folded(run)) and not rows:
            found = run
    return found


def _is_one_of(wanted: frozenset[str], seen: str) -> bool:
    """Is it such a label, save for one letter in ten?"""
    from rapidfuzz.distance.Levenshtein import distance

    shape, slack = dotless(seen), len(seen) // 10
    return seen in wanted or (
        slack > 0 and any(distance(shape, dotless(one), score_cutoff=slack) <= slack for one in wanted)
    )


def _runs(upper: TokenLine, lines: Sequence[TokenLine]) -> Iterator[list[TokenLine]]:
    run = [upper]
    while len(run) < _LINES and _wordy(run[-1]):
        below = next((line for line in lines if _wordy(line) and _under(run[-1], line)), None)
        if below is None:
            return
        run = [*run, below]
        yield run


def _wordy(line: TokenLine) -> bool:
    letters = all(not any(c.isdigit() for c in token.text) for token in line.tokens)
    return letters and len(line.tokens) <= _WORDS and not any(token.colon for token in line.tokens[:-1])


def _under(upper: TokenLine, lower: TokenLine) -> bool:
    """Close beneath, as tall, and set to the same right edge or around the same middle; no colon has ended it."""
    small, tall = sorted((upper.height, lower.height))
    if upper.tokens[-1].colon or tall > _HEIGHTS * small:
        return False
    close = -_PITCH * small <= lower.box[1] - upper.box[3] <= _PITCH * small
    edge = abs(upper.box[2] - lower.box[2]) <= _LEVEL * small
    middle = abs(sum(upper.box[::2]) - sum(lower.box[::2])) / 2 <= _LEVEL * small
    return close and (edge or middle)


def _has_value(line: TokenLine, run: Sequence[TokenLine], lines: Sequence[TokenLine]) -> bool:
    """Does something, of what stands nearest to its left, stand as level with it as a form's value with its label?"""
    lefts = [other for other in lines if other not in run and other.box[2] <= line.box[0] and _overlap(line, other) > 0]
    edge = max((other.box[2] for other in lefts), default=0) - line.height
    return any(other.box[2] >= edge and _overlap(line, other) >= _SAME_ROW * line.height for other in lefts)


def _overlap(line: TokenLine, other: TokenLine) -> int:
    return min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])


def _folded(lines: Sequence[TokenLine]) -> str:
    return "".join(token.folded for line in lines for token in line.tokens)


def _whole(run: Sequence[TokenLine]) -> TokenLine:
    tokens = [replace(token, gap=0.0) if token.index == 0 else token for line in run for token in line.tokens]
    number = run[0].number
    placed = tuple(replace(token, line=number, index=place) for place, token in enumerate(tokens))
    return replace(run[0], box=around([line.box for line in run]), tokens=placed, wrapped=True)
