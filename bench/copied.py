"""``python -m bench.copied``: two papers copied onto one sheet, and each of them alone.

What is promised: that another paper is on the page is said, the names of both with it, and no value of such a page is
relied upon. Each is counted here, and how often a paper that is alone is taken for two.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import combinations_with_replacement
from pathlib import Path
from random import Random

from PIL import Image

from bench.pages import CountedPages
from chalicelib.catalogue import Catalogue, load
from chalicelib.clock import TEHRAN
from chalicelib.reading.model import DocumentReading
from chalicelib.reading.sharing import SHARED
from chalicelib.reading.stack import read_file
from forms.card import CARD
from forms.degrade import LEVELS
from forms.draft import Draft
from forms.fonts import Fonts
from forms.scan import Scan
from forms.values import Author, Values
from forms.ways import Order, drawn
from forms.words import look

_SHEET, _DPI = (210, 297), 300


@dataclass(frozen=True)
class Maker:
    """Draws cards; the ``copy``-th of a seed is another person's."""

    catalogue: Catalogue
    fonts: Fonts
    level: str
    today: date

    def card(self, type_id: str, seed: str) -> tuple[Image.Image, Values]:
        """One card scanned tight, and what stands on it."""
        type_ = self.catalogue.documents[type_id]
        author = Author(seed, self.today, "any", [type_], ())
        paper = author.write(type_)
        for attempt in range(20):
            draft = Draft(paper, look(type_id), partial(author.aside, type_))
            scan = drawn(Order(draft, "clean", self.today, Random(f"{seed}/{attempt}"), None), self.fonts).pages[0]
            if scan.image.width > scan.image.height:  # The others lie on a sheet of their own.
                return scan.image, {name: paper.values[name] for name in scan.values}
        raise ValueError(f"{type_id} is never scanned alone")

    def sheet(self, cards: Sequence[Image.Image], seed: str) -> Image.Image:
        """The cards under or beside each other on a sheet that was scanned at this level."""
        rng = Random(f"{seed}/sheet")
        beside = len(cards) > 1 and rng.random() < 0.4
        width, height = (round(side / 25.4 * _DPI) for side in (reversed(_SHEET) if beside else _SHEET))
        page, scale = Image.new("RGB", (width, height), (255, 255, 255)), rng.uniform(1.2, 1.5)
        x, y = width * 0.06, height * rng.uniform(0.08, 0.2)
        for card in cards:
            broad = round(CARD[0] * scale / 25.4 * _DPI)
            page.paste(card.resize((broad, round(card.height * broad / card.width))), (round(x), round(y)))
            x, y = (x + broad * 1.08, y) if beside else (x, y + broad * 0.75)
        return LEVELS[self.level](Scan(page, _DPI, {}, []), rng).image


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    catalogue = load()
    maker = Maker(catalogue, Fonts.installed(), wanted.level, wanted.today or datetime.now(TEHRAN).date())
    types = [one.id for one in catalogue.documents.values() if look(one.id).drawing == "card"]
    wholes = list(combinations_with_replacement(types, 2)) + [(one,) for one in types]
    print("| papers on the sheet | sheets | called shared | both named | fields ok | of the other's |")
    print("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for papers in wholes:
            rows = list(_judged(maker, papers, wanted, Path(folder)))
            titles = " + ".join(catalogue.documents[one].title.en for one in papers)
            print(f"| {titles} | {' | '.join(str(sum(column)) for column in zip(*rows, strict=True))} |", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.copied", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2, help="sheets of each pair, and of each card alone (default 2)")
    parser.add_argument("--level", choices=list(LEVELS), default="office")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=date.fromisoformat, help="the day of the scans: the same pages on any day")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read, for another evaluation")
    return parser


def _judged(
    maker: Maker, papers: Sequence[str], wanted: argparse.Namespace, folder: Path
) -> Iterator[tuple[int, int, int, int, int]]:
    pages = CountedPages(wanted.keep)
    for number in range(wanted.count):
        seed = f"{wanted.seed}/{number}/{'/'.join(papers)}"
        cards = [maker.card(type_id, f"{seed}/{place}") for place, type_id in enumerate(papers)]
        path = folder / "sheet.png"
        maker.sheet([image for image, _ in cards], seed).save(path)
        parts = read_file([pages.parse(pages.read(path, 1).words)], maker.catalogue, expected=papers[0])
        yield _counts(parts[0].reading, papers, [values for _, values in cards], maker.catalogue)


def _counts(
    reading: DocumentReading, papers: Sequence[str], values: Sequence[Values], catalogue: Catalogue
) -> tuple[int, int, int, int, int]:
    said = [one for one in reading.findings if one.code == SHARED]
    named = said and all(catalogue.documents[type_].title.en in said[0].message.en for type_ in papers)
    own, others = values[0], values[1:]
    lent = [
        name
        for name, one in reading.fields.items()
        if one.value is not None and one.value != own.get(name) and any(one.value == v.get(name) for v in others)
    ]
    ok = sum(one.status == "ok" for one in reading.fields.values())
    return 1, len(said), int(bool(named)), ok, len(lent)


if __name__ == "__main__":
    raise SystemExit(main())
