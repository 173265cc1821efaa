"""``python -m forms.samples --out samples``: the sample packages that are kept in the repository, made anew."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chalicelib.catalogue import load
from forms.bad import BAD_FILES
from forms.files import G4, JPEG, PDF, TIFF, Form, save_as
from forms.fonts import Fonts
from forms.package import generate
from forms.script import Wish
from forms.truth import write_truth

_TODAY = date(2026, 11, 1)
_LARGE = frozenset({"500-pages.pdf", "20000x20000.png", "zip-bomb.pdf"})


@dataclass(frozen=True)
class Sample:
    """One package of samples: its folder, its service and seed, each document's kind of file, and planted faults."""

    folder: str
    service: str
    seed: str
    forms: dict[str, Form]
    faults: tuple[str, ...] = ()


SAMPLES = (
    Sample(
        "building_permit",
        "building_permit",
        "sample/94",
        {"title_deed": JPEG, "national_card": JPEG, "permit_request": JPEG},
    ),
    Sample(
        "building_permit_faulty",
        "building_permit",
        "sample/25",
        {"title_deed": PDF, "national_card": TIFF, "permit_request": G4},
        ("area_mismatch", "card_expired"),
    ),
)


def make(sample: Sample, out: Path) -> None:
    """Draw one sample package into its folder under ``out``."""
    folder = out / sample.folder
    folder.mkdir(parents=True, exist_ok=True)
    wish = Wish(faults=sample.faults, types=tuple(sample.forms))
    package = generate(sample.service, "office", sample.seed, Fonts.installed(), _TODAY, wish=wish, catalogue=load())
    saved = [save_as(sample.forms[d.type], d.pages, folder / d.stem, 68, _TODAY) for d in package.documents]
    write_truth(package, saved, folder)


def make_bad(out: Path) -> None:
    """The smaller of the bad files; tests make the others when they need them."""
    (out / "bad").mkdir(parents=True, exist_ok=True)
    for name, content in BAD_FILES.items():
        if name not in _LARGE:
            (out / "bad" / name).write_bytes(content())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m forms.samples", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("samples"))
    out = parser.parse_args().out
    for sample in SAMPLES:
        make(sample, out)
    make_bad(out)


if __name__ == "__main__":
    main()
