"""Words of a stretch read as a kind: joined where a gap or boxes cut a number apart, and with the recogniser's
alternatives in place of its best reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product

from chalicelib.fields import Kind
from chalicelib.reading.tokens import Token
from chalicelib.reading.turned import doubted, settled, with_decimal_sign
from chalicelib.reading.values import Value, read

_MAX_SWAPS = 24
_LONG_CODE = 8
_BOX_SIDES = "[]|"
_THOUSANDS = re.compile(r"\d{1,3}(?:[٬,،]\d{3})+")
_TORN = re.compile(r"[٬,،]\d{1,2}$")
SEPARATORS = "/٫.,،-–_"


def reading_of(kind: Kind, tokens: Sequence[Token]) -> Value | None:
    """The best value of these words as they were read, without repair."""
    texts = [with_decimal_sign(kind, token.text) for token in tokens]
    value = settled(kind, _first_good(kind, _spellings(kind, tokens, texts)), tokens)
    return value if texts == [token.text for token in tokens] else doubted(value)


def fewest(kind: Kind, tokens: tuple[Token, ...], value: Value) -> tuple[Token, ...]:
    """The fewest of these words, at their middle, that still read as this value."""

    def reads(kept: tuple[Token, ...]) -> bool:
        found = reading_of(kind, kept)
        return found is not None and found.canonical == value.canonical

    while len(tokens) > 1 and reads(tokens[1:]):
        tokens = tokens[1:]
    while len(tokens) > 1 and reads(tokens[:-1]):
        tokens = tokens[:-1]
    return tokens


def _first_good(kind: Kind, spellings: Sequence[str]) -> Value | None:
    values = [value for text in spellings if (value := read(kind, text))]
    return max(values, key=lambda value: (value.passed is not False, value.passed is True, value.clean), default=None)


def _spellings(kind: Kind, tokens: Sequence[Token], texts: Sequence[str]) -> list[str]:
    """The words with spaces; and numbers that a gap cut apart (digit boxes, wide type, «۹۲۱/ ۹۶») joined again. The
    pieces of a number run from left to right on paper, whatever order of reading a finder of words gave them."""
    if kind.runs_on or kind.shape.characters == "letters":
        return [" ".join(texts)]
    words: list[str] = []
    for is_number, run in groupby(zip(tokens, texts, strict=True), key=lambda pair: numeric(pair[1])):
        pieces = (
            [text for _, text in sorted(run, key=lambda pair: pair[0].box[0])] if is_number else [t for _, t in run]
        )
        on_paper = [_on_paper(text) for text in pieces]
        words += ["".join(on_paper)] if is_number and _one_number(on_paper, "".join(pieces)) else pieces
    logical = ["".join(texts)] if len(words) == 1 else []
    return list(dict.fromkeys([" ".join(words), " ".join(texts), *logical]))


def _on_paper(number: str) -> str:
    """A piece of a number from left to right: a sign read after its digits stands to their left, and digits in boxes,
    whose sides were read as brackets, were read from the right."""
    if any(sign in _BOX_SIDES for sign in number):
        return "".join(reversed(re.findall(r"\d+", number)))
    body = number.strip(SEPARATORS)
    if not body:
        return number
    before, _, after = number.partition(body)
    return f"{after}{body}{before}"


def numeric(text: str) -> bool:
    """Digits and signs, or a separator that stands alone."""
    return not any(c.isalpha() for c in text) and (any(c.isdecimal() for c in text) or text in SEPARATORS)


def _one_number(pieces: Sequence[str], raw: str) -> bool:
    """Do these numbers side by side make one? A long code does, or one with a separator wherever it is cut, or a sum
    whose thousands are whole only together («۷٬۴», «۱۵٬۰۰۰»)."""
    if len(pieces) < 2:
        return any(sign in _BOX_SIDES for sign in raw)
    if _THOUSANDS.fullmatch("".join(pieces)) and any(_TORN.search(piece) for piece in pieces[:-1]):
        return True
    digits = sum(c.isdigit() for text in pieces for c in text)
    cuts = pairwise(pieces)
    return digits >= _LONG_CODE or all(one[-1] in SEPARATORS or other[0] in SEPARATORS for one, other in cuts)


def other_readings(kind: Kind, tokens: Sequence[Token], best: Value | None) -> list[tuple[Value, float]]:
    """Values by swapping words for their alternatives, likeliest first, each value once."""
    found: dict[str, tuple[Value, float]] = {}
    for texts, probability in _swaps(tokens):
        value = _first_good(kind, _spellings(kind, tokens, texts))
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
