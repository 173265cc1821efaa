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
from forms.words import described

_TODAY = date(2026, 11, 1)
_LARGE = frozenset({"500-pages.pdf", "20000x20000.png", "zip-bomb.pdf"})


_FORMS: dict[str, Form] = {"jpeg": JPEG, "pdf": PDF, "tiff": TIFF, "g4": G4}


@dataclass(frozen=True)
class Sample:
    """One package of samples: its service and seed, each document type's kind of file, fonts (none: all) and faults."""

    service: str
    seed: str
    files: dict[str, str]
    fonts: list[str]
    faults: list[str]


def samples() -> dict[str, Sample]:
    """Folder → its package, as ``data/samples.yaml`` has them."""
    return {folder: Sample(**raw) for folder, raw in described("samples")["packages"].items()}


def make(sample: Sample, folder: Path) -> None:
    """Draw one sample package into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    wish, fonts = Wish(faults=tuple(sample.faults), types=tuple(sample.files)), Fonts.installed(frozenset(sample.fonts))
    package = generate(sample.service, "office", sample.seed, fonts, _TODAY, wish=wish, catalogue=load(), wear=False)
    forms = [_FORMS[sample.files[document.type]] for document in package.documents]
    saved = [
        save_as(form, d.pages, folder / d.stem, 68, _TODAY) for form, d in zip(forms, package.documents, strict=True)
    ]
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
    for folder, sample in samples().items():
        make(sample, out / folder)
    make_bad(out)


if __name__ == "__main__":
    main()
