"""``python -m forms SERVICE --out DIR``: packages of generated scans, with their truth."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from forms.degrade import LEVELS
from forms.facts import FAULTS
from forms.fonts import Fonts, FontsMissingError
from forms.package import generate
from forms.truth import write
from forms.words import services


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m forms", description=__doc__)
    parser.add_argument("service", choices=sorted(services()))
    parser.add_argument("--out", type=Path, required=True, help="one package goes here itself, more go to 0001, 0002 …")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, date and fonts give the same bytes")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--level", choices=list(LEVELS), default="office")
    parser.add_argument("--plant", choices=sorted(FAULTS), action="append", default=[], help="a fault to plant")
    parser.add_argument("--today", type=date.fromisoformat, help="the day of the scan, YYYY-MM-DD (default: today)")
    parser.add_argument("--lines", action="store_true", help="also lines.json: every piece of text, with its box")
    parser.add_argument("--fonts", default="", help="only these families, with commas between")
    parser.add_argument("--without-fonts", default="", help="not these families")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status: 0, or 2 when this machine has no Persian font."""
    given = _arguments().parse_args(arguments)
    today = given.today or datetime.now(UTC).date()
    try:
        fonts = Fonts.installed(_names(given.fonts), _names(given.without_fonts))
    except FontsMissingError as error:
        print(error, file=sys.stderr)
        return 2
    for number in range(1, given.count + 1):
        seed = f"{given.seed}/{number}"
        folder = given.out if given.count == 1 else given.out / f"{number:04d}"
        write(
            generate(given.service, given.level, seed, fonts, today, faults=given.plant),
            folder,
            seed,
            today,
            lines=given.lines,
        )
    return 0


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(",")))


if __name__ == "__main__":
    raise SystemExit(main())
