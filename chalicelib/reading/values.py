"""A stretch of text read as a field's kind: the canonical value, its doubts, and what its own check says."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.fields import Kind
from chalicelib.fields.persian import comparable

_PASSED = {"right": True, "wrong": False, "undecidable": None}


@dataclass(frozen=True, slots=True)
class Value:
    """``flags``: what was doubtful while reading. ``passed``: True when its check confirms it, False when it can't be,
    None when nothing decides; ``reasons`` say why it is not True."""

    canonical: str
    flags: tuple[str, ...]
    passed: bool | None
    reasons: tuple[str, ...]

    @property
    def clean(self) -> bool:
        return self.passed is not False and not self.flags and not self.reasons


def read(kind: Kind, text: str) -> Value | None:
    """The value in this text, or None where the kind finds none."""
    parsed = kind.parse(text)
    if parsed is None:
        return None
    verdict = kind.check(parsed.value)
    return Value(parsed.value, parsed.flags, _PASSED[verdict.outcome], verdict.reasons)


def same_exactly(kind: Kind, one: str, other: str) -> bool:
    """The same by the kind's measure and, where it is words, to the last letter: names that differ by a title or in the
    order of their parts are the same person, but they don't confirm each other's letters."""
    if kind.same(one, other) < 1.0:
        return False
    return kind.shape.characters == "digits" or not _worded(kind) or comparable(one) == comparable(other)


def _worded(kind: Kind) -> bool:
    return kind.shape.characters == "letters" or kind.runs_on
