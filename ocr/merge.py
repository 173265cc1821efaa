"""Two networks' readings of one line as one: each word as the network has it that is surer of it, with the other's
among its alternatives; a word that both have alike is surer than either makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr.letters import ZWNJ
from ocr.model import Line, Word
from ocr.words import within

_DIGITS = {ord(character): str(int(character)) for character in "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩"}
_MOST = 4
_RIVAL = 0.9
"""An alternative that another network brings in is at most so many times as likely as the reading that is kept."""


def weakest(line: Line | None) -> float:
    """The probability of the word that it is least sure of; 0 where nothing was read."""
    return min((word.confidence for word in line.words), default=0.0) if line else 0.0


def merged(first: Line | None, other: Line | None) -> Line | None:
    """``other`` is the network that tells scripts of digits and joins of words apart: alike but for those, its spelling
    is kept. Where the two cut a line into different words, the line is cut as the surer one has it."""
    if first is None or other is None:
        return first or other
    chosen, rest = (first, other) if weakest(first) >= weakest(other) else (other, first)
    words = tuple(_with_rival(word, rest.words, is_first=chosen is first) for word in chosen.words)
    return replace(chosen, words=_with_lost(words, rest.words))


def _with_lost(words: tuple[Word, ...], rest: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each no surer than what the other network saw beside it, where this one saw nothing, is unsure."""
    for lost in rest:
        if not any(within(lost.box, word.box) or within(word.box, lost.box) for word in words):
            nearest = min(words, key=lambda word: abs(sum(word.box[::2]) - sum(lost.box[::2])))
            capped = _at_most(nearest, round(1 - lost.confidence, 4))
            words = tuple(capped if word is nearest else word for word in words)
    return words


def _at_most(word: Word, most: float) -> Word:
    others = tuple((text, min(chance, most)) for text, chance in word.alternatives)
    return replace(word, confidence=min(word.confidence, most), alternatives=others)


def _with_rival(word: Word, rest: Sequence[Word], *, is_first: bool) -> Word:
    there = [one for one in rest if within(one.box, word.box)]
    if len(there) == 1 and within(word.box, there[0].box):
        first, other = (word, there[0]) if is_first else (there[0], word)
        return _one_of(first, other)
    if not there:
        return word
    pieces = " ".join(one.text for one in there)
    return _among(word, [(pieces, min(one.confidence for one in there))])


def _one_of(first: Word, other: Word) -> Word:
    if _plain(first.text) == _plain(other.text):
        agreed = 1 - (1 - first.confidence) * (1 - other.confidence)
        known = tuple(one for one in first.alternatives if _plain(one[0]) != _plain(other.text))
        return _among(replace(other, confidence=round(agreed, 4)), known)
    kept, beaten = (first, other) if first.confidence >= other.confidence else (other, first)
    return _among(kept, [(beaten.text, beaten.confidence), *beaten.alternatives])


def _among(word: Word, more: Sequence[tuple[str, float]]) -> Word:
    """The word with more alternatives, none likelier than itself."""
    most = _RIVAL * word.confidence
    found = dict(word.alternatives)
    for text, chance in more:
        if _plain(text) != _plain(word.text):
            found[text] = max(found.get(text, 0.0), round(min(chance, most), 4))
    ranked = sorted(found.items(), key=lambda one: -one[1])[:_MOST]
    return replace(word, alternatives=tuple(ranked))


def _plain(text: str) -> str:
    """Without what one of the networks can't tell: the digits' script, where words are joined."""
    return text.translate(_DIGITS).replace(ZWNJ, "")
