"""Known words: what is one was hardly misread as it, and what differs from one in its dots alone probably was.

A name need not be in any list, so an unknown word is no mistake by itself. Short words are passed over: too many
letters make one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chalicelib.reading.tokens import dotless, fold

NAMED = ("name", "company_name", "address", "boundaries")
WORDED = (*NAMED, "text")
"""The kinds whose words a list may know; of a text's verbs and plurals it knows too few to correct any."""
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_ENDINGS = [fold(ending) for ending in ("ی", "یی", "یان", "ان", "ها", "زاده", "پور", "نژاد", "فر", "لو", "نیا", "منش")]
_ENDINGS += [fold(ending) for ending in ("دوست", "شهر", "دشت", "ویلا", "مهر", "آباد")]
"""What makes a name or a place of a known word."""
_LOOPS = str.maketrans("عف", "غغ")


def words(text: str) -> Iterator[str]:
    """The folded words of a value that are long enough to tell."""
    return (word for word in map(fold, _WORD.findall(text)) if len(word) >= SHORTEST)


def unknown(text: str) -> list[str]:
    """The words of a value that are in no list."""
    return [word for word in words(text) if not _known(word)]


def mistakable(text: str) -> bool:
    """Has it an unknown word that looks like a known one, save for dots and the loops of ع and ف?"""
    return any(_shape(word) in _shapes() for word in unknown(text))


def _known(word: str) -> bool:
    listed = _listed()
    return word in listed or any(
        word.endswith(ending) and len(word) - len(ending) >= SHORTEST and word.removesuffix(ending) in listed
        for ending in _ENDINGS
    )


def _shape(word: str) -> str:
    return dotless(word).translate(_LOOPS)


@cache
def _listed() -> frozenset[str]:
    lines = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
    listed = {fold(line) for line in lines if not line.startswith("#")}
    return frozenset(listed | {word.replace("الله", "اله") for word in listed})  # registries write «عبداله»


@cache
def _shapes() -> frozenset[str]:
    return frozenset(map(_shape, _listed()))
