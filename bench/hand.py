"""``python -m bench.hand``: the counter's forms filled in with a pen, and typed ones beside them.

What is promised of them: a form filled in by hand is called so, no value of it is relied upon, and the place to look at
is shown. Each is counted here, and how often a typed form is taken for a written one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bench.generated import Order, OrderError, generate
from bench.pages import CountedPages
from chalicelib.catalogue import Catalogue, DocumentType, load
from chalicelib.reading import extract
from chalicelib.reading.model import DocumentReading, FieldReading

SAID = "handwritten_form"
_HALF = 0.5
_COLUMNS = ("forms", "type right", "called written", "fields", "ok", "check, right", "check, wrong", "missing", "shown")


@dataclass(frozen=True)
class Counts:
    """Of forms: how many, with the right type, called filled in by hand. Of what stands in their fields: how much came
    out ``ok``, proposed (``check``) and right or wrong, or not at all; and of how much a place is given that holds most
    of it."""

    forms: int = 0
    typed: int = 0
    called: int = 0
    values: int = 0
    ok: int = 0
    right: int = 0
    wrong: int = 0
    missing: int = 0
    shown: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)))


def main(arguments: Sequence[str] | None = None) -> int:
    wanted = _parser().parse_args(arguments)
    catalogue = load()
    rows = {}
    with tempfile.TemporaryDirectory() as made:
        for name, options in (("by hand", ("--hand",)), ("typed", ())):
            folder = Path(made) / name
            try:
                generate(_orders(wanted, catalogue, options), folder)
            except OrderError as error:
                print(error, file=sys.stderr)
                return 2
            rows[name] = sum(_counted(folder, catalogue, CountedPages(wanted.keep)), Counts())
    print(as_markdown(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.hand", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=4, help="packages of a service, level and way (default 4)")
    parser.add_argument("--level", action="append", choices=("clean", "office", "hard"), help="default: office")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", help="the day of the scans, YYYY-MM-DD: the same pages on any day")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was read, for another evaluation")
    return parser


def _orders(wanted: argparse.Namespace, catalogue: Catalogue, options: tuple[str, ...]) -> Iterator[Order]:
    """One service for each form of the counter's own."""
    for form in (one for one in catalogue.documents.values() if one.counter_form):
        asking = (s.id for s in catalogue.services.values() if any(d.type == form.id for d in s.documents))
        service = next(asking, None)
        for level in wanted.level or ("office",) if service else ():
            asked = ("--document", form.id, *options)
            yield Order(service or "", level, wanted.count, wanted.seed, today=wanted.today, options=asked)


def _counted(folder: Path, catalogue: Catalogue, pages: CountedPages) -> Iterator[Counts]:
    for truth in sorted(folder.rglob("truth.json")):
        for told in json.loads(truth.read_bytes())["documents"]:
            form, path = catalogue.documents[told["type"]], truth.parent / told["file"]
            if form.counter_form:
                read = [pages.parse(pages.read(path, n).words) for n in range(1, pages.count(path) + 1)]
                yield judged(told["fields"], form, extract(read, catalogue))


def judged(truth: dict[str, Any], form: DocumentType, reading: DocumentReading) -> Counts:
    """One form against what stands in it: field → its ``value`` and ``box``."""
    found = {name: reading.fields.get(name, FieldReading()) for name in truth}
    same = {name: one.value == truth[name]["value"] for name, one in found.items()}
    given = [name for name, one in found.items() if one.value is not None and one.status != "ok"]
    return Counts(
        forms=1,
        typed=int(reading.type == form.id),
        called=int(any(one.code == SAID for one in reading.findings)),
        values=len(truth),
        ok=sum(one.status == "ok" for one in found.values()),
        right=sum(same[name] for name in given),
        wrong=sum(not same[name] for name in given),
        missing=sum(one.value is None for one in found.values()),
        shown=sum(_holds(one.box, truth[name]["box"]) for name, one in found.items()),
    )


def _holds(shown: tuple[int, int, int, int] | None, box: Sequence[int]) -> bool:
    """Does the place that is shown hold at least half of the ink's box?"""
    if shown is None:
        return False
    wide = min(shown[2], box[2]) - max(shown[0], box[0])
    high = min(shown[3], box[3]) - max(shown[1], box[1])
    return wide > 0 and high > 0 and wide * high >= _HALF * (box[2] - box[0]) * (box[3] - box[1])


def as_markdown(rows: dict[str, Counts]) -> str:
    lines = [f"| | {' | '.join(_COLUMNS)} |", f"|---|{'---:|' * len(_COLUMNS)}"]
    for name, one in rows.items():
        lines.append(f"| {name} | {' | '.join(str(getattr(one, column.name)) for column in fields(Counts))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
