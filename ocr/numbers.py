"""The numbers of a page, read once more by a small network that knows no letters (``training/small_network.py``).

It shares no weight with the recogniser and was made from nothing, so the two seldom take one digit for the same other
one; what the detector cut off, both miss. Where both see as many digits, it knows their shapes better; where it sees
more or fewer, a comma, a speck or the end of a neighbour has mostly misled it (docs/reading.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from PIL import Image

from ocr.engine import OpenEngine
from ocr.model import Box, Line, Word
from ocr.words import around

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_COMMAS = ("،", ",", ".")
_SIGNS = "/-.٫٬"


def numbers(
    engine: OpenEngine, image: Image.Image, boxes: Sequence[Box], lines: Sequence[Line], seconds: float
) -> Iterator[Line]:
    """The numbers of those boxes in which ``lines``, a first reading, have a digit. What there were no processor
    ``seconds`` left for is not there."""
    places = [word.box for line in lines for word in line.words if _numeric(word.text)]
    wanted = [box for box in boxes if any(_within(place, box) for place in places)]
    return settled(engine.read_lines(image, wanted, seconds=seconds), lines)


def settled(read: Iterable[Line], lines: Iterable[Line]) -> Iterator[Line]:
    """The numbers of lines that the network ``read``: once where boxes overlap, and without the commas of ``lines``, a
    first reading, which are no sign to a network that knows no letters."""
    first = [word for line in lines for word in line.words if _numeric(word.text)]
    found = [[word for word in line.words if _numeric(word.text)] for line in read]
    seen = [word for words in found for word in words]
    for words in found:
        kept = tuple(_without_comma(word, first) for word in words if not _twice(word, seen))
        if kept:
            yield Line(kept, around([word.box for word in kept]))


def _twice(word: Word, seen: Sequence[Word]) -> bool:
    """Is it, in a box that overlaps another, the less sure reading of what the other shows?"""
    return any(_within(word.box, one.box) and one.confidence > word.confidence for one in seen if one is not word)


def _without_comma(word: Word, first: Sequence[Word]) -> Word:
    """A comma at a number's left end, which the recogniser saw, is a zero or a sign to a network without letters."""
    whole = next((one for one in first if _within(one.box, word.box)), None)
    if whole is None or not whole.text.endswith(_COMMAS):
        return word
    more = word.text[0] == "0" and len(_bare(word.text)) == len(_bare(whole.text)) + 1
    return replace(word, text=word.text[1:]) if more or word.text[0] in _SIGNS else word


def with_alternatives(lines: Iterable[Line], seen: Sequence[Line]) -> Iterator[Line]:
    """The lines of a first reading, whose numbers have what the other network ``seen`` there among their alternatives,
    where it is something else: as likely as the first reading or more, where only shapes of digits differ."""
    words = [word for line in seen for word in line.words]
    for line in lines:
        yield replace(line, words=tuple(_with_alternative(word, words) for word in line.words))


def _with_alternative(word: Word, seen: Sequence[Word]) -> Word:
    if not _numeric(word.text) or any(character.isalpha() for character in word.text):
        return word
    within = sorted((one for one in seen if _within(one.box, word.box)), key=lambda one: one.box[0])
    other = "".join(one.text for one in within).translate(_PERSIAN)
    if not other or _bare(other) == _bare(word.text):
        return word
    chance = min(one.confidence for one in within)
    if len(_bare(other)) == len(_bare(word.text)):
        other, chance = _with_digits(word.text, other), max(chance, word.confidence)
    others = [(text, known) for text, known in word.alternatives if text != other]
    return replace(word, alternatives=tuple(sorted((*others, (other, chance)), key=lambda one: -one[1])))


def _with_digits(text: str, other: str) -> str:
    """The text with another one's digits, as many as it has."""
    digits = iter(character for character in other if character.isdecimal())
    return "".join(next(digits) if character.isdecimal() else character for character in text)


def _bare(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())


def _numeric(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _within(place: Box, box: Box) -> bool:
    """Does its middle lie in the box?"""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
