"""Crops of lines in, the recogniser's probabilities out. See ``weights/MODEL_CARD.md`` for the network.

A line is scaled to ``height`` and carries ``TAIL`` pixels of paper at its right end: the graph takes a column of them
for all the padding that it was trained with (``training/export.py``), so lines run at their own width. Lines of
similar width share a batch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr.ctc import Probabilities
from ocr.network import session

WEIGHTS = Path(__file__).parent / "weights"
TAIL = 128
SIDE = 16
STRIDE = 8
BUCKET = 64
WIDEST = 4096
BATCH_PIXELS = 4 * 1200


class Recogniser:
    """``characters[k]`` is the character of class ``k``; class 0 is the blank."""

    def __init__(self, weights: Path = WEIGHTS, height: int = 88) -> None:
        self.characters: list[str] = json.loads((weights / "characters.json").read_text(encoding="ascii"))
        self._height = height
        self._session = session(weights / "recogniser.onnx")

    def read(self, crops: Sequence[Image.Image]) -> list[Probabilities]:
        """Probabilities ``(steps, classes)`` of each grey crop; its steps cover its own width evenly."""
        lines = [self._scaled(crop) for crop in crops]
        read: dict[int, Probabilities] = {}
        for batch in _batches([line.shape[1] for line in lines]):
            read.update(self._run({i: lines[i] for i in batch}))
        return [read[i] for i in range(len(lines))]

    def _scaled(self, crop: Image.Image) -> NDArray[np.float32]:
        width = min(WIDEST, max(STRIDE, round(crop.width * self._height / crop.height)))
        scaled = crop.resize((width, self._height), Image.Resampling.LANCZOS)
        return np.float32(1) - np.asarray(scaled, dtype=np.float32) / np.float32(255)

    def _run(self, lines: dict[int, NDArray[np.float32]]) -> Iterator[tuple[int, Probabilities]]:
        room = max(line.shape[1] for line in lines.values()) + 2 * SIDE
        room = -(-room // BUCKET) * BUCKET + TAIL
        sheet = np.zeros((len(lines), 1, self._height, room), dtype=np.float32)
        widths = np.array([line.shape[1] + 2 * SIDE for line in lines.values()], dtype=np.int64)
        for row, line in zip(sheet, lines.values(), strict=True):
            row[0, :, SIDE : SIDE + line.shape[1]] = line
        (out,) = self._session.run(None, {"lines": sheet, "widths": widths})
        for i, width, steps in zip(lines, widths, out, strict=True):
            yield i, steps[SIDE // STRIDE : (width - SIDE) // STRIDE + 1]


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of lines to run together: similar widths, and no more than ``BATCH_PIXELS`` of width."""
    batch: list[int] = []
    for i in sorted(range(len(widths)), key=widths.__getitem__):
        wider = bool(batch) and widths[i] > 1.25 * widths[batch[0]] + BUCKET
        if batch and (wider or (len(batch) + 1) * widths[i] > BATCH_PIXELS):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
