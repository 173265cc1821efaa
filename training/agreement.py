"""How much the network of numbers is worth as a witness: on lines in fonts that neither network was trained on, how
often each reads all numbers of a line right, and how often both are wrong and agree.

    python -m training.agreement --fonts DIR [--weights ocr/weights] [--lines 1000]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from PIL import Image

from ocr.ctc import spikes
from ocr.recogniser import NUMBERS, WEIGHTS, Recogniser
from training.batches import display
from training.lines import faces
from training.number_network import CLASSES, labels
from training.train import lexicon, of_package
from training.train_numbers import Lines, numbers

Marks = list[tuple[bool, bool, bool]]
"""Recogniser right, numbers right, both say the same."""


def measured(lines: Lines, readers: tuple[Recogniser, Recogniser], count: int) -> dict[str, Marks]:
    """Marks of ``count`` lines that have numbers, by kind."""
    marks: dict[str, Marks] = defaultdict(list)
    while sum(map(len, marks.values())) < count:
        kind, text, picture = lines.drawn()
        truth = printed(display(text))
        if truth:
            grey = Image.fromarray(np.round(255 * (1 - picture)).astype(np.uint8))
            one, other = (printed(best(reader, grey)) for reader in readers)
            marks[kind].append((one == truth, other == truth, one == other))
    return marks


def best(reader: Recogniser, grey: Image.Image) -> str:
    (steps,) = reader.read([grey])
    return "".join(reader.characters[spike.label] for spike in spikes(steps))


def printed(shown: str) -> list[str]:
    return numbers("".join(CLASSES[label] for label in labels(shown)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fonts", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--lines", type=int, default=1000)
    wanted = parser.parse_args()
    lines = Lines(lexicon(wanted.words), faces(wanted.fonts), 2)
    readers = Recogniser(wanted.weights), Recogniser(wanted.weights, name=NUMBERS)
    marks = measured(lines, readers, wanted.lines)
    marks["all"] = [one for each in list(marks.values()) for one in each]
    print("kind       lines  recogniser  numbers  agree  wrong of those that agree")
    for kind, each in marks.items():
        agree = [one for one, _, same in each if same]
        shares = [sum(mark[n] for mark in each) / len(each) for n in range(3)]
        told = "  ".join(f"{share:6.1%}" for share in shares)
        print(f"{kind:10} {len(each):5}  {told}  {agree.count(False)} of {len(agree)}")


if __name__ == "__main__":
    main()
