"""Starts a small network from another one's shipped graph: what tells a digit's shape tells a letter's.

The export folded each batch norm into the convolution before it, so the norm's own numbers are lost; they are set anew
from what the convolution gives on a few lines, so that the network computes what the graph computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.batches import batch_of
from training.restore import HALF
from training.small_network import SmallNetwork

WIDEST, LINES = 768, 48


@torch.no_grad()
def begin_like(network: SmallNetwork, graph: Path, pictures: Sequence[np.ndarray]) -> None:
    """Give the convolutions before the line's own layers the graph's numbers. ``pictures`` ``(height, width)``."""
    chosen = [picture for picture in pictures if picture.shape[1] < WIDEST - 64][:LINES]
    x, _ = batch_of(chosen, WIDEST)
    for layer, (weights, bias) in zip([*network.body, network.column], _folded(graph), strict=False):
        convolution, norm, relu = layer
        convolution.weight.copy_(torch.from_numpy(weights))
        given = convolution(x)
        norm.running_mean, norm.running_var = given.mean((0, 2, 3)), given.var((0, 2, 3))
        gain = torch.sqrt(norm.running_var + norm.eps)
        norm.weight.copy_(gain)
        norm.bias.copy_(torch.from_numpy(bias) + norm.running_mean)
        x = relu(norm.eval()(given))
        norm.train()


def _folded(graph: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """The graph's two-dimensional convolutions, first to last."""
    model = onnx.load(graph)
    held = {
        one.name.removesuffix(HALF): numpy_helper.to_array(one).astype(np.float32) for one in model.graph.initializer
    }
    pairs: list[Any] = [[held[name] for name in node.input[1:]] for node in model.graph.node if node.op_type == "Conv"]
    return [(weights, bias) for weights, bias in pairs if weights.ndim == 4]
