"""``python -m bench.eval``: packages with known truth through the local pipeline, and what came out of them.

Generates packages of scans (or takes those of a folder with ``truth.json`` files), reads them, and counts per field
what was right, flagged and silently wrong, with 95% upper bounds, beside other readers on the same pages. What it
writes of labelled papers from life (--json, --html) holds what stands on them: keep it as you keep the papers.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from bench.figures import Figures
from bench.generated import Order, OrderError, generate
from bench.html import write_html
from bench.packages import Plan
from bench.pictures import Pictures
from bench.report import as_markdown, write_section
from bench.run import evaluated
from bench.stock import stock_is_here
from bench.truth import TruthError
from bench.variants import STOCK, WHOLE, Variant, open_model, reader, steps, without
from chalicelib.catalogue import load
from forms.contents import Asked
from forms.faults import plantable

USAGE = 2
EACH = "each"


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        try:
            if wanted.directory is None:
                generate(_orders(wanted), Path(made))
            plan = Plan(tuple(_variants(wanted)), wanted.keep, wanted.complete)
            outcomes = evaluated(wanted.directory or Path(made), plan, wanted.jobs)
        except (OrderError, TruthError) as error:
            print(error, file=sys.stderr)
            return USAGE
        _write(Figures.of(outcomes), wanted)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.eval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", nargs="?", type=Path, help="labelled packages instead of generated ones")
    parser.add_argument("--complete", action="store_true", help="a field that a truth doesn't name is not printed")
    parser.add_argument("--count", type=int, default=50, help="packages a level and service (default 50)")
    parser.add_argument("--level", action="append", choices=("clean", "office", "hard"), help="default: office")
    parser.add_argument("--service", action="append", help="may be repeated; all stands for every service")
    parser.add_argument("--seed", type=int, default=1)
    planting = "and a package with this fault; each stands for every code of the service"
    parser.add_argument("--plant", action="append", default=[], metavar="CODE", help=planting)
    parser.add_argument("--today", help="the day of the scans, YYYY-MM-DD: the same pages on any day")
    parser.add_argument("--way", help="what makes the pages (python -m forms --help)")
    parser.add_argument("--fonts", help="only these families, with commas between")
    parser.add_argument("--without-fonts", help="not these families")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stock", action=argparse.BooleanOptionalAction, default=True, help="tesseract beside it")
    parser.add_argument("--open-weights", type=Path, metavar="DIR", help="beside it, the recogniser of this folder")
    parser.add_argument(
        "--without", action="append", default=[], choices=(*steps(), EACH), help="beside it, without this step"
    )
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read, for another evaluation")
    parser.add_argument("--json", type=Path, help="write every figure here")
    parser.add_argument("--html", type=Path, help="write a report here, with a crop of every silent error")
    parser.add_argument("--markdown", type=Path, help="put the tables into this page's section Figures")
    return parser


def _orders(wanted: argparse.Namespace) -> Iterator[Order]:
    services = sorted(load().services) if wanted.service == ["all"] else wanted.service or ["building_permit"]
    for level, service in product(wanted.level or ("office",), services):
        rest = {"today": wanted.today, "options": tuple(_options(wanted))}
        yield Order(service, level, wanted.count, wanted.seed, **rest)
        for number, code in enumerate(_codes(wanted, service), start=1):
            given = code in wanted.plant
            yield Order(service, level, 1, wanted.seed + 1000 * number, (code,), refusable=not given, **rest)


def _codes(wanted: argparse.Namespace, service: str) -> list[str]:
    """The faults to plant, each once; ``each``: all that the service's rules have a code for."""
    catalogue = load()
    asked = Asked(catalogue, catalogue.services[service], "") if EACH in wanted.plant else None
    return list(dict.fromkeys((*(one for one in wanted.plant if one != EACH), *(plantable(asked) if asked else ()))))


def _options(wanted: argparse.Namespace) -> Iterator[str]:
    """Those of the generator that are the same here, as they were given."""
    for name in ("way", "fonts", "without_fonts"):
        if getattr(wanted, name):
            yield from (f"--{name.replace('_', '-')}", getattr(wanted, name))


def _variants(wanted: argparse.Namespace) -> Iterator[Variant]:
    yield WHOLE
    if wanted.stock and stock_is_here():
        yield STOCK
    if wanted.open_weights:
        yield open_model(wanted.open_weights)
    yield from map(without, steps() if EACH in wanted.without else wanted.without)


def _write(figures: Figures, wanted: argparse.Namespace) -> None:
    text = as_markdown(figures)
    print(text)
    for path in filter(None, (wanted.json, wanted.html)):
        path.parent.mkdir(parents=True, exist_ok=True)
    if wanted.json:
        wanted.json.write_text(json.dumps(figures.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if wanted.html:
        write_html(figures, wanted.html, Pictures(reader(WHOLE)))
    if wanted.markdown:
        write_section(wanted.markdown, text)


if __name__ == "__main__":
    raise SystemExit(main())
