"""The small networks, which share no weight with the recogniser, nor what it was made from. One reads whole lines, and
reads first. The others are second opinions: two read the numbers of a line and nothing else, one its letters. What is
not theirs is one class to them: none can guess a digit from the words around it, nor a word from its number.

Their lines are flatter than the recogniser's: as wide as at ``DRAWN_HEIGHT`` rows, so that narrow digits in a row keep
time steps of their own, and pressed down to fewer rows, which costs less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from string import ascii_letters

import numpy as np
import torch
from PIL import Image
from torch import nn

from training.strings import ZWNJ

DRAWN_HEIGHT, STRIDE = 64, 4
SPACE, OTHER = " ", "x"
"""``OTHER``: a run of what the network doesn't read."""
_UNSEEN = re.compile(f"{ZWNJ}(?![بپتثجچحخسشصضطظعغفقکگلمنهیئيك])")
"""Right of it, which is before it, stands no letter that would join: nothing on paper tells that it is there."""


@dataclass(frozen=True)
class Reads:
    """What one of the networks reads. ``classes``: class 0 is CTC's blank. ``same``: characters that count as another;
    as none, where they leave no ink of their own. ``height``: rows of a line. ``dilations``: of the layers along it."""

    classes: tuple[str, ...]
    same: Mapping[str, str]
    height: int
    dilations: tuple[int, ...]

    def labels(self, shown: str) -> list[int]:
        """The classes of a line's characters, left to right as on paper."""
        known = {character: label for label, character in enumerate(self.classes) if character not in ("", OTHER)}
        if ZWNJ in known:
            shown = _UNSEEN.sub("", shown)
        found: list[int] = []
        for character in (self.same.get(character, character) for character in shown):
            label = known.get(character, self.classes.index(OTHER))
            if not character or (label in found[-1:] and self.classes[label] in (SPACE, OTHER)):
                continue
            found.append(label)
        return found

    def text(self, labels: list[int]) -> str:
        return "".join(self.classes[label] for label in labels)

    def words(self, text: str) -> list[str]:
        """What stands between spaces and what isn't read."""
        return text.replace(OTHER, SPACE).split()


_DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
NUMBERS = Reads(
    ("", *"0123456789", "/", "-", ".", "٫", "٬", SPACE, OTHER),
    _DIGITS | {",": "٬", "\u2013": "-", "\u2212": "-"},
    height=40,
    dilations=(1, 2),
)
LETTERS = Reads(
    ("", *"ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", ":", "،", ".", "-", "/", "(", ")", SPACE, OTHER),
    {"ۀ": "ه", "ة": "ه", "إ": "ا", "ٱ": "ا", "ي": "ی", "ى": "ی", "ك": "ک", "\u2013": "-"}
    | dict.fromkeys("\u200c\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670", ""),
    height=48,
    dilations=(1, 2, 4, 1),
)
NUMERALS = replace(NUMBERS, height=48, dilations=(1, 2, 4, 1))
"""Another reader of numbers, larger and from another start: where the first and the recogniser differ, the third."""
TEXT = Reads(
    ("", *NUMBERS.classes[1:11], *LETTERS.classes[1:-2], "٫", "٬", *ascii_letters, SPACE, OTHER, ZWNJ),
    {character: as_one for character, as_one in (NUMBERS.same | LETTERS.same).items() if character != ZWNJ},
    height=48,
    dilations=(1, 2, 4, 1, 2),
)
"""Letters, numbers and what joins words: the first reading of every line."""
BY_NAME = {"numbers": NUMBERS, "numerals": NUMERALS, "letters": LETTERS, "text": TEXT}


def press(height: int) -> np.ndarray:
    """The matrix ``(height, DRAWN_HEIGHT)`` by which a line is pressed down: Lanczos's, row by row."""
    columns = [Image.fromarray(row[:, None].astype(np.float32)) for row in np.eye(DRAWN_HEIGHT)]
    return np.hstack([np.asarray(one.resize((1, height), Image.Resampling.LANCZOS)) for one in columns])


class SmallNetwork(nn.Module):
    """``lines (n, 1, reads.height, width)``, ink 1 and paper 0 → logits ``(n, width / STRIDE, len(reads.classes))``."""

    def __init__(self, reads: Reads) -> None:
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
        self.along = nn.ModuleList([_along(128, dilation) for dilation in reads.dilations])
        self.head = nn.Conv1d(128, len(reads.classes), 1)

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
