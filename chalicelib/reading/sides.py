"""The four sides of a plot, as boundaries tell them («شمالاً …، شرقاً …»)."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.fields.free_text import SIDES, sides_of
from chalicelib.reading.tokens import Token, fold, words_of

_TOLD = frozenset(fold(side + "ا") for side in SIDES)
_NAMED = _TOLD | frozenset(map(fold, SIDES))
_OF_A_SIDE = words_of("به طول متر متری پلاک قطعه کوچه خیابان بلوار گذر معبر دیوار درب و پی است دیواریست دیواری فرعی از")
_NUMBERED = frozenset(map(fold, ("پلاک", "قطعه")))
_WIDE = fold("متری")


def begins_a_side(token: Token) -> bool:
    """«شمالاً: دیواری است …» are the words of a description of boundaries."""
    return token.folded in _NAMED


def fourth_told(tokens: Sequence[Token]) -> int:
    """After which token all four sides are named; the number of tokens, if they never are."""
    named: set[str] = set()
    for count, token in enumerate(tokens, start=1):
        named |= sides_of(token.text)
        if len(named) == len(SIDES):
            return count
    return len(tokens)


def ends_with_fourth_side(tokens: Sequence[Token]) -> bool:
    """Does each side begin once, is nothing but its neighbour told of the last, and does that end («پلاک ۱۲», «خیابان
    ۱۰ متری»)?"""
    told = [token.folded for token in tokens if begins_a_side(token)]
    last = tokens[fourth_told(tokens) :]
    if len(told) != len(SIDES) or set(told) != _TOLD or len(last) < 2:
        return False
    end, before = last[-1], last[-2]
    numbered = end.folded.isdigit() and end.text[-1].isdigit() and before.folded in _NUMBERED
    wide = end.folded == _WIDE and end.text[-1].isalpha() and before.folded.isdigit()
    return (numbered or wide) and all(token.folded in _OF_A_SIDE or token.folded.isdigit() for token in last)
