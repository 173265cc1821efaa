"""``python -m bench.quick``: some twenty fixed pages, and floors for what is read of them (``floors.yaml``)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bench.figures import Figures
from bench.generated import Order, OrderError, generate
from bench.packages import Plan
from bench.report import as_markdown
from bench.run import evaluated
from bench.score import Tally
from chalicelib import strict_yaml

FLOORS = Path(__file__).with_name("floors.yaml")


class Floor(BaseModel):
    """The least share right and ``ok``, and the most that may be ``ok`` and wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    right: float
    ok: float
    silent: int


class Floors(BaseModel):
    """``packages`` are made as on the day ``today``; ``identified``: least share of documents whose type is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    today: str
    packages: tuple[Order, ...]
    identified: float
    levels: dict[str, Floor]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where everything stands above its floor, 1 where something doesn't, 2 where no pages could be made."""
    parser = argparse.ArgumentParser(prog="python -m bench.quick", description=__doc__)
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--jobs", type=int, default=2)
    wanted = parser.parse_args(arguments)
    floors = Floors.model_validate(strict_yaml.load(wanted.floors.read_text(encoding="utf-8")))
    try:
        figures = measured(floors, wanted.jobs)
    except OrderError as error:
        print(error, file=sys.stderr)
        return 2
    print(as_markdown(figures))
    below = list(failures(figures, floors))
    print("\n".join(below) or "Everything stands above its floor.", file=sys.stderr)
    return 1 if below else 0


def measured(floors: Floors, jobs: int) -> Figures:
    with tempfile.TemporaryDirectory() as made:
        orders = [replace(order, today=floors.today) for order in floors.packages]
        generate(orders, Path(made), given_fonts=False)
        return Figures.of(evaluated(Path(made), Plan(), jobs))


def failures(figures: Figures, floors: Floors) -> Iterator[str]:
    """A sentence for each figure that lies below its floor."""
    run, levels = figures.whole, figures.ways().get("level", {})
    if run.typed < floors.identified * run.documents:
        yield f"identified: {run.typed} of {run.documents}, the floor is {floors.identified:.1%}"
    for level, floor in floors.levels.items():
        one = levels.get(level, Tally())
        for name, count, least in (("right", one.right, floor.right), ("ok", one.ok - one.silent, floor.ok)):
            if count < least * max(1, one.total):
                yield f"{level}: {count} of {one.total} fields {name}, the floor is {least:.1%}"
        if one.silent > floor.silent:
            yield f"{level}: {one.silent} silent errors, at most {floor.silent} may be"


if __name__ == "__main__":
    raise SystemExit(main())
