"""Numbers as they stand in print: which digits and signs make one number, and what its signs mean.

``٫`` and ``.`` are decimal signs, ``٬`` and ``,`` part thousands; ``/`` is often a decimal sign («۱۲۰/۵ متر»). Digits
and separators that stand together are one number or none: nothing of them is dropped without a flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

Flags = tuple[str, ...]
_THOUSANDS = "٬,،'’"
_CHAIN = re.compile(rf"\d+(?:\s?[{_THOUSANDS}٫./]\s?\d+)*")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_THOUSANDS}]\d{{3}})+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_STROKED = re.compile(r"\d{1,3}(?:/\d{3})+")
_DECIMAL = re.compile(rf"(?P<whole>\d{{1,3}}(?:[{_THOUSANDS}]\d{{3}})+|\d+)[٫./](?P<part>\d+)")
_NEAR_DECIMAL = re.compile(rf"(\d+)[{_THOUSANDS}](\d{{1,2}})")
_WORDS_OR_BRACKETS = re.compile(r"[()\[\]]|[^\W\d_]{2,}")
_BY = re.compile(r"\bدر\b|[×xX*]")
_CUT_OFF, _CUT_SHORT = re.compile(r"[٬,'’٫./]$"), re.compile(r"[٬٫'’]")
"""Signs that stand within numbers alone, before or after one: a part of it is missing («,۷۱,۵۷۱»)."""
_AMBIGUOUS, _SEVERAL, _IRREGULAR = ("separator-ambiguous",), ("several-values",), ("groups-irregular",)
Read = Callable[[str], tuple[Decimal, Flags] | None]


def first_printed(plain: str, read: Read) -> tuple[Decimal, Flags] | None:
    """The first number of a canonical text, with its flags; ``several-values`` if there is another one.

    The same number again counts as another, unless words or brackets stand between («۲۰۰ متر (۲۰۰)»): «۲۰ × ۲۰» and
    «۲۵۰ ۲۵۰» are no repetitions.
    """
    found = [(chain, value) for chain in _CHAIN.finditer(plain) if (value := read(re.sub(r"\s", "", chain[0])))]
    if not found:
        return None
    first, (number, flags) = found[0]
    spaced = _AMBIGUOUS if " " in first[0] else ()
    torn = _IRREGULAR if _CUT_OFF.search(plain[: first.start()]) or _CUT_SHORT.match(plain[first.end() :]) else ()
    return number, tuple(
        dict.fromkeys((*flags, *spaced, *torn, *_several(plain, list(_CHAIN.finditer(plain)), number, read)))
    )


def without_numbers(plain: str) -> str:
    """The text's words: what a number in words is looked for in."""
    return _CHAIN.sub(" ", plain)


def decimal(printed: str) -> tuple[Decimal, Flags] | None:
    """An amount that may have a fraction; a flag where a sign may mean thousands as well as decimals, or where the
    digits are not parted in threes. None where no sense can be made of the signs (a date: «۱۴۰۳/۰۵/۱۷»)."""
    if printed.isdecimal():
        return Decimal(printed), ()
    if _GROUPED.fullmatch(printed):
        return _joined(printed), ()
    parted = _DECIMAL.fullmatch(printed)
    if parted:
        ambiguous = parted["whole"].isdecimal() and len(parted["whole"]) <= 3 and len(parted["part"]) == 3
        return Decimal(f"{_joined(parted['whole'])}.{parted['part']}"), _AMBIGUOUS if ambiguous else ()
    near = _NEAR_DECIMAL.fullmatch(printed)
    if near:
        return Decimal(f"{near[1]}.{near[2]}"), () if len(near[1]) > 1 else _AMBIGUOUS  # «۱,۲۴» may lack a digit
    if _DOTTED.fullmatch(printed):
        return _joined(printed), _AMBIGUOUS
    return None if re.search(r"[٫./]", printed) else (_joined(printed), _IRREGULAR)


def whole(printed: str) -> tuple[Decimal, Flags] | None:
    """A number that has no fraction, whose thousands may be parted by dots or strokes too («۱۸۵/۰۰۰/۰۰۰»). Of a print
    with decimals or another slash only the first part is taken, and flagged."""
    if _STROKED.fullmatch(printed):
        return _joined(printed), () if printed.count("/") > 1 else _AMBIGUOUS
    first, *rest = re.split(r"[٫/]|\.(?=\d{1,2}$)", printed)
    if rest:
        read = whole(first)
        return read and (read[0], (*read[1], *_SEVERAL))
    regular = printed.isdecimal() or _GROUPED.fullmatch(printed) or _DOTTED.fullmatch(printed)
    return _joined(printed), () if regular else _IRREGULAR


def _joined(printed: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", printed))


def _several(plain: str, chains: Sequence[re.Match[str]], number: Decimal, read: Read) -> Flags:
    """Is there another number, or the same one so near that it may be a part of one with it?"""
    values = [read(re.sub(r"\s", "", chain[0])) for chain in chains]
    if any(value is None or value[0] != number for value in values):
        return _SEVERAL
    between = (plain[one.end() : other.start()] for one, other in pairwise(chains))
    apart = all(_WORDS_OR_BRACKETS.search(text) and not _BY.search(text) for text in between)
    return () if apart else _SEVERAL
