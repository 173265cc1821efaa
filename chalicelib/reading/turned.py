"""Numbers in groups, parted by dashes, that may stand the other way around.

Beside Persian letters the bidirectional algorithm sets «۰۲۱-۸۸۷۷» with its groups from right to left, whether or not a
wide gap parts them; in a field of its own it sets them from left to right. On paper both look alike, so the kind's own
groups or its check have to say which was meant, and where they allow both, nobody can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chalicelib.fields import Kind
from chalicelib.reading.tokens import Token
from chalicelib.reading.values import Value, read

_GROUPS = re.compile(r"\d+(?:-\d+)+")
_LETTER_INSIDE = re.compile(r"(\d{1,2})[رد](\d+)")
_AMBIGUOUS, _SIGN = "order-ambiguous", "separator-ambiguous"


def settled(kind: Kind, value: Value | None, tokens: Sequence[Token]) -> Value | None:
    """``value`` as read of these words, or that of their number turned around, if only that one is possible."""
    printed, other = _other_way(kind, tokens)
    if kind.groups and other is not None and kind.groups in (printed, printed[::-1]):
        return value if printed == kind.groups else other
    if other is None or (value is not None and value.canonical == other.canonical):
        return value
    if value is None or _rank(other) > _rank(value):
        return other
    if _rank(other) < _rank(value) or _AMBIGUOUS in value.flags:
        return value
    return replace(value, flags=(*value.flags, _AMBIGUOUS))


def with_decimal_sign(kind: Kind, text: str) -> str:
    """The area «۷۷ر۱۹۰» is «۱۹۰٫۷۷»: a decimal sign read as a letter, which turns the groups around it as well."""
    found = _LETTER_INSIDE.fullmatch(text) if kind.id == "area_m2" else None
    return f"{found[2]}٫{found[1]}" if found else text


def doubted(value: Value | None) -> Value | None:
    """Nobody can be sure of a sign that was read as another."""
    return value and replace(value, flags=tuple(dict.fromkeys((*value.flags, _SIGN))))


def _other_way(kind: Kind, tokens: Sequence[Token]) -> tuple[tuple[int, ...], Value | None]:
    """How many digits the groups of the only number have, left to right, and what it is turned around."""
    numbers = [token for token in tokens if token.text[:1].isdigit() or token.text[-1:].isdigit()]
    if len(numbers) != 1 or not _GROUPS.fullmatch(numbers[0].text):
        return (), None
    groups = numbers[0].text.split("-")
    turned = "-".join(reversed(groups))
    other = read(kind, " ".join(turned if token is numbers[0] else token.text for token in tokens))
    return tuple(map(len, groups)), other


def _rank(value: Value) -> int:
    return {False: 0, None: 1, True: 2}[value.passed]
