"""The open line recogniser (a kraken PP-OCRv6 network) as we fine-tune it: one grey channel, a smaller height, finer time steps.

It starts out computing what the original computes: the same squeeze-and-excite statistics as for the padded lines that it was
trained on (``Squeeze``), and the pooling at the end written as a mean over the height.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import types
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from torch import nn

TAIL = 64
STRIDE = 4


def kraken_network() -> Any:
    """kraken's network module alone: its package's own import brings lightning and torchvision, which nothing here needs."""
    spec = importlib.util.find_spec("kraken")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("kraken is not installed: pip install --no-deps -r requirements/training.txt")
    root = Path(next(iter(spec.submodule_search_locations))).parent
    for name in ("kraken", "kraken.lib", "kraken.lib.ppocr"):
        module = types.ModuleType(name)
        module.__path__ = [str(root.joinpath(*name.split(".")))]
        sys.modules.setdefault(name, module)
    return importlib.import_module("kraken.lib.ppocr.network")


class Squeeze(nn.Module):
    """A squeeze-and-excite layer whose mean is that of the line padded with white to ``padded`` columns of its input."""

    def __init__(self, layer: Any, padded: int) -> None:
        super().__init__()
        self.layer, self.padded = layer, padded

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        share = min(1.0, x.shape[3] / self.padded) if isinstance(x.shape[3], int) else torch.clamp(x.shape[3] / self.padded, max=1.0)
        column = x.shape[3] - TAIL // STRIDE // 2
        white = x[:, :, :, column : column + 1].mean(dim=(2, 3), keepdim=True)
        mean = x.mean(dim=(2, 3), keepdim=True) * share + white * (1 - share)
        layer = self.layer
        return x * layer.hardsigmoid(layer.conv2(layer.relu(layer.conv1(mean))))


class LineNetwork(nn.Module):
    """``lines (n, 1, height, width)`` with at least ``TAIL`` white columns at the right, and their ink widths ``(n,)``
    → logits ``(n, steps, classes)``, class 0 the CTC blank, a step every ``4 × pool`` columns."""

    def __init__(self, weights: Path, height: int = 64, pool: int = 1) -> None:
        super().__init__()
        with safe_open(str(weights), "pt") as file:
            (prefix, meta), *_ = json.loads(file.metadata()["kraken_meta"]).items()
            state = {key.removeprefix(f"{prefix}.nn."): file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        net = kraken_network().build_recognizer(meta["variant"], meta["num_classes"])
        net.load_state_dict(state)
        self.height, self.pool = height, pool
        self.classes = [""] * meta["num_classes"]
        for character, labels in meta["codec"].items():
            self.classes[labels[0]] = character
        body = net.backbone
        stem = body.conv1.stem1.conv
        stem.weight, stem.in_channels = nn.Parameter(stem.weight.sum(dim=1, keepdim=True)), 1
        padded = 2560 * height // meta["height"] // STRIDE
        for stage in (body.blocks2, body.blocks3, body.blocks4, body.blocks5):
            for block in stage:
                if hasattr(block.token_mixer, "se"):
                    block.token_mixer.se = Squeeze(block.token_mixer.se, padded)
        self.backbone, self.neck, self.head = body, net.neck, net.head

    def forward(self, lines: torch.Tensor, widths: torch.Tensor) -> torch.Tensor:
        body = self.backbone
        x = body.conv1(lines)
        for stage in (body.blocks2, body.blocks3, body.blocks4, body.blocks5):
            x = stage(x)
        x = x.mean(dim=2, keepdim=True)
        if self.pool > 1:
            x = nn.functional.avg_pool2d(x, kernel_size=(1, self.pool))
        steps = torch.arange(x.shape[3], device=x.device)
        inside = steps[None, :] < self.steps(widths)[:, None]
        return self.head(self.neck(x, inside))

    def steps(self, widths: torch.Tensor) -> torch.Tensor:
        """How many time steps hold ink, for lines of these widths."""
        return torch.clamp(widths // (STRIDE * self.pool) + 1, min=1)
