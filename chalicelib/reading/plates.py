"""A car's number as its plate shows it: each part in a box of its own, the province's number under the word «ایران»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.reading.sheet import same_row
from chalicelib.reading.tokens import Token, TokenLine

_DIGITS, _ALEF = 3, "الف"
_PARTS, _NEAR = 3, 3.0
"""A plate has three parts beside the province; in heights of its digits, how far apart they stand."""


def drawn_plates(lines: Sequence[TokenLine]) -> Iterator[tuple[Token, ...]]:
    """The words of each plate that may be drawn here: the province, three digits, the letter, two digits, as they stand
    from right to left."""
    words = [token for line in lines for token in line.tokens if token.folded]
    for three in words:
        if not _begins_with(three, _DIGITS):
            continue
        left = _nearest([one for one in words if _middle(one) < _middle(three) and same_row(one, three)], three)
        province = [one for one in words if _province(one) and 0 <= one.box[0] - three.box[2] <= _NEAR * three.height]
        province = [one for one in province if one.box[1] < three.box[3] and three.box[1] < one.box[3] + three.height]
        if len(province) == 1:
            yield (province[0], three, *left)


def _nearest(left: Sequence[Token], three: Token) -> list[Token]:
    """What stands to the left, from right to left, as long as one part follows another."""
    row = [three]
    for one in sorted(left, key=_middle, reverse=True)[: _PARTS - 1]:
        if row[-1].box[0] - one.box[2] > _NEAR * three.height:
            break
        row.append(one)
    return row[1:]


def _begins_with(token: Token, digits: int) -> bool:
    """So many digits, and no more than the plate's letter after them."""
    rest = token.folded[digits:]
    return token.folded[:digits].isdigit() and (not rest or rest == _ALEF or (len(rest) == 1 and rest.isalpha()))


def _province(token: Token) -> bool:
    return len(token.folded) == 2 and token.folded.isdigit()


def _middle(token: Token) -> float:
    return (token.box[0] + token.box[2]) / 2
