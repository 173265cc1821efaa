"""The figures as one page that a person can look at: tables, reliability, every silent error, the worst pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.figures import Figures
from bench.outcome import Box, Miss, Sheet
from bench.reliability import expected_error
from bench.report import head
from bench.tables import NOTE, tables

_MOST_CROPS, _WORST, _WIDTH = 60, 8, 1000


class PictureSource(Protocol):
    """Pictures as data addresses; None where there is none (any more)."""

    def crop(self, path: Path, page: int, box: Box) -> str | None: ...

    def page(self, path: Path, page: int, width: int) -> tuple[str, tuple[int, int]] | None: ...


def write_html(figures: Figures, out: Path, pictures: PictureSource) -> None:
    """One file that needs no other."""
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    shapes = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    silent = [miss for outcome in figures.whole.outcomes for miss in outcome.misses if miss.silent]
    page = shapes.get_template("report.html").render(
        head=head(figures),
        note=NOTE,
        tables=list(tables(figures)),
        bins=figures.whole.bins,
        calibration_error=expected_error(figures.whole.bins),
        silent=list(_crops(silent, pictures)),
        worst=list(_worst([sheet for one in figures.whole.outcomes for sheet in one.sheets], pictures)),
    )
    out.write_text(page, encoding="utf-8")


def _crops(silent: Sequence[Miss], pictures: PictureSource) -> Iterator[tuple[Miss, str | None]]:
    """In an order in which each page is read once; beyond so many they come without their crops."""
    ordered = sorted(silent, key=lambda miss: (str(miss.path), miss.page or 0))
    for number, miss in enumerate(ordered):
        seen = number < _MOST_CROPS and miss.box and miss.page and miss.path.is_file()
        yield miss, pictures.crop(miss.path, miss.page, miss.box) if seen and miss.box and miss.page else None


def _worst(sheets: Sequence[Sheet], pictures: PictureSource) -> Iterator[dict[str, Any]]:
    """Those with the most silent errors, then with the largest share wrong."""
    wrong = [sheet for sheet in sheets if sheet.right < sheet.total or sheet.silent]
    wrong.sort(key=lambda sheet: (-sheet.silent, sheet.right / max(1, sheet.total), str(sheet.path)))
    for sheet in wrong[:_WORST]:
        shown = pictures.page(sheet.path, sheet.page, _WIDTH)
        yield {"sheet": sheet, "image": shown and shown[0], "size": shown and shown[1]}
