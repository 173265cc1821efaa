"""Fine-tunes the open recogniser on lines of forms, resumes from its last checkpoint, and says how it does as it goes.

    python -m training.train --fonts DIR --held-out DIR --out DIR [--start MODEL.safetensors] [--words words.dat]

``--words``: lines of ``word<TAB>weight``, as hazm's words.dat. Checkpoints and the log lie in ``--out``, outside the
repository. ``make train`` installs what it needs and runs it.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import time
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import Batch, Supply
from training.evaluate import evaluate, sample_lines
from training.lines import faces
from training.loop import descend, fast, report, resume, save
from training.network import LineNetwork
from training.strings import Lexicon, Strings


def lexicon(words: Path) -> Lexicon:
    """The word list by the root of its frequency, and Faker's Persian names."""
    from faker.providers.person.fa_IR import Provider

    rows = [row.split("\t") for row in words.read_text(encoding="utf-8").splitlines()]
    weights = [math.sqrt(float(row[1]) + 1) for row in rows]
    given = [*Provider.first_names_female, *Provider.first_names_male]
    return Lexicon([row[0] for row in rows], np.cumsum(weights).tolist(), given, list(Provider.last_names))


def step(network: LineNetwork, optimiser: torch.optim.Optimizer, batch: Batch) -> float:
    """One step of CTC; returns the mean loss a line. Batch norms keep the statistics of what the open model was trained
    on: batches of a dozen lines would replace them by noise."""
    torch.set_flush_denormal(True)
    network.train()
    for part in network.modules():
        if isinstance(part, nn.BatchNorm2d | nn.BatchNorm1d):
            part.eval()
    lines, widths, labels = batch
    with fast():
        logits = network(lines.contiguous(memory_format=torch.channels_last), widths)
    return descend(network, optimiser, logits, network.steps(widths), labels)


def thaw(network: LineNetwork) -> list[nn.Parameter]:
    """The parameters that are trained: all but the first stages', which know letters from real scans and cost most."""
    body = network.backbone
    for stage in (body.conv1, body.blocks2, body.blocks3, body.blocks4):
        stage.requires_grad_(False)
    return [parameter for parameter in network.parameters() if parameter.requires_grad]


def of_package(name: str, path: str) -> Path | None:
    """A file of an installed package; None where it is not installed."""
    spec = importlib.util.find_spec(name)
    return Path(spec.submodule_search_locations[0]) / path if spec and spec.submodule_search_locations else None


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("fonts", "held-out", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=of_package("parisaocr", "models/parisaocr-fa-0.1.safetensors"))
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--height", type=int, default=64)
    parser.add_argument("--pool", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--total", type=int, default=200_000, help="lines over which the rate falls by a cosine")
    parser.add_argument("--every", type=int, default=4_000, help="lines between evaluations")
    return parser.parse_args()


def main() -> None:
    args = _arguments()
    if not (args.start and args.words):
        raise SystemExit("parisaocr and hazm are not installed (`make train` does it); or name --start and --words")
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    network = LineNetwork(args.start, args.height, args.pool).to(memory_format=torch.channels_last)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(0.995))
    optimiser = torch.optim.AdamW(thaw(network), lr=args.rate, weight_decay=1e-4)
    keep = partial(save, args.out, network, average, optimiser, height=network.height, pool=network.pool)
    seen, anew = resume(args.out, network, average, optimiser)
    words = lexicon(args.words)
    held_out = sample_lines(Strings(words, 1), faces(args.held_out), args.height, 330, seed=1)
    supply = Supply(Strings(words, 1000 + seen), faces(args.fonts), network, 1000 + seen)
    if seen == anew:
        report(args.out, {"lines": seen, **evaluate(average.module, held_out)})
    saved = began = time.monotonic()
    ends, marked, losses = began + 60 * args.minutes, seen, []
    while time.monotonic() < ends:
        for group in optimiser.param_groups:
            group["lr"] = args.rate * _pace(seen - anew, seen / args.total)
        batch = supply.batch()
        losses.append(step(network, optimiser, batch))
        average.update_parameters(network)
        seen += len(batch[2])
        if time.monotonic() - saved > 120:
            keep(seen)
            saved = time.monotonic()
        if seen - marked >= args.every:
            keep(seen)
            told = {"loss": sum(losses) / len(losses), "lines_a_second": (seen - marked) / (time.monotonic() - began)}
            report(args.out, {"lines": seen, **told, **evaluate(average.module, held_out)})
            marked, losses, began = seen, [], time.monotonic()
    keep(seen)


def _pace(lines: int, done: float) -> float:
    """The share of the learning rate: warmed up over a thousand lines, falling by a cosine to a twentieth."""
    return min(1.0, (lines + 50) / 1000) * (0.05 + 0.95 * (1 + math.cos(math.pi * min(1.0, done))) / 2)


if __name__ == "__main__":
    main()
