"""Packages made for one evaluation, by the command that anyone can make them with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Order:
    """``count`` packages of one service and level, each with the faults of ``plant``; ``today``: the day of the scans,
    without which two days' pages differ; ``options``: further ones of the generator, as they are written there.
    ``refusable``: what the generator can't make is said and left out."""

    service: str
    level: str = "office"
    count: int = 1
    seed: int = 1
    plant: tuple[str, ...] = ()
    today: str | None = None
    options: tuple[str, ...] = ()
    refusable: bool = False

    def arguments(self) -> Iterator[str]:
        yield self.service
        yield from ("--level", self.level, "--count", str(self.count), "--seed", str(self.seed), "--lines")
        for code in self.plant:
            yield from ("--plant", code)
        if self.today:
            yield from ("--today", self.today)
        yield from self.options


class OrderError(RuntimeError):
    """The generator refused; its own words say why."""


def generate(orders: Iterable[Order], folder: Path, *, given_fonts: bool = True) -> None:
    """Each order into a folder of its own under ``folder``; with the fonts of the folder FONTS, if ``given_fonts``."""
    surroundings = {name: text for name, text in os.environ.items() if given_fonts or name != "FONTS"}
    for number, order in enumerate(orders, start=1):
        out = folder / f"{number:03d}-{order.level}-{order.service}"
        try:
            _run([sys.executable, "-m", "forms", *order.arguments(), "--out", str(out)], surroundings)
        except OrderError as error:
            if not order.refusable:
                raise
            print(f"{order.service}: {error}", file=sys.stderr)


def _run(command: Sequence[str], surroundings: Mapping[str, str]) -> None:
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True, env=dict(surroundings))
    if done.returncode:
        raise OrderError(done.stderr.strip())
