"""What a run of packages came to: every figure, and as tables for whoever writes them down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from bench.outcome import Outcome
from bench.planted import Caught, by_code, by_kind, by_service
from bench.reliability import Bin, expected_error, reliability
from bench.score import Place, Tally, summed
from bench.truth import UNKNOWN
from bench.variants import WHOLE
from chalicelib.catalogue import load

WAYS: Mapping[str, Callable[[Place], str]] = {
    "level": lambda place: place.level,
    "document": lambda place: f"{place.level} · {place.type}",
    "kind": lambda place: place.kind,
    "font": lambda place: place.font,
    "layout": lambda place: place.layout,
    "field": lambda place: f"{place.level} · {place.type} · {place.field}",
}
"""Heading → how fields are put together under it."""


@dataclass(frozen=True)
class Run:
    """All packages by one reader."""

    outcomes: tuple[Outcome, ...]

    def sums(self, by: Callable[[Place], str]) -> Mapping[str, Tally]:
        return summed((one for outcome in self.outcomes for one in outcome.tallies), by)

    @cached_property
    def total(self) -> Tally:
        return self.sums(lambda _: "").get("", Tally())

    @cached_property
    def bins(self) -> list[Bin]:
        return reliability([point for outcome in self.outcomes for point in outcome.points])

    @property
    def pages(self) -> int:
        return sum(one.pages for one in self.outcomes)

    @property
    def seconds_a_page(self) -> float | None:
        """None where every page was kept from an earlier run."""
        return sum(one.seconds for one in self.outcomes) / self.pages if self.pages else None

    @property
    def cpu_a_page(self) -> float | None:
        return sum(one.cpu for one in self.outcomes) / self.pages if self.pages else None

    @property
    def documents(self) -> int:
        return sum(one.documents for one in self.outcomes)

    @property
    def typed(self) -> int:
        return sum(one.typed for one in self.outcomes)

    @property
    def page_cer(self) -> float | None:
        wrong, of = (sum(one.page_edits[i] for one in self.outcomes) for i in (0, 1))
        return wrong / of if of else None

    def as_dict(self) -> dict[str, Any]:
        error = expected_error(self.bins)
        return {
            **self.total.as_dict(),
            "page_cer": _rounded(self.page_cer),
            "calibration_error": _rounded(error),
            "pages": self.pages,
            "seconds_a_page": _rounded(self.seconds_a_page),
            "cpu_seconds_a_page": _rounded(self.cpu_a_page),
            "documents": self.documents,
            "documents_typed": self.typed,
        }


@dataclass(frozen=True)
class Figures:
    """``runs``: name of the reader → what it came to, the whole reader first."""

    runs: Mapping[str, Run]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Figures:
        names = dict.fromkeys((WHOLE.name, *(one.variant for one in outcomes)))
        return cls({name: Run(tuple(one for one in outcomes if one.variant == name)) for name in names})

    @property
    def whole(self) -> Run:
        return self.runs[WHOLE.name]

    @property
    def codes(self) -> Mapping[str, Caught]:
        return by_code(self.whole.outcomes)

    @property
    def faults(self) -> Mapping[str, Mapping[str, Caught]]:
        """The same, by service and by the kind of rule."""
        outcomes = self.whole.outcomes
        return {"service": by_service(outcomes), "rule kind": by_kind(outcomes, load())}

    def ways(self) -> Mapping[str, Mapping[str, Tally]]:
        """Heading → name → counts; without those ways of which nothing is known."""
        sums = {heading: self.whole.sums(by) for heading, by in WAYS.items()}
        return {heading: found for heading, found in sums.items() if set(found) - {UNKNOWN}}

    def as_json(self) -> dict[str, Any]:
        """Every count, and the fields that came out wrong."""
        return {
            "readers": {name: run.as_dict() for name, run in self.runs.items()},
            "by": {
                heading: {name: one.as_dict() for name, one in found.items()} for heading, found in self.ways().items()
            },
            "reliability": [asdict(one) for one in self.whole.bins],
            "findings": {
                code: asdict(one) | {"recall": _rounded(one.recall), "precision": _rounded(one.precision)}
                for code, one in self.codes.items()
            },
            "misses": [asdict(m) | {"path": str(m.path)} for one in self.whole.outcomes for m in one.misses],
        }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 5)
