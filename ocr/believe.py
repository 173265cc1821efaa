"""Whether a text layer says what is seen on its page.

Hidden text, broken maps of characters and other tools' readings under a scan are common, and a lie is cheap to make. So
every glyph must have left ink, no two may stand on one place, and a few words, chosen so that they show as many digits
and letters as possible, are read from the picture and compared. Each costs next to nothing beside reading the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.engine import OpenEngine
from ocr.letters import ZWNJ
from ocr.model import Box, Line, Word
from ocr.rows import Glyph
from ocr.textlayer import TextLayer

INK = 24
WIDE = 0.8
MOST_UNSEEN, MOST_OVER, MOST_BODILESS = 0.2, 2, 2
SAMPLE, IN_DOUBT, LONGEST, LEAST_ALIKE = 4, 14, 12, 0.5


def seen_glyphs(layer: TextLayer, grey: Image.Image, scale: float) -> TextLayer | None:
    """The layer without what left no ink (white on white, under a picture); None where it can't be what is seen: much
    of it is not there, a part of a word is not, or it is written over itself."""
    pixels = np.asarray(grey)
    unseen = {n for n, glyph in enumerate(layer.glyphs) if not _inked(glyph, pixels, scale)}
    hidden = {layer.glyphs[n].run for n in unseen}
    broken = any(glyph.run in hidden and n not in unseen for n, glyph in enumerate(layer.glyphs))
    if broken or len(unseen) > MOST_UNSEEN * len(layer.glyphs) or layer.overprinted > MOST_OVER:
        return None
    return TextLayer(tuple(g for n, g in enumerate(layer.glyphs) if n not in unseen), layer.edges)


def _inked(glyph: Glyph, pixels: NDArray[np.uint8], scale: float) -> bool:
    if glyph.text == ZWNJ:
        return True
    x0, y0, x1, y1 = glyph.box(scale)
    window = pixels[y0 : y1 + 1, max(0, x0 - 1) : x1 + 2]
    return window.size == 0 or int(window.max()) - int(window.min()) >= INK


def likeness(grey: Image.Image, lines: Sequence[Line], scale: float, engine: OpenEngine, sample: int = SAMPLE) -> float:
    """How alike the sampled words are to what is read at their places, from 0 to 1: the worse of numbers and words.
    ``scale``: pixels of the picture a pixel of the lines' boxes."""
    words = list(_sample([word for line in lines for word in line.words], sample))
    boxes = engine.crops([_scaled(word.box, scale) for word in words], grey.size)
    if len(boxes) < len(words):
        return 0.0
    steps = engine.recogniser.read([grey.crop(box) for box in boxes])
    read = [engine.line_text(one, box) for one, box in zip(steps, boxes, strict=True)]
    alike: dict[bool, list[float]] = {}
    for word, text in zip(words, read, strict=True):
        ratio = SequenceMatcher(None, _bare(word.text), _bare(text), autojunk=False).ratio()
        alike.setdefault(_bare(word.text).isdigit(), []).append(ratio)
    return min((sum(ratios) / len(ratios) for ratios in alike.values()), default=1.0)


def _sample(words: Sequence[Word], most: int) -> Iterator[Word]:
    """Words that show the most digits and letters that no earlier one showed, digits first."""
    fitting = [word for word in words if 2 <= len(_bare(word.text)) <= LONGEST]
    left = [word for word in fitting if not _spaced_out(word)] or fitting
    shown: set[str] = set()
    for _ in range(min(most, len(left))):
        best = max(left, key=lambda word: sum(1 + c.isdigit() for c in set(_bare(word.text)) - shown))
        left.remove(best)
        shown |= set(_bare(best.text))
        yield best


def _spaced_out(word: Word) -> bool:
    """Its signs stand in boxes of their own, whose sides are easily read as signs too."""
    x0, y0, x1, y1 = word.box
    return x1 - x0 > WIDE * len(word.text) * (y1 - y0)


def _scaled(box: Box, scale: float) -> Box:
    return (round(box[0] * scale), round(box[1] * scale), round(box[2] * scale), round(box[3] * scale))


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
