"""The open line recogniser, a kraken PP-OCRv6 network, as Daftar runs and fine-tunes it. Nothing here changes a weight:

1. The pooling at the backbone's end is a mean over the height, which traces with any height; pooling over the width is
   optional.
2. The open model was trained on lines padded with white to 2,560 px, and its squeeze-and-excite means saw mostly
   padding. Here a line carries only ``TAIL`` pixels of white at its right end; a column inside that tail stands for the
   padding that is left out, weighted by the width it would have had. So short lines cost what they are wide, and
   fine-tuning starts from a network that computes what the original computes.
3. Grey lines go in: the first layer's three equal channels are folded into one.
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

TRAINED_WIDTH, TRAINED_HEIGHT = 2560, 96
TAIL = 128
SIDE = 16
STRIDE = 4


class Squeeze(nn.Module):
    """A squeeze-and-excite layer whose mean is that of the line padded with white to ``padded`` columns."""

    def __init__(self, layer: Any, padded: int) -> None:
        super().__init__()
        self.layer, self.padded = layer, padded

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        width = x.shape[3] if torch.is_tensor(x.shape[3]) else torch.tensor(x.shape[3])
        share = torch.clamp(width.to(x.dtype) / self.padded, max=1.0)
        white = x[:, :, :, -(TAIL // STRIDE // 2) :][:, :, :, :1].mean(dim=(2, 3), keepdim=True)
        mean = x.mean(dim=(2, 3), keepdim=True) * share + white * (1 - share)
        layer = self.layer
        return x * layer.hardsigmoid(layer.conv2(layer.relu(layer.conv1(mean))))


class LineNetwork(nn.Module):
    """``lines (n, 1, height, width)``, ink 1 and paper 0, with at least ``TAIL`` white columns at the right, and the
    widths ``(n,)`` of what is left of the tail → logits ``(n, steps, classes)``: class 0 is the CTC blank, a step
    stands for ``STRIDE * pool`` columns."""

    def __init__(self, weights: Path, height: int, pool: int) -> None:
        super().__init__()
        net, meta = load(weights)
        self.height, self.pool = height, pool
        self.classes = [""] * int(meta["num_classes"])
        for character, labels in meta["codec"].items():
            self.classes[labels[0]] = character
        body = net.backbone
        stem = body.conv1.stem1.conv
        stem.weight, stem.in_channels = nn.Parameter(stem.weight.sum(dim=1, keepdim=True)), 1
        padded = TRAINED_WIDTH * height // TRAINED_HEIGHT // STRIDE
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
        """How many time steps the widths hold."""
        return torch.clamp(widths // (STRIDE * self.pool), min=1)


def load(weights: Path) -> tuple[Any, dict[str, Any]]:
    """The network of a kraken safetensors file, and kraken's description of it (codec, variant, height)."""
    with safe_open(str(weights), "pt") as file:
        ((key, meta),) = json.loads(file.metadata()["kraken_meta"]).items()
        state = {name.removeprefix(f"{key}.nn."): file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    net = definition().build_recognizer(meta["variant"], meta["num_classes"])
    net.load_state_dict(state)
    return net, meta


def definition() -> Any:
    """kraken's network module by itself: its package's own import brings what only its own training needs."""
    spec = importlib.util.find_spec("kraken")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("kraken is not installed: pip install --no-deps kraken==7.1.1")
    package = types.ModuleType("ppocr")
    package.__path__ = [str(Path(spec.submodule_search_locations[0]) / "lib" / "ppocr")]
    sys.modules["ppocr"] = package
    return importlib.import_module("ppocr.network")
