"""The figures as Markdown, and where a page of the documentation takes them."""

from __future__ import annotations

from pathlib import Path

from bench.figures import Figures
from bench.tables import NOTE, Table, tables

HEADING = "## Figures"


def head(figures: Figures) -> str:
    """How much was measured, in a sentence or two."""
    run = figures.whole
    seconds = run.seconds_a_page
    speed = "" if seconds is None else f" {run.pages} pages read, {seconds:.2f} s each in its process."
    return (
        f"{len(run.outcomes)} packages, {run.documents} documents.{speed} "
        f"Document type right: {run.typed} of {run.documents}."
    )


def as_markdown(figures: Figures) -> str:
    """The tables that belong in the documentation."""
    return "\n\n".join([head(figures), *map(_table, tables(figures)), NOTE]) + "\n"


def _table(table: Table) -> str:
    rows = [f"| {' | '.join(table.columns)} |", f"|---|{'---:|' * (len(table.columns) - 1)}"]
    return "\n".join([*rows, *(f"| {' | '.join(row)} |" for row in table.rows)])


def write_section(page: Path, text: str) -> None:
    """Put the figures under the page's heading «Figures», in place of what stands there; the rest stays."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    before, found, after = old.partition(f"{HEADING}\n")
    rest = after[after.index("\n## ") :] if found and "\n## " in after else ""
    page.write_text(f"{before.rstrip()}\n\n{HEADING}\n\n{text.rstrip()}\n{rest}".lstrip(), encoding="utf-8")
