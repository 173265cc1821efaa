"""The numbers of a page, read once more by a small network that knows no letters (``training/number_network.py``).

It shares no weight with the recogniser and was made from nothing, so the two seldom take one digit for the same other
one; what the detector cut off, both miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from PIL import Image

from ocr.engine import OpenEngine
from ocr.model import Box, Line, Word
from ocr.words import around

_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def numbers(
    engine: OpenEngine, image: Image.Image, boxes: Sequence[Box], lines: Iterable[Line], seconds: float
) -> Iterator[Line]:
    """The numbers of those boxes in which ``lines``, a first reading, have a digit. What there were no processor
    ``seconds`` left for is not there."""
    places = [word.box for line in lines for word in line.words if _numeric(word.text)]
    wanted = [box for box in boxes if any(_within(place, box) for place in places)]
    for line in engine.read_lines(image, wanted, seconds=seconds):
        words = tuple(word for word in line.words if _numeric(word.text))
        if words:
            yield Line(words, around([word.box for word in words]))


def with_alternatives(lines: Iterable[Line], seen: Sequence[Line]) -> Iterator[Line]:
    """The lines of a first reading, whose numbers have what the other network ``seen`` there among their alternatives,
    where it is something else."""
    words = [word for line in seen for word in line.words]
    for line in lines:
        yield replace(line, words=tuple(_with_alternative(word, words) for word in line.words))


def _with_alternative(word: Word, seen: Sequence[Word]) -> Word:
    if not _numeric(word.text) or any(character.isalpha() for character in word.text):
        return word
    within = sorted((one for one in seen if _within(one.box, word.box)), key=lambda one: one.box[0])
    other = "".join(one.text for one in within).translate(_PERSIAN)
    if not other or _bare(other) == _bare(word.text) or any(text == other for text, _ in word.alternatives):
        return word
    chance = min(one.confidence for one in within)
    alternatives = sorted((*word.alternatives, (other, chance)), key=lambda one: -one[1])
    return replace(word, alternatives=tuple(alternatives))


def _bare(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())


def _numeric(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _within(place: Box, box: Box) -> bool:
    """Does its middle lie in the box?"""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
