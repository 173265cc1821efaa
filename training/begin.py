"""Starts a small network from a shipped graph: from another one's convolutions, since what tells a digit's shape tells
a letter's; or from all of its own, where its checkpoint is lost.

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
Folded = tuple[np.ndarray, np.ndarray]
"""A convolution's weights and its bias, the norm after it folded in."""


@torch.no_grad()
def begin_like(network: SmallNetwork, graph: Path, pictures: Sequence[np.ndarray]) -> None:
    """Give the convolutions before the line's own layers the graph's numbers, and those layers too where the graph is
    of the same network. ``pictures`` ``(height, width)``."""
    chosen = [picture for picture in pictures if picture.shape[1] < WIDEST - 64][:LINES]
    x, _ = batch_of(chosen, WIDEST)
    shapes, lines = _folded(graph, 4), _folded(graph, 3)
    for layer, folded in zip([*network.body, network.column], shapes, strict=False):
        x = _unfold(layer, folded, x)
    if not lines or lines[-1][0].shape != tuple(network.head.weight.shape) or len(lines) != len(network.along) + 1:
        return
    x = x.squeeze(2)
    for layer, folded in zip(network.along, lines, strict=False):
        x = x + _unfold(layer, folded, x)
    network.head.weight.copy_(torch.from_numpy(lines[-1][0]))
    network.head.bias.copy_(torch.from_numpy(lines[-1][1]))


def _unfold(layer: Any, folded: Folded, x: torch.Tensor) -> torch.Tensor:
    """Give a layer the graph's numbers, its norm those of what the convolution makes of ``x``; what it makes of it."""
    convolution, norm, relu = layer[:3]
    weights, bias = folded
    convolution.weight.copy_(torch.from_numpy(weights))
    given = convolution(x)
    every = [axis for axis in range(given.dim()) if axis != 1]
    norm.running_mean, norm.running_var = given.mean(every), given.var(every)
    norm.weight.copy_(torch.sqrt(norm.running_var + norm.eps))
    norm.bias.copy_(torch.from_numpy(bias) + norm.running_mean)
    made: torch.Tensor = relu(norm.eval()(given))
    norm.train()
    return made


def _folded(graph: Path, dimensions: int) -> list[Folded]:
    """The graph's convolutions, first to last: two-dimensional ones' weights have four dimensions, those along a line
    three."""
    model = onnx.load(graph)
    held = {
        one.name.removesuffix(HALF): numpy_helper.to_array(one).astype(np.float32) for one in model.graph.initializer
    }
    pairs: list[Any] = [[held[name] for name in node.input[1:]] for node in model.graph.node if node.op_type == "Conv"]
    return [(weights, bias) for weights, bias in pairs if weights.ndim == dimensions]
