"""A page's lines, read once more by small networks that know numbers or letters alone (``training/small_network.py``).

They share no weight with the recogniser, nor what it was made from, so they seldom err as it does; what the detector
cut off, all miss.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PIL import Image

from ocr.engine import OpenEngine
from ocr.model import Box, Line, Word
from ocr.recogniser import LETTERS, NUMBERS, NUMERALS
from ocr.words import around, within


def numeric(text: str) -> bool:
    return any(character.isdigit() for character in text)


def lettered(text: str) -> bool:
    return any(character.isalpha() for character in text)


OWN: Mapping[str, Callable[[str], bool]] = {NUMBERS: numeric, NUMERALS: numeric, LETTERS: lettered}
"""Which words, by their text, are each network's own."""


class Again:
    """One of the small networks, by its name, as an engine that reads nothing but its own words."""

    def __init__(self, name: str, engine: OpenEngine) -> None:
        self._own, self._engine = OWN[name], engine

    def read(self, image: Image.Image, boxes: Sequence[Box], lines: Sequence[Line], seconds: float) -> tuple[Line, ...]:
        """What it reads in those boxes in which ``lines``, a first reading, have a word of its own; where boxes
        overlap, the surer reading. What there were no processor ``seconds`` left for is not there."""
        places = [word.box for line in lines for word in line.words if self._own(word.text)]
        wanted = [box for box in boxes if any(within(place, box) for place in places)]
        read = self._engine.read_lines(image, wanted, seconds=seconds)
        own = [[word for word in line.words if self._own(word.text)] for line in read]
        seen: list[Word] = []
        for word in sorted((word for words in own for word in words), key=lambda word: -word.confidence):
            if not any(within(word.box, one.box) for one in seen):
                seen.append(word)
        kept = (tuple(word for word in words if any(word is one for one in seen)) for words in own)
        return tuple(Line(words, around([word.box for word in words])) for words in kept if words)
