"""What training any of the networks has in common: a step of CTC, checkpoints, and the log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

CHECKPOINT = "last.pt"


def fast() -> torch.autocast:
    """Half precision where the processor multiplies matrices in it (AMX): half the time a line; weights stay whole."""
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported())


def descend(
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    logits: torch.Tensor,
    steps: torch.Tensor,
    labels: Sequence[Sequence[int]],
) -> float:
    """One step down the CTC loss of ``logits (n, time steps, classes)``, of which ``steps (n,)`` are the lines' own;
    returns the mean loss a line."""
    loss = nn.functional.ctc_loss(
        logits.float().log_softmax(-1).transpose(0, 1),
        torch.tensor([label for line in labels for label in line]),
        steps,
        torch.tensor([len(line) for line in labels]),
        zero_infinity=True,
    )
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return float(loss.detach())


def save(
    out: Path,
    network: nn.Module,
    average: AveragedModel,
    optimiser: torch.optim.Optimizer,
    seen: int,
    **described: int,
) -> None:
    """Written beside and moved into place, so that a stop in between loses nothing."""
    fresh = (out / CHECKPOINT).with_suffix(".new")
    states = {"network": network.state_dict(), "average": average.module.state_dict()}
    torch.save(states | {"optimiser": optimiser.state_dict(), "seen": seen} | described, fresh)
    fresh.replace(out / CHECKPOINT)


def resume(out: Path, network: nn.Module, average: AveragedModel, optimiser: torch.optim.Optimizer) -> tuple[int, int]:
    """The lines that the last checkpoint had seen, and those of them that its optimiser knows nothing of: all, where
    the checkpoint was made of shipped weights (``training.restore``)."""
    if not (out / CHECKPOINT).exists():
        return 0, 0
    kept = torch.load(out / CHECKPOINT, weights_only=True)
    network.load_state_dict(kept["network"])
    average.module.load_state_dict(kept["average"])
    if "optimiser" not in kept:
        return kept["seen"], kept["seen"]
    optimiser.load_state_dict(kept["optimiser"])
    return kept["seen"], 0


def report(out: Path, row: Mapping[str, float]) -> None:
    rounded = {key: round(value, 4) for key, value in row.items()}
    print(json.dumps(rounded), flush=True)
    with (out / "log.jsonl").open("a") as log:
        log.write(json.dumps(rounded) + "\n")
