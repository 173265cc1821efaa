"""Numbers in groups, parted by dashes, that may stand the other way around.

Beside Persian letters the bidirectional algorithm sets «۰۲۱-۸۸۷۷» with its groups from right to left; in a field of its
own it sets them from left to right. On paper both look alike, so the kind's own check has to say which was meant, and
where it allows both, nobody can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.fields import Kind
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value, read

_GROUPS = re.compile(r"\d+(?:-\d+)+")
_AMBIGUOUS = "order-ambiguous"


def settled(kind: Kind, value: Value | None, tokens: Sequence[Token]) -> Value | None:
    """``value`` as read of these words, or that of their number turned around, if only that one is possible."""
    other = _other_way(kind, tokens)
    if other is None or (value is not None and value.canonical == other.canonical):
        return value
    if value is None or _rank(other) > _rank(value):
        return other
    if _rank(other) < _rank(value) or _AMBIGUOUS in value.flags:
        return value
    return replace(value, flags=(*value.flags, _AMBIGUOUS))


def _other_way(kind: Kind, tokens: Sequence[Token]) -> Value | None:
    numbers = [token for token in tokens if token.text[:1].isdigit() or token.text[-1:].isdigit()]
    if len(numbers) != 1 or not numbers[0].among_letters or not _GROUPS.fullmatch(numbers[0].text):
        return None
    turned = "-".join(reversed(numbers[0].text.split("-")))
    return read(kind, " ".join(turned if token is numbers[0] else token.text for token in tokens))


def _rank(value: Value) -> int:
    return {False: 0, None: 1, True: 2}[value.passed]
