"""Crops of lines in, the recogniser's probabilities out. See ``weights/MODEL_CARD.md`` for the network.

``weights/recogniser.json`` (as those of the small networks) says the height of a line, how far its crop
reaches beyond the detector's box, how many columns a time step stands for, by how many a character comes before its
place on paper (``lead``), and the characters of the classes. A line is
scaled to that height and carries ``TAIL`` pixels of paper at its right end: the graph takes a column of them for all
the padding that it was trained with (``training/network.py``), so a line runs at its own width.
Lines run one by one: on one core a batch only adds padding and misses the cache (``docs/reading.md``).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from ocr.ctc import Probabilities
from ocr.network import session

WEIGHTS = Path(__file__).parent / "weights"
RECOGNISER, TEXT, NUMBERS, NUMERALS, LETTERS = "recogniser", "text", "numbers", "numerals", "letters"
"""The networks that read lines, a thorough one and a small one; those that read nothing but the numbers in them (two),
or the letters."""
TAIL = 128
SIDE = 16
WHOLE = 16
WIDEST = 4096


class Recogniser:
    """``characters[k]`` is the character of class ``k``; class 0 is the blank. ``margins``: to the sides, and above and
    below, in shares of the page's median line height."""

    def __init__(self, weights: Path = WEIGHTS, height: int | None = None, name: str = RECOGNISER) -> None:
        described = json.loads((weights / f"{name}.json").read_text(encoding="ascii"))
        self.characters: list[str] = described["characters"]
        self.margins: tuple[float, float] = tuple(described["margins"])
        self._height, self._stride = height or int(described["height"]), int(described["stride"])
        self._lead = int(described["lead"])
        self._session = session(weights / f"{name}.onnx")
        self._asks_widths = any(one.name == "widths" for one in self._session.get_inputs())

    def read(self, crops: Sequence[Image.Image]) -> list[Probabilities]:
        """Probabilities ``(steps, classes)`` of each grey crop; its steps cover its own width evenly."""
        return [self._read(crop) for crop in crops]

    def _read(self, crop: Image.Image) -> Probabilities:
        width = min(WIDEST, max(self._stride, round(crop.width * self._height / crop.height)))
        scaled = crop.resize((width, self._height), Image.Resampling.LANCZOS)
        inner = width + 2 * SIDE
        sheet = np.zeros((1, 1, self._height, -(-inner // WHOLE) * WHOLE + TAIL), dtype=np.float32)
        sheet[0, 0, :, SIDE : SIDE + width] = 1 - np.asarray(scaled, dtype=np.float32) / 255
        widths = {"widths": np.array([inner], dtype=np.int64)} if self._asks_widths else {}
        (out,) = self._session.run(None, {"lines": sheet, **widths})
        first, last = ((place - self._lead) // self._stride for place in (SIDE, inner - SIDE))
        steps: Probabilities = out[0, first : last + 1]
        return steps
