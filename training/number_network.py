"""A small network that reads the numbers of a line and nothing else, made from nothing: a second opinion that shares
no weight with the recogniser. Letters are one class, so it can't guess a digit from the words around it.

Its lines are flatter than the recogniser's: ``HEIGHT`` rows, as wide as at ``DRAWN_HEIGHT``, so that narrow digits in a
row keep time steps of their own at less cost.
"""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import nn

HEIGHT, DRAWN_HEIGHT, STRIDE = 40, 64, 4
SPACE, OTHER = " ", "x"
CLASSES = ("", *"0123456789", "/", "-", ".", "٫", "٬", SPACE, OTHER)
"""Class 0 is CTC's blank; digits of all scripts are one; a run of anything else is ``OTHER``."""

_SIGNS = {character: number for number, character in enumerate(CLASSES) if character not in ("", OTHER)}
_SAME = {",": "٬", "\u2013": "-", "\u2212": "-"}


def press() -> np.ndarray:
    """The matrix ``(HEIGHT, DRAWN_HEIGHT)`` by which a line is pressed down: Lanczos's, row by row."""
    columns = [Image.fromarray(row[:, None].astype(np.float32)) for row in np.eye(DRAWN_HEIGHT)]
    return np.hstack([np.asarray(one.resize((1, HEIGHT), Image.Resampling.LANCZOS)) for one in columns])


def labels(shown: str) -> list[int]:
    """The classes of a line's characters, left to right as on paper."""
    found: list[int] = []
    for character in shown:
        digit = character.isdecimal() and str(int(character))
        label = _SIGNS.get(digit or _SAME.get(character, character), CLASSES.index(OTHER))
        if label in found[-1:] and CLASSES[label] in (SPACE, OTHER):
            continue
        found.append(label)
    return found


class NumberNetwork(nn.Module):
    """``lines (n, 1, HEIGHT, width)``, ink 1 and paper 0 → logits ``(n, width / STRIDE, len(CLASSES))``."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            _layer(1, 24, (2, 2)),
            _layer(24, 48, (2, 1)),
            _layer(48, 64, (1, 2)),
            _layer(64, 96, (2, 1)),
            _layer(96, 128, (2, 1)),
        )
        self.column = nn.Sequential(
            nn.Conv2d(128, 128, (3, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(128), nn.ReLU()
        )
        self.along = nn.ModuleList([_along(128, dilation) for dilation in (1, 2)])
        self.head = nn.Conv1d(128, len(CLASSES), 1)

    def forward(self, lines: torch.Tensor) -> torch.Tensor:
        x = self.column(self.body(lines)).squeeze(2)
        for layer in self.along:
            x = x + layer(x)
        return self.head(x).transpose(1, 2)


def _layer(inner: int, outer: int, stride: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inner, outer, 3, stride, padding=1, bias=False), nn.BatchNorm2d(outer), nn.ReLU(inplace=True)
    )


def _along(channels: int, dilation: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv1d(channels, channels, 5, padding=2 * dilation, dilation=dilation, bias=False),
        nn.BatchNorm1d(channels),
        nn.ReLU(inplace=True),
        nn.Dropout(0.1),
    )
