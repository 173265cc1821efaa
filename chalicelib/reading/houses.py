"""The end of an address: the number of its house, flat or floor."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.fields.number_words import ordinal_of
from chalicelib.reading.tokens import Token, fold

_HOUSE = frozenset(map(fold, ["پلاک", "واحد", "شماره", "قطعه", "بلوک", "طبقه"]))
_GOES_ON = _HOUSE | frozenset(map(fold, ["کد", "کدپستی", "جنب", "روبروی", "روبه", "نبش", "مجتمع", "ساختمان", "برج"]))
_SIGNS = ("،", ",", "-", "/", ".", ":")
_FLOORS = ("همکف", "زیرزمین")
_LONGEST_NUMBER = 4


def ends_with_house(tokens: Sequence[Token]) -> bool:
    """Is the last a house's number, without a sign that leads on, and nothing else between it and the first such word
    («پلاک ۱۲، واحد ۳»)?"""
    first = next((n for n, token in enumerate(tokens) if token.folded in _HOUSE), len(tokens))
    numbered = len(tokens) > first + 1 and tokens[-2].folded in _HOUSE and _number(tokens[-1])
    in_order = all(token.folded in _HOUSE or _number(token) for token in tokens[first:])
    return numbered and in_order and not tokens[-1].text.endswith(_SIGNS)


def begins_with_house(tokens: Sequence[Token]) -> bool:
    """«واحد ۳»: is a house, or a part of one, the first that they name?"""
    return len(tokens) > 1 and tokens[0].folded in _HOUSE and _number(tokens[1])


def until_house(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Up to the line that ends with the house, where the next one says nothing that an address goes on with."""
    breaks = (n for n in range(1, len(tokens)) if tokens[n].line != tokens[n - 1].line)
    ends = (n for n in breaks if ends_with_house(tokens[:n]) and tokens[n].folded not in _GOES_ON)
    return tokens[: next(ends, len(tokens))]


def _number(token: Token) -> bool:
    digits = token.folded.isdigit() and len(token.folded) <= _LONGEST_NUMBER
    return (
        digits
        or token.text.strip("".join(_SIGNS)) in _FLOORS
        or ordinal_of([token.text.strip("".join(_SIGNS))]) is not None
    )
