"""Lines by the batch: pictures of about one width on sheets of a few shapes, with their labels in display order."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from bidi import get_display

from training.lines import Face, line, varied
from training.network import SIDE, TAIL, LineNetwork
from training.strings import BOXED, LEADERS, ZWNJ, Strings

WIDTHS = (256, 384, 512, 768, 1024, 1408, 1920)  # few shapes: the CPU's kernels are built, and kept, for each
BATCH_COLUMNS = 6000
NARROWEST_CHARACTER = 6  # columns at the network's height; a line squeezed more than that teaches nothing
STAND_IN = "\u00a6"

Batch = tuple[torch.Tensor, torch.Tensor, list[list[int]]]


def display(text: str) -> str:
    """Left to right as on paper (Unicode bidi, base direction right to left), with the zero-width non-joiner kept and
    leaders read as a space."""
    text = LEADERS.sub(" ", text)
    shown = get_display(text.replace(ZWNJ, STAND_IN), base_dir="R")
    return str(shown).replace(STAND_IN, ZWNJ)


def padded(width: int) -> int | None:
    """The smallest of ``WIDTHS`` that holds a picture with its sides and the network's tail."""
    return next((wide for wide in WIDTHS if wide >= width + 2 * SIDE + TAIL), None)


def batch_of(pictures: Sequence[np.ndarray], width: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Pictures on sheets of one width, as the reader lays them out: a side, the line, a side, white."""
    lines = np.zeros((len(pictures), 1, pictures[0].shape[0], width), np.float32)
    for sheet, picture in zip(lines, pictures, strict=True):
        sheet[0, :, SIDE : SIDE + picture.shape[1]] = picture
    return torch.from_numpy(lines), torch.tensor([picture.shape[1] + 2 * SIDE for picture in pictures])


class Supply:
    """Batches of lines of about one width, in proportion to how often that width is drawn."""

    def __init__(self, strings: Strings, fonts: Sequence[Face], network: LineNetwork, seed: int) -> None:
        self.strings, self.fonts, self.height = strings, fonts, network.height
        self.index = {character: number for number, character in enumerate(network.classes) if character}
        self.chance = random.Random(seed)
        self.waiting: dict[int, list[tuple[np.ndarray, list[int]]]] = {width: [] for width in WIDTHS}

    def one(self) -> tuple[int, np.ndarray, list[int]]:
        """The width of its sheet, its picture and its labels."""
        while True:
            kind, text = self.strings()
            shown, face = display(text), self.chance.choice(self.fonts)
            if not face.can_draw(text) or any(character not in self.index for character in shown):
                continue
            picture = line(text, face, self.height, self.chance, clean=self.chance.random() < 0.08, boxed=kind == BOXED)
            picture = varied(picture, self.chance)
            width = padded(picture.shape[1])
            if width and picture.shape[1] >= NARROWEST_CHARACTER * len(shown):
                return width, picture, [self.index[character] for character in shown]

    def batch(self) -> Batch:
        while True:
            width, picture, labels = self.one()
            self.waiting[width].append((picture, labels))
            if len(self.waiting[width]) >= max(4, min(24, BATCH_COLUMNS // width)):
                chosen, self.waiting[width] = self.waiting[width], []
                lines, widths = batch_of([picture for picture, _ in chosen], width)
                return lines, widths, [labels for _, labels in chosen]
