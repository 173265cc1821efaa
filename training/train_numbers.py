"""Trains the reader of numbers from nothing, resumes from its last checkpoint, and says how it does as it goes.

    python -m training.train_numbers --fonts DIR --held-out DIR --out DIR [--minutes M]

An hour of one core is enough to be of use; ``python -m training.export --numbers last.pt`` makes the graph.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import batch_of, display, padded
from training.evaluate import greedy
from training.lines import Face, faces, line, varied
from training.loop import descend, fast, report, resume, save
from training.network import SIDE
from training.number_network import CLASSES, DRAWN_HEIGHT, HEIGHT, OTHER, STRIDE, NumberNetwork, labels
from training.strings import BOXED, LATIN, Lexicon, Strings
from training.train import lexicon, of_package

WEIGHTS = {
    "digits": 22,
    "date": 14,
    "plaque": 8,
    "area": 8,
    "money": 9,
    "code": 8,
    "pair": 12,
    "pairs": 6,
    "address": 4,
    LATIN: 8,
}
RARE, BATCH_COLUMNS = 2, 14_000

Sample = tuple[str, np.ndarray, list[int]]
"""Kind, picture ``(HEIGHT, width)``, labels."""


class Lines:
    """An endless supply of labelled lines, by width. ``vary``: in more than the fonts' own shapes."""

    def __init__(self, words: Lexicon, fonts: Sequence[Face], seed: int, *, vary: bool = False) -> None:
        self.vary = vary
        self.strings, self.fonts, self.chance = Strings(words, seed), fonts, random.Random(seed)
        self.strings.kinds = {
            kind: (WEIGHTS.get(kind, 6 if kind == BOXED else RARE), made)
            for kind, (_, made) in self.strings.kinds.items()
        }
        self.waiting: dict[int, list[Sample]] = defaultdict(list)

    def drawn(self) -> tuple[str, str, np.ndarray]:
        """Kind, text and picture ``(DRAWN_HEIGHT, width)`` of a line."""
        while True:
            kind, text = self.strings()
            face = self.chance.choice(self.fonts)
            if face.can_draw(text):
                clean = self.chance.random() < 0.08
                return kind, text, line(text, face, DRAWN_HEIGHT, self.chance, clean=clean, boxed=kind == BOXED)

    def one(self) -> tuple[int, Sample]:
        while True:
            kind, text, picture = self.drawn()
            if self.vary:
                picture = varied(picture, self.chance)
            shown, width = labels(display(text)), padded(picture.shape[1])
            if width and picture.shape[1] >= 2 * STRIDE * len(shown):
                return width, (kind, flattened(picture), shown)

    def batch(self) -> list[Sample]:
        while True:
            width, sample = self.one()
            self.waiting[width].append(sample)
            if len(self.waiting[width]) >= max(6, min(40, BATCH_COLUMNS // width)):
                return self.waiting.pop(width)


def flattened(picture: np.ndarray) -> np.ndarray:
    """A line at the recogniser's height, pressed down to the network's."""
    image = Image.fromarray(np.round(picture * 255).astype(np.uint8))
    return np.asarray(image.resize((image.width, HEIGHT), Image.Resampling.LANCZOS), np.float32) / 255


def step(network: NumberNetwork, optimiser: torch.optim.Optimizer, batch: Sequence[Sample]) -> float:
    torch.set_flush_denormal(True)
    network.train()
    pictures = [picture for _, picture, _ in batch]
    lines, widths = batch_of(pictures, padded(max(picture.shape[1] for picture in pictures)) or 0)
    with fast():
        logits = network(lines.contiguous(memory_format=torch.channels_last))
    steps = torch.clamp(widths // STRIDE, min=1)
    return descend(network, optimiser, logits, steps, [shown for _, _, shown in batch])


def numbers(text: str) -> list[str]:
    """What stands between letters and spaces."""
    return text.replace(OTHER, " ").split()


@torch.inference_mode()
def evaluate(network: nn.Module, samples: Sequence[Sample]) -> dict[str, float]:
    """Share of lines whose numbers are all right, by kind."""
    network.eval()
    right: dict[str, list[bool]] = defaultdict(list)
    for kind, picture, shown in samples:
        width = picture.shape[1] + 2 * SIDE
        lines, widths = batch_of([picture], -(-width // 16) * 16)
        read = greedy(network(lines)[0], int(widths[0]) // STRIDE, CLASSES)
        right[kind].append(numbers(read) == numbers("".join(CLASSES[label] for label in shown)))
    together = [mark for marks in right.values() for mark in marks]
    return {"all": sum(together) / len(together), **{k: sum(m) / len(m) for k, m in sorted(right.items())}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("fonts", "held-out", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--minutes", type=float, default=60, help="over which the rate falls by a cosine")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    words = lexicon(args.words)
    network = NumberNetwork().to(memory_format=torch.channels_last)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.995), use_buffers=True)
    optimiser = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=1e-3)
    seen, _ = resume(args.out, network, average, optimiser)
    held_out = Lines(words, faces(args.held_out), 1)
    samples = [held_out.one()[1] for _ in range(400)]
    supply = Lines(words, faces(args.fonts), 2000 + seen, vary=True)
    began = marked = time.monotonic()
    losses: list[float] = []

    def keep() -> None:
        save(args.out, network, average, optimiser, seen)
        loss = sum(losses) / max(1, len(losses))
        report(args.out, {"lines": seen, "loss": loss, **evaluate(average.module, samples)})

    while (done := (time.monotonic() - began) / (60 * args.minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1.0, (seen + 50) / 2000) * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)
        batch = supply.batch()
        losses.append(step(network, optimiser, batch))
        average.update_parameters(network)
        seen += len(batch)
        if time.monotonic() - marked > 300:
            keep()
            marked, losses = time.monotonic(), []
    keep()


if __name__ == "__main__":
    main()
