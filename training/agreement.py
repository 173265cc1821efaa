"""How much a small network is worth as a witness: on lines in fonts that neither it nor the recogniser was trained on,
how often each reads all numbers, or all words, of a line right, and how often both are wrong and agree.

    python -m training.agreement numbers|letters --fonts DIR [--weights ocr/weights] [--lines 1000]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from PIL import Image

from ocr.ctc import spikes
from ocr.recogniser import WEIGHTS, Recogniser
from training.batches import display
from training.lines import faces
from training.small_network import BY_NAME, Reads
from training.train import lexicon, of_package
from training.train_small import Lines

Marks = list[tuple[bool, bool, bool]]
"""Recogniser right, the small network right, both say the same."""


def measured(lines: Lines, readers: tuple[Recogniser, Recogniser], count: int) -> dict[str, Marks]:
    """Marks of ``count`` lines that have what the network reads, by kind."""
    marks: dict[str, Marks] = defaultdict(list)
    while sum(map(len, marks.values())) < count:
        kind, text, picture = lines.drawn()
        truth = printed(display(text), lines.reads)
        if truth:
            grey = Image.fromarray(np.round(255 * (1 - picture)).astype(np.uint8))
            one, other = (printed(best(reader, grey), lines.reads) for reader in readers)
            marks[kind].append((one == truth, other == truth, one == other))
    return marks


def best(reader: Recogniser, grey: Image.Image) -> str:
    (steps,) = reader.read([grey])
    return "".join(reader.characters[spike.label] for spike in spikes(steps))


def printed(shown: str, reads: Reads) -> list[str]:
    return reads.words(reads.text(reads.labels(shown)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=BY_NAME)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--lines", type=int, default=1000)
    wanted = parser.parse_args()
    lines = Lines(wanted.name, lexicon(wanted.words), faces(wanted.fonts), 2)
    readers = Recogniser(wanted.weights), Recogniser(wanted.weights, name=wanted.name)
    marks = measured(lines, readers, wanted.lines)
    marks["all"] = [one for each in list(marks.values()) for one in each]
    print(f"kind       lines  recogniser  {wanted.name}  agree  wrong of those that agree")
    for kind, each in marks.items():
        agree = [one for one, _, same in each if same]
        shares = [sum(mark[n] for mark in each) / len(each) for n in range(3)]
        told = "  ".join(f"{share:6.1%}" for share in shares)
        print(f"{kind:10} {len(each):5}  {told}  {agree.count(False)} of {len(agree)}")


if __name__ == "__main__":
    main()
