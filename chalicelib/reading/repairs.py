"""The best value of some words, where one of the alternatives stands in for what was read, if need be."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from chalicelib.fields import Kind
from chalicelib.reading.lexicon import WORDED, unknown
from chalicelib.reading.spellings import other_readings, reading_of
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value

_MAX_REPAIRED = 4


def best_of(kind: Kind, tokens: Sequence[Token]) -> tuple[Value, bool] | None:
    """The best value of these words; where it fails, or the network of numbers is surer of another, the likeliest one
    that the alternatives allow (and True: it is a repair)."""
    best = reading_of(kind, tokens)
    if best is None and len(tokens) > _MAX_REPAIRED:
        return None
    sound = best is not None and best.passed is not False
    if best and sound and not any(chance >= token.confidence for token in tokens for _, chance in token.alternatives):
        return _in_known_words(kind, tokens, best)
    least = prod(token.confidence for token in tokens) if sound else 0.0
    for value, chance in other_readings(kind, tokens, best):
        if chance >= least and (value.passed or (sound and value.passed is not False)):
            return value, True
    return (best, False) if best else None


def _in_known_words(kind: Kind, tokens: Sequence[Token], best: Value) -> tuple[Value, bool]:
    """The likeliest value with the fewest unknown words: a misread word is seldom another one."""
    fewest_unknown = len(unknown(best.canonical)) if kind.id in WORDED else 0
    others = other_readings(kind, tokens, best) if fewest_unknown else []
    ranked = [(len(unknown(value.canonical)), n, value) for n, (value, _) in enumerate(others)]
    left, _, value = min(ranked, default=(fewest_unknown, 0, best), key=lambda one: one[:2])
    return (value, True) if left < fewest_unknown else (best, False)


def other_values(kind: Kind, tokens: Sequence[Token], value: Value) -> tuple[tuple[str, float], ...]:
    """Further values that the words' alternatives give, with their probabilities, likeliest first."""
    return tuple((other.canonical, p) for other, p in other_readings(kind, tokens, value))
