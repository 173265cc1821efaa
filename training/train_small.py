"""Trains one of the small networks, resumes from its last checkpoint, and says how it does as it goes.

    python -m training.train_small NETWORK --fonts DIR --held-out DIR --out DIR
        [--minutes M] [--like GRAPH]

It starts from nothing, or from the convolutions of another small network's graph (``--like``). An hour or two of one
core are enough to be of use; ``python -m training.export --numbers last.pt`` (or another one) makes the graph.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, IterableDataset

from training.batches import batch_of, display, padded
from training.begin import begin_like
from training.evaluate import greedy
from training.lines import Face, faces, line, varied
from training.loop import descend, fast, report, resume, save
from training.network import SIDE
from training.small_network import BY_NAME, DRAWN_HEIGHT, STRIDE, Reads, SmallNetwork
from training.strings import BOXED, JUMBLE, LATIN, Lexicon, Strings
from training.train import lexicon, of_package

NUMERIC = {
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
    BOXED: 6,
    JUMBLE: 0,
}
WEIGHTS = {
    "numbers": NUMERIC,
    "numerals": NUMERIC,
    "letters": {
        "name": 18,
        "address": 14,
        "words": 18,
        "pair": 12,
        "pairs": 6,
        "plaque": 4,
        "code": 5,
        LATIN: 3,
        JUMBLE: 14,
    },
    "text": {
        "digits": 12,
        "date": 9,
        "plaque": 7,
        "area": 8,
        "money": 7,
        "code": 8,
        "pair": 14,
        "pairs": 5,
        "name": 13,
        "address": 11,
        "words": 13,
        LATIN: 5,
        BOXED: 3,
        JUMBLE: 12,
    },
}
"""How often a kind of line is drawn for each network; what is not named, ``RARE``."""
RARE, BATCH_COLUMNS = 2, 14_000
NARROWEST = {"numbers": 2 * STRIDE, "numerals": 2 * STRIDE, "letters": 6, "text": 6}
"""Columns a character; a line squeezed more than that teaches nothing."""
SEEDS = {"numbers": 2000, "numerals": 20_000_000, "letters": 2000, "text": 40_000_000}
"""Of the lines that are drawn: what shall bear witness independently is taught by other ones."""

Sample = tuple[str, np.ndarray, list[int]]
"""Kind, picture ``(height, width)``, labels."""
Batch = tuple[torch.Tensor, torch.Tensor, list[list[int]]]


class Lines:
    """An endless supply of labelled lines, by width. ``vary``: in more than the fonts' own shapes."""

    def __init__(self, name: str, words: Lexicon, fonts: Sequence[Face], seed: int, *, vary: bool = False) -> None:
        self.reads, self.narrowest, self.vary = BY_NAME[name], NARROWEST[name], vary
        self.strings, self.fonts, self.chance = Strings(words, seed), fonts, random.Random(seed)
        self.strings.kinds = {
            kind: (WEIGHTS[name].get(kind, RARE), made) for kind, (_, made) in self.strings.kinds.items()
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
            shown, width = self.reads.labels(display(text)), padded(picture.shape[1])
            if width and picture.shape[1] >= self.narrowest * len(shown):
                return width, (kind, flattened(picture, self.reads.height), shown)

    def batch(self) -> Batch:
        while True:
            width, sample = self.one()
            self.waiting[width].append(sample)
            if len(self.waiting[width]) >= max(6, min(40, BATCH_COLUMNS // width)):
                chosen = self.waiting.pop(width)
                return *batch_of([picture for _, picture, _ in chosen], width), [shown for _, _, shown in chosen]


class Supply(IterableDataset[Batch]):
    """Batches, made in a process of their own beside the training."""

    def __init__(self, name: str, words: Lexicon, fonts: Sequence[Face], seed: int) -> None:
        self.made = name, words, fonts, seed

    def __iter__(self) -> Iterator[Batch]:
        torch.set_num_threads(1)
        lines = Lines(*self.made, vary=True)
        while True:
            yield lines.batch()


def flattened(picture: np.ndarray, height: int) -> np.ndarray:
    """A line at the recogniser's height, pressed down to the network's."""
    image = Image.fromarray(np.round(picture * 255).astype(np.uint8))
    return np.asarray(image.resize((image.width, height), Image.Resampling.LANCZOS), np.float32) / 255


def step(network: SmallNetwork, optimiser: torch.optim.Optimizer, batch: Batch) -> float:
    torch.set_flush_denormal(True)
    network.train()
    lines, widths, labels = batch
    with fast():
        logits = network(lines.contiguous(memory_format=torch.channels_last))
    return descend(network, optimiser, logits, torch.clamp(widths // STRIDE, min=1), labels)


@torch.inference_mode()
def evaluate(network: nn.Module, reads: Reads, samples: Sequence[Sample]) -> dict[str, float]:
    """Share of lines whose numbers, or words, are all right, by kind."""
    network.eval()
    right: dict[str, list[bool]] = defaultdict(list)
    for kind, picture, shown in samples:
        width = picture.shape[1] + 2 * SIDE
        lines, widths = batch_of([picture], -(-width // 16) * 16)
        read = greedy(network(lines)[0], int(widths[0]) // STRIDE, reads.classes)
        right[kind].append(reads.words(read) == reads.words(reads.text(shown)))
    together = [mark for marks in right.values() for mark in marks]
    return {"all": sum(together) / len(together), **{k: sum(m) / len(m) for k, m in sorted(right.items())}}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=BY_NAME)
    for name in ("fonts", "held-out", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--like", type=Path, help="a small network's graph, whose convolutions it starts from")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--minutes", type=float, default=60, help="over which the rate falls by a cosine")
    return parser.parse_args()


def main() -> None:
    args = _arguments()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    reads, words = BY_NAME[args.name], lexicon(args.words)
    network = SmallNetwork(reads).to(memory_format=torch.channels_last)
    held_out = Lines(args.name, words, faces(args.held_out), 1)
    samples = [held_out.one()[1] for _ in range(400)]
    if args.like:
        begin_like(network, args.like, [picture for _, picture, _ in samples])
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.995), use_buffers=True)
    optimiser = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=1e-3)
    seen, _ = resume(args.out, network, average, optimiser)
    supply = Supply(args.name, words, faces(args.fonts), SEEDS[args.name] + seen)
    began = marked = time.monotonic()
    losses: list[float] = []

    def keep() -> None:
        save(args.out, network, average, optimiser, seen)
        loss = sum(losses) / max(1, len(losses))
        report(args.out, {"lines": seen, "loss": loss, **evaluate(average.module, reads, samples)})

    for batch in DataLoader(supply, batch_size=None, num_workers=1, collate_fn=list, prefetch_factor=8):
        done = (time.monotonic() - began) / (60 * args.minutes)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1.0, (seen + 50) / 2000) * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)
        losses.append(step(network, optimiser, batch))
        average.update_parameters(network)
        seen += len(batch[2])
        if time.monotonic() - marked > 300:
            keep()
            marked, losses = time.monotonic(), []
    keep()


if __name__ == "__main__":
    main()
