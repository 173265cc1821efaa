"""The figures as tables of words, the same for Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.bounds import upper_bound
from bench.figures import Figures, Run
from bench.planted import Caught
from bench.reliability import expected_error
from bench.score import Tally

NOTE = (
    "`right` counts whatever the status. A silent error is a field that is `ok` and wrong, or `ok` and not printed at "
    "all; beside it stands the upper bound of its share of the `ok` fields (Clopper and Pearson, one-sided, 95%). "
    "`CER`: wrong characters of the fields as they were read. The readers beside the whole one give their pages to the "
    "very same extraction; «anywhere»: the value stands anywhere in the text of tesseract's page."
)
_COUNTS = ("fields", "right", "ok", "check", "missing", "invalid", "silent errors", "of the ok ones, at most", "CER")
_RUNS = ("identified", "page CER", "calibration error", "s/page", "CPU s/page")


class Table(NamedTuple):
    """``rows`` begin with their names; the other cells are numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(figures: Figures) -> Iterator[Table]:
    yield _readers(figures)
    for heading, sums in figures.ways().items():
        yield Table(
            f"By {heading}",
            (heading, *_COUNTS),
            tuple((name, *_counts(one)) for name, one in sums.items()),
        )
    if figures.whole.bins:
        yield _reliability(figures.whole)
    if figures.codes:
        yield from _findings(figures)


def _readers(figures: Figures) -> Table:
    anywhere = any(run.total.anywhere_of for run in figures.runs.values())
    rows = (
        (name, *_counts(run.total), *_run(run), *([_share(run.total.anywhere, run.total.anywhere_of)] * anywhere))
        for name, run in figures.runs.items()
    )
    return Table("Readers", ("reader", *_COUNTS, *_RUNS, *(["anywhere"] * anywhere)), tuple(rows))


def _counts(one: Tally) -> Sequence[str]:
    shares = (_share(count, one.total) for count in (one.right, one.ok, one.check, one.missing, one.invalid))
    return str(one.total), *shares, str(one.silent), f"{upper_bound(one.silent, one.ok):.2%}", _part(one.cer)


def _run(run: Run) -> Sequence[str]:
    seconds = ("–" if one is None else f"{one:.2f}" for one in (run.seconds_a_page, run.cpu_a_page))
    return _share(run.typed, run.documents), _part(run.page_cer), _part(expected_error(run.bins)), *seconds


def _reliability(run: Run) -> Table:
    rows = tuple(
        (f"{one.low:.1f} to {one.high:.1f}", str(one.count), _part(one.said), _part(one.right)) for one in run.bins
    )
    return Table("Reliability", ("confidence", "values", "said on average", "right"), rows)


def _findings(figures: Figures) -> Iterator[Table]:
    packages = [one.planted for one in figures.whole.outcomes if one.planted is not None]
    clean = sum(not planted for planted in packages)
    columns = ("planted", "caught", "recall", "precision", "false", f"of these in {clean} clean packages")
    for heading, found in {"code": figures.codes, **figures.faults}.items():
        rows = (
            (name, *map(str, (one.planted, one.caught)), *map(_part, (one.recall, one.precision)), *_false(one))
            for name, one in found.items()
        )
        yield Table(f"Findings by {heading}", (heading, *columns), tuple(rows))


def _false(one: Caught) -> Sequence[str]:
    return str(one.false), str(one.false_clean)


def _share(count: int, of: int) -> str:
    return _part(count / of if of else None)


def _part(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
