"""Turns trained weights into what ``ocr/weights/`` holds: ONNX graphs with their numbers stored in half precision.

    python -m training.export --recogniser OPEN.safetensors [--checkpoint last.pt]
    python -m training.export [--text TEXT/last.pt] [--numbers NUMBERS/last.pt] … [--detector DETECTOR.onnx]

Needs the training requirements. With ``--checkpoint`` the fine-tuned weights are exported, else the open model's own.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from ocr.model import UNREAD
from training.network import STRIDE, TRAINED_HEIGHT, LineNetwork
from training.small_network import BY_NAME, DRAWN_HEIGHT, OTHER, SPACE, Reads, SmallNetwork, press
from training.small_network import STRIDE as SMALL_STRIDE
from training.strings import PERSIAN_DIGITS

MARGINS, OPEN_MARGINS = (0.3, 0.0), (0.3, 0.15)
"""How far a crop reaches beyond the detector's box, in shares of the lines' median height, to the sides and above and
below: as ``training.lines`` draws them, and as the open model reads best."""


class Reader(nn.Module):
    """A ``LineNetwork`` whose outputs are probabilities."""

    def __init__(self, network: LineNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, lines: torch.Tensor, widths: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.network(lines, widths), dim=-1)


class SmallReader(nn.Module):
    """A ``SmallNetwork`` that takes lines at the recogniser's height, as wide as they are, tail and all."""

    def __init__(self, network: SmallNetwork, reads: Reads) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("press", torch.from_numpy(press(reads.height)))

    def forward(self, lines: torch.Tensor, widths: torch.Tensor) -> torch.Tensor:
        del widths
        return torch.softmax(self.network(torch.clamp(self.press @ lines, 0.0, 1.0)), dim=-1)


def trained(weights: Path, checkpoint: Path | None) -> LineNetwork:
    """The open model as it comes, or as a checkpoint of ``training.train`` has it."""
    if checkpoint is None:
        return LineNetwork(weights, TRAINED_HEIGHT, pool=2)
    kept = torch.load(checkpoint, weights_only=True)
    network = LineNetwork(weights, kept["height"], kept["pool"])
    network.load_state_dict(kept["average"])
    return network


def trained_small(checkpoint: Path, reads: Reads) -> SmallNetwork:
    network = SmallNetwork(reads)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    return network


def export_reader(reader: nn.Module, height: int, graph: Path) -> None:
    """Write a graph of lines and their widths; batch, height and width stay free."""
    torch.onnx.export(
        reader.eval(),
        (torch.zeros(2, 1, height, 512), torch.tensor([380, 300])),
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
    onnx.save(halve(onnx.load(graph)), graph)


def describe(graph: Path, height: int, margins: tuple[float, float], stride: int, characters: Sequence[str]) -> None:
    """What ``ocr.recogniser`` has to know of a graph, beside it; ``training.places`` measures its ``lead`` then."""
    described = {"height": height, "margins": margins, "stride": stride, "lead": 0, "characters": list(characters)}
    graph.with_suffix(".json").write_text(json.dumps(described, ensure_ascii=True, indent=0) + "\n", encoding="ascii")


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


def _character(one: str, name: str) -> str:
    """A class as the reader has it. What isn't of a number, or of a word, only separates those; in a whole line it is
    something that nobody knows, and a digit is one as printed, mostly a Persian one."""
    if name != "text":
        return SPACE if one == OTHER else one
    return UNREAD if one == OTHER else one.translate(PERSIAN_DIGITS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recogniser", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    for name in BY_NAME:
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--detector", type=Path)
    parser.add_argument("--out", type=Path, default=Path("ocr/weights"))
    wanted = parser.parse_args()
    if wanted.recogniser:
        graph, network = wanted.out / "recogniser.onnx", trained(wanted.recogniser, wanted.checkpoint)
        export_reader(Reader(network), network.height, graph)
        margins = MARGINS if wanted.checkpoint else OPEN_MARGINS
        describe(graph, network.height, margins, STRIDE * network.pool, network.classes)
    for name, reads in BY_NAME.items():
        if checkpoint := getattr(wanted, name):
            graph = wanted.out / f"{name}.onnx"
            export_reader(SmallReader(trained_small(checkpoint, reads), reads), DRAWN_HEIGHT, graph)
            characters = [_character(one, name) for one in reads.classes]
            describe(graph, DRAWN_HEIGHT, MARGINS, SMALL_STRIDE, characters)
    if wanted.detector:
        onnx.save(halve(onnx.load(wanted.detector)), wanted.out / "detector.onnx")


if __name__ == "__main__":
    main()
