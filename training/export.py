"""Turns trained weights into what ``ocr/weights/`` holds: ONNX graphs with their numbers stored in half precision.

    python training/export.py --recogniser RECOGNISER.safetensors --detector DETECTOR.onnx [--out ocr/weights]

Needs the training requirements (torch, kraken, onnx). The recogniser is a kraken PP-OCRv6 model. Three changes make
it fit for reading forms quickly; none changes a weight:

1. The pooling at the backbone's end is written as a mean over the height, which traces with any height and width.
2. It was trained on lines padded with white to ``TRAINED_WIDTH``, and its squeeze-and-excite means saw mostly padding.
   Here a line carries only ``TAIL`` pixels of white at its right end; a column inside that tail stands for the
   padding that is left out, weighted by the width it would have had. So short lines cost what they are wide,
   and the network sees the statistics that it knows.
3. Grey lines go in: the first layer's three equal channels are folded into one, and the softmax is part of the graph.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from safetensors import safe_open
from torch import nn

TRAINED_WIDTH = 2560
TAIL = 128
STRIDE = 4


class SqueezeOfPaddedLine(nn.Module):
    """A squeeze-and-excite layer whose mean is that of the line padded to the width it was trained with."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        width = torch.tensor(x.shape[3]).to(x.dtype) if not torch.is_tensor(x.shape[3]) else x.shape[3].to(x.dtype)
        full = torch.clamp(width, min=TRAINED_WIDTH // STRIDE)
        share = width / full
        white = x[:, :, :, -(TAIL // STRIDE // 2) :][:, :, :, :1].mean(dim=(2, 3), keepdim=True)
        mean = x.mean(dim=(2, 3), keepdim=True) * share + white * (1 - share)
        gate = self.layer.hardsigmoid(self.layer.conv2(self.layer.relu(self.layer.conv1(mean))))
        return x * gate


class Recogniser(nn.Module):
    """Grey lines ``(n, 1, height, width)``, ink 1 and paper 0, and their ink widths ``(n,)`` in; probabilities out."""

    def __init__(self, net: Any) -> None:
        super().__init__()
        backbone = net.backbone
        stem = backbone.conv1.stem1.conv
        stem.weight = nn.Parameter(stem.weight.sum(dim=1, keepdim=True))
        stem.in_channels = 1
        for stage in ("blocks2", "blocks3", "blocks4", "blocks5"):
            for block in getattr(backbone, stage):
                if hasattr(block.token_mixer, "se"):
                    block.token_mixer.se = SqueezeOfPaddedLine(block.token_mixer.se)
        self.backbone, self.neck, self.head = backbone, net.neck, net.head

    def forward(self, lines: torch.Tensor, widths: torch.Tensor) -> torch.Tensor:
        body = self.backbone
        x = body.conv1(lines)
        for stage in (body.blocks2, body.blocks3, body.blocks4, body.blocks5):
            x = stage(x)
        x = nn.functional.avg_pool2d(x.mean(dim=2, keepdim=True), kernel_size=(1, 2))
        steps = torch.arange(x.shape[3], device=x.device)
        inside = steps[None, :] < torch.clamp(widths // (2 * STRIDE), min=1)[:, None]
        return torch.softmax(self.head(self.neck(x, inside)), dim=-1)


def network_module() -> Any:
    """kraken's network definition by itself: its package would pull in what only its training needs."""
    spec = importlib.util.find_spec("kraken")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("kraken is not installed: pip install --no-deps kraken==7.1.1")
    package = types.ModuleType("ppocr")
    package.__path__ = [str(Path(spec.submodule_search_locations[0]) / "lib" / "ppocr")]
    sys.modules["ppocr"] = package
    return importlib.import_module("ppocr.network")


def load_recogniser(weights: Path) -> tuple[Any, dict[str, Any]]:
    """The trained network, ready to run, and kraken's description of it (height, codec …)."""
    with safe_open(weights, "pt") as stored:
        ((key, meta),) = json.loads(stored.metadata()["kraken_meta"]).items()
        prefix = f"{key}.nn."
        numbers = {name.removeprefix(prefix): stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118
    net = network_module().build_recognizer(meta["variant"], meta["num_classes"])
    net.load_state_dict(numbers)
    return net.eval(), meta


def export_recogniser(weights: Path, graph: Path) -> list[str]:
    """Write the graph; return the characters in the order of their classes, blank first as an empty string."""
    trained, meta = load_recogniser(weights)
    net = Recogniser(trained).eval()
    lines = torch.zeros(2, 1, meta["height"], 480)
    torch.onnx.export(
        net,
        (lines, torch.tensor([400, 300])),
        str(graph),
        input_names=["lines", "widths"],
        output_names=["probabilities"],
        dynamic_axes={
            "lines": {0: "n", 2: "height", 3: "width"},
            "widths": {0: "n"},
            "probabilities": {0: "n", 1: "steps"},
        },
        opset_version=17,
        dynamo=False,
    )
    classes = [""] * int(meta["num_classes"])
    for character, labels in meta["codec"].items():
        classes[labels[0]] = character
    return classes


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store every large tensor in 16 bits, with a cast back: half the size on disk, the same arithmetic when run."""
    casts = []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < 64:
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + ".half"))
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recogniser", type=Path)
    parser.add_argument("--detector", type=Path)
    parser.add_argument("--out", type=Path, default=Path("ocr/weights"))
    wanted = parser.parse_args()
    if wanted.recogniser:
        graph = wanted.out / "recogniser.onnx"
        classes = export_recogniser(wanted.recogniser, graph)
        onnx.save(halve(onnx.load(graph)), graph)
        charset = wanted.out / "characters.json"
        charset.write_text(json.dumps(classes, ensure_ascii=True, indent=0) + "\n", encoding="ascii")
    if wanted.detector:
        onnx.save(halve(onnx.load(wanted.detector)), wanted.out / "detector.onnx")


if __name__ == "__main__":
    main()
