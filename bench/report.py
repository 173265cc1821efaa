"""The figures as Markdown for people and as JSON for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.bounds import upper_bound
from bench.packages import Outcome
from bench.score import Place, Tally, summed

HEADING = "## Figures"
_COLUMNS = ("fields", "right", "ok", "check", "missing", "invalid", "silent errors", "of the ok ones, at most", "stock")


def as_json(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Every count, and the fields that came out wrong."""
    return {
        "levels": _dicts(outcomes, lambda place: place[0]),
        "types": _dicts(outcomes, lambda place: "/".join(place[:2])),
        "fields": _dicts(outcomes, "/".join),
        "pages": sum(one.pages for one in outcomes),
        "seconds_a_page": round(_seconds_a_page(outcomes), 3),
        "documents": sum(one.documents for one in outcomes),
        "documents_typed": sum(one.typed for one in outcomes),
        "misses": [asdict(miss) for one in outcomes for miss in one.misses],
    }


def as_markdown(outcomes: Sequence[Outcome]) -> str:
    """The tables that belong in the documentation: by level, by document type, by field."""
    packages, pages = len(outcomes), sum(one.pages for one in outcomes)
    typed, documents = sum(one.typed for one in outcomes), sum(one.documents for one in outcomes)
    head = (
        f"{packages} packages, {documents} documents. {_speed(outcomes, pages)}"
        f"Document type right: {typed} of {documents}."
    )
    tables = [
        _table("level", _sums(outcomes, lambda place: place[0])),
        _table("level and document", _sums(outcomes, lambda place: " · ".join(place[:2]))),
        _table("level, document and field", _sums(outcomes, " · ".join)),
    ]
    return "\n\n".join([head, *tables, _NOTE]) + "\n"


_NOTE = (
    "`right` counts whatever the status. A silent error is a field that is `ok` and wrong, or `ok` and not printed at "
    "all; beside it stands the upper bound of its share of the `ok` fields (Clopper and Pearson, one-sided, 95%). "
    "`stock`: the value stands anywhere in bare tesseract's text of the page."
)


def _sums(outcomes: Iterable[Outcome], by: Callable[[Place], str]) -> Mapping[str, Tally]:
    return summed((one for outcome in outcomes for one in outcome.tallies), by)


def _dicts(outcomes: Sequence[Outcome], by: Callable[[Place], str]) -> dict[str, dict[str, float]]:
    return {name: one.as_dict() for name, one in _sums(outcomes, by).items()}


def _seconds_a_page(outcomes: Sequence[Outcome]) -> float:
    return sum(one.seconds for one in outcomes) / max(1, sum(one.pages for one in outcomes))


def _speed(outcomes: Sequence[Outcome], pages: int) -> str:
    return f"{pages} pages read, {_seconds_a_page(outcomes):.2f} s each in its process. " if pages else ""


def _table(name: str, sums: Mapping[str, Tally]) -> str:
    rows = [f"| {' | '.join((name, *_COLUMNS))} |", f"|---|{'---:|' * len(_COLUMNS)}"]
    return "\n".join([*rows, *(f"| {' | '.join((key, *_cells(one)))} |" for key, one in sums.items())])


def _cells(one: Tally) -> tuple[str, ...]:
    shares = (_share(count, one.total) for count in (one.right, one.ok, one.check, one.missing, one.invalid))
    stock = _share(one.stock, one.stock_of) if one.stock_of else "–"
    return str(one.total), *shares, str(one.silent), f"{upper_bound(one.silent, one.ok):.2%}", stock


def _share(count: int, of: int) -> str:
    return f"{count / of:.1%}" if of else "–"


def write_section(page: Path, text: str) -> None:
    """Put the figures under the page's heading «Figures», in place of what stands there; the rest stays."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    before, found, after = old.partition(f"{HEADING}\n")
    rest = after[after.index("\n## ") :] if found and "\n## " in after else ""
    page.write_text(f"{before.rstrip()}\n\n{HEADING}\n\n{text.rstrip()}\n{rest}".lstrip(), encoding="utf-8")
