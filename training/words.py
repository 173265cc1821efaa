"""Makes the list of known words, ``chalicelib/reading/words.txt``: hazm's words that are in use, and Faker's names.

python -m training.words [--words words.dat] [--out chalicelib/reading/words.txt]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ocr.letters import normalise
from training.strings import Lexicon
from training.train import lexicon, of_package

OFTEN, SHORTEST = 50, 3
ABOUT = """\
# Persian words and names that are in use; made by training/words.py.
# Sources, both under the MIT License: the word list of hazm (Roshan Research), the Persian names of Faker.
"""


def words_of(rows: list[list[str]], names: Lexicon) -> Iterator[str]:
    """The rows' words that were seen often, whole and in the parts that a ZWNJ joins; every name."""
    for word, seen, *_ in rows:
        if float(seen) >= OFTEN:
            yield from (word, *word.split("\u200c"))
    for name in (*names.given, *names.family):
        yield from name.split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, default=of_package("hazm", "data/words.dat"))
    parser.add_argument("--out", type=Path, default=Path("chalicelib/reading/words.txt"))
    wanted = parser.parse_args()
    rows = [line.split("\t") for line in wanted.words.read_text(encoding="utf-8").splitlines()]
    plain = {normalise(word).replace("\u200c", "") for word in words_of(rows, lexicon(wanted.words))}
    kept = sorted(word for word in plain if word.isalpha() and len(word) >= SHORTEST)
    wanted.out.write_text(ABOUT + "".join(f"{word}\n" for word in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
