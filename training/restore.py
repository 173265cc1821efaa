"""Makes a checkpoint of shipped weights, so that training goes on from them where the checkpoint itself is lost.

    python -m training.restore --recogniser OPEN.safetensors --graph ocr/weights/recogniser.onnx --lines N --out DIR

The export folded every batch norm that follows a convolution into it. Training keeps the open model's statistics, so a
convolution is unfolded by the open model's norm: the network computes what the graph computes. The optimiser starts
anew. ``--lines``: how many lines the weights were trained on (the model card says it).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.loop import CHECKPOINT
from training.network import STRIDE, LineNetwork

PREFIX, HALF = "network.", ".half"


def restored(weights: Path, graph: Path) -> LineNetwork:
    """The network of an exported graph; ``weights`` are the open model's, which say its shape and its batch norms."""
    described = json.loads(graph.with_suffix(".json").read_text(encoding="ascii"))
    network = LineNetwork(weights, described["height"], described["stride"] // STRIDE)
    model = onnx.load(graph)
    held = {one.name.removesuffix(HALF): numpy_helper.to_array(one) for one in model.graph.initializer}
    state = network.state_dict()
    with torch.no_grad():
        for name, values in held.items():
            if name.startswith(PREFIX):
                state[name.removeprefix(PREFIX)].copy_(_tensor(values))
        for node in model.graph.node:
            if node.op_type in ("Conv", "MatMul") and node.input[1] in held and not node.input[1].startswith(PREFIX):
                _take(network, _path(node.name), [held[one] for one in node.input[1:]])
    return network


def _take(network: LineNetwork, path: str, values: list[np.ndarray]) -> None:
    """Give a layer the graph's numbers: a linear layer's transposed, a convolution's without the norm after it."""
    layer: Any = network.get_submodule(path)
    if isinstance(layer, nn.Linear):
        layer.weight.copy_(_tensor(values[0]).T)
        return
    norm = _norm_after(network, path)
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    layer.weight.copy_(_tensor(values[0]) / gain[:, None, None, None])
    norm.bias.copy_(_tensor(values[1]) + norm.running_mean * gain)


def _norm_after(network: LineNetwork, path: str) -> Any:
    """The batch norm beside a convolution, or the next in its sequence."""
    parent, _, own = path.rpartition(".")
    beside = network.get_submodule(parent)
    if own.isdigit():
        return beside.get_submodule(str(int(own) + 1))
    return next(part for part in beside.children() if isinstance(part, nn.BatchNorm2d))


def _path(node: str) -> str:
    """The module's path in the network, from a node's name: ``/network/neck/norm/Conv`` → ``neck.norm``."""
    steps = node.strip("/").split("/")[1:-1]
    path: list[str] = []
    for step in steps:  # a list's member is named with its list: blocks2/blocks2.0
        path = [*path[:-1], step] if path and step.startswith(f"{path[-1]}.") else [*path, step]
    named = ".".join(path)
    return f"backbone.{named}" if named.startswith(("conv", "blocks")) else named


def _tensor(values: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recogniser", type=Path, required=True)
    parser.add_argument("--graph", type=Path, default=Path("ocr/weights/recogniser.onnx"))
    parser.add_argument("--lines", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    network = restored(wanted.recogniser, wanted.graph)
    wanted.out.mkdir(parents=True, exist_ok=True)
    state = network.state_dict()
    kept = {"network": state, "average": state, "seen": wanted.lines, "height": network.height, "pool": network.pool}
    torch.save(kept, wanted.out / CHECKPOINT)


if __name__ == "__main__":
    main()
