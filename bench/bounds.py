"""Confidence bounds of a rate (Clopper and Pearson, Biometrika 26, 1934), without scipy."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

_STEPS = 100


def upper_bound(events: int, trials: int, level: float = 0.95) -> float:
    """The largest rate under which ``events`` of ``trials`` or fewer still come up with probability 1 - ``level``.

    One-sided, exact. For no events it is about 3 / trials at 95% (the rule of three); 1.0 when there were no trials.
    """
    if trials <= 0 or events >= trials:
        return 1.0
    low, high = events / trials, 1.0
    for _ in range(_STEPS):
        rate = (low + high) / 2
        if _at_most(events, trials, rate) > 1 - level:
            low = rate
        else:
            high = rate
    return high


def _at_most(events: int, trials: int, rate: float) -> float:
    """P(X <= events) for X binomial."""
    if rate <= 0.0:
        return 1.0
    if rate >= 1.0:
        return 0.0
    return sum(exp(_log_choose(trials, k) + k * log(rate) + (trials - k) * log1p(-rate)) for k in range(events + 1))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
