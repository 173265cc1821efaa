"""How many lines come out right, letters and digits apart, on fonts that training never saw."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch

from training.batches import batch_of, display, padded
from training.lines import Face, line
from training.network import LineNetwork
from training.strings import BOXED, Strings

Sample = tuple[str, str, np.ndarray]
"""Kind, text in display order, picture."""


def sample_lines(strings: Strings, fonts: Sequence[Face], height: int, count: int, seed: int) -> list[Sample]:
    """``count`` samples, the same for the same seed and fonts."""
    chance, found = random.Random(seed), []
    while len(found) < count:
        kind, text = strings()
        face = chance.choice(fonts)
        if face.can_draw(text):
            picture = line(text, face, height, chance, boxed=kind == BOXED)
            if padded(picture.shape[1]):
                found.append((kind, display(text), picture))
    return found


def greedy(logits: torch.Tensor, steps: int, classes: Sequence[str]) -> str:
    """The best path's characters, in display order."""
    best = logits[:steps].argmax(-1).tolist()
    return "".join(classes[b] for a, b in zip([0, *best], best, strict=False) if b and b != a)


def distance(a: str, b: str) -> int:
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@torch.inference_mode()
def evaluate(network: LineNetwork, samples: Sequence[Sample]) -> dict[str, float]:
    """Share of lines exactly right by kind, and the character error rate over all."""
    network.eval()
    right: dict[str, list[int]] = defaultdict(list)
    errors = total = 0
    for kind, text, picture in samples:
        lines, widths = batch_of([picture], padded(picture.shape[1]) or 0)
        read = greedy(network(lines, widths)[0], int(network.steps(widths)[0]), network.classes)
        right[kind].append(read.split() == text.split())
        errors, total = errors + distance(read, text), total + len(text)
    return {"cer": errors / total, **{kind: sum(marks) / len(marks) for kind, marks in sorted(right.items())}}
