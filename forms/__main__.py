"""``python -m forms SERVICE --out DIR``: packages of generated scans, with their truth, for any service."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chalicelib.catalogue import Catalogue, CatalogueError, load
from chalicelib.clock import TEHRAN
from forms.degrade import LEVELS
from forms.faults import WishError
from forms.fonts import Fonts, FontsMissingError
from forms.missing import MissingProgramError
from forms.package import generate
from forms.script import Wish
from forms.truth import write
from forms.ways import WAYS, opened


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forms", description=__doc__)
    parser.add_argument("service", help="a service of the catalogue, by its id")
    parser.add_argument("--out", type=Path, required=True, help="one package goes here itself, more go to 0001, 0002 …")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, date and fonts give the same bytes")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--level", choices=list(LEVELS), default="office")
    parser.add_argument("--way", choices=list(WAYS), default="drawn", help="what makes the pages (mixed: any of them)")
    parser.add_argument("--no-wear", action="store_true", help="neither folds nor marks nor copies: only the scanner")
    parser.add_argument("--applicant", help="who applies (default: the service's first kind that fits)")
    parser.add_argument("--optional", action="store_true", help="also the documents that nobody must bring")
    parser.add_argument("--hand", action="store_true", help="the counter's own forms filled in with a pen (drawn only)")
    parser.add_argument("--document", action="append", default=[], metavar="TYPE", help="a type that must be there")
    parser.add_argument("--plant", action="append", default=[], metavar="CODE", help="a fault, by its finding's code")
    parser.add_argument("--today", type=date.fromisoformat, help="the day of the scan, YYYY-MM-DD (default: today)")
    parser.add_argument("--lines", action="store_true", help="also lines.json: every piece of text, with its box")
    parser.add_argument("--catalogue", type=Path, help="the directory of a catalogue (default: the shipped one)")
    parser.add_argument("--fonts", default="", help="only these families, with commas between")
    parser.add_argument("--without-fonts", default="", help="not these families")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0, or 2 for what can't be made, with the reason on standard error."""
    given = _arguments().parse_args(arguments)
    try:
        catalogue = load(given.catalogue)
        _check(catalogue, given)
        _write_all(catalogue, given)
    except (CatalogueError, FontsMissingError, MissingProgramError, WishError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _check(catalogue: Catalogue, given: argparse.Namespace) -> None:
    """WishError where there is no such service, or no such applicant of it, or no such way of writing."""
    service = catalogue.services.get(given.service)
    if service is None:
        raise WishError(f"no service {given.service}; write one of {', '.join(sorted(catalogue.services))}")
    if given.hand and given.way != "drawn":
        raise WishError(f"a pen writes on drawn sheets alone; leave --way {given.way} or --hand away")
    kinds = [kind.id for kind in service.applicant_kinds]
    if given.applicant not in (None, *kinds):
        raise WishError(f"nobody applies for {service.id} as {given.applicant}; write one of {', '.join(kinds)}")


def _write_all(catalogue: Catalogue, given: argparse.Namespace) -> None:
    today = given.today or datetime.now(TEHRAN).date()
    fonts = Fonts.installed(_names(given.fonts), _names(given.without_fonts))
    wish = Wish(given.applicant, tuple(given.plant), tuple(given.document), given.optional, given.hand)
    with opened(given.way) as way:
        for number in range(1, given.count + 1):
            seed = f"{given.seed}/{number}"
            folder = given.out if given.count == 1 else given.out / f"{number:04d}"
            options: dict[str, Any] = {"wish": wish, "catalogue": catalogue, "way": way, "wear": not given.no_wear}
            package = generate(given.service, given.level, seed, fonts, today, **options)
            write(package, folder, seed, today, lines=given.lines)


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(",")))


if __name__ == "__main__":
    raise SystemExit(main())
