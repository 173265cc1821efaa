"""The best value of some words, where one of the alternatives stands in for what was read, if need be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import prod

from chalicelib.fields import Kind
from chalicelib.reading.lexicon import NAMED, unknown, words
from chalicelib.reading.spellings import other_readings, reading_of
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value

_MAX_REPAIRED = 4
_HARDLY = 0.01
"""An alternative so much less likely than what was read is none."""


def best_of(kind: Kind, tokens: Sequence[Token]) -> tuple[Value, bool] | None:
    """The best value of these words; where it fails, or an alternative is no less likely, the likeliest one that the
    alternatives allow, and where its words are unknown, one of known words (and True: it is a repair). What passes a
    check digit stays as it was read."""
    best = reading_of(kind, tokens)
    if best is None and len(tokens) > _MAX_REPAIRED:
        return None
    sound = best is not None and best.passed is not False
    if best and kind.strong and best.passed:
        return best, False
    if best and sound and not any(chance >= token.confidence for token in tokens for _, chance in token.alternatives):
        return _in_known_words(kind, tokens, best)
    least = _chance(tokens) if sound else 0.0
    for value, chance in other_readings(kind, tokens, best):
        if chance >= least and (value.passed or (sound and value.passed is not False)):
            return value, True
    return (best, False) if best else None


def _in_known_words(kind: Kind, tokens: Sequence[Token], best: Value) -> tuple[Value, bool]:
    """The likeliest value of as many words, with the same numbers and the fewest unknown words: a misread word is
    seldom another one."""
    fewest_unknown = len(unknown(best.canonical)) if kind.id in NAMED else 0
    others = other_readings(kind, tokens, best) if fewest_unknown else []
    alike = [
        value
        for value, chance in others
        if chance >= _HARDLY * _chance(tokens) and value.clean and _frame(value.canonical) == _frame(best.canonical)
    ]
    ranked = [(len(unknown(value.canonical)), n, value) for n, value in enumerate(alike)]
    left, _, value = min(ranked, default=(fewest_unknown, 0, best), key=lambda one: one[:2])
    return (value, True) if left < fewest_unknown else (best, False)


def _frame(text: str) -> tuple[int, int, list[str]]:
    """How many words there are, how many that a list may know, and the numbers among them."""
    return len(text.split()), sum(1 for _ in words(text)), re.findall(r"\d+", text)


def _chance(tokens: Sequence[Token]) -> float:
    return prod(token.confidence for token in tokens)


def other_values(kind: Kind, tokens: Sequence[Token], value: Value) -> tuple[tuple[str, float], ...]:
    """Further values that the words' alternatives give, with their probabilities, likeliest first."""
    return tuple((other.canonical, p) for other, p in other_readings(kind, tokens, value))
