"""What the rules say of a package whose papers are all read without a fault."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chalicelib import fields
from chalicelib.catalogue import FieldSpec
from chalicelib.findings import Finding
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.rules import Package, evaluate
from forms.contents import Asked
from forms.days import iso
from forms.values import Paper


class Judge:
    """Judges packages for one service and one kind of applicant. It keeps the readings of the papers that it saw, for
    packages that differ in a paper or two."""

    def __init__(self, asked: Asked, today: date) -> None:
        self._asked, self._today = asked, iso(today)
        self._seen: dict[int, tuple[Paper, DocumentReading]] = {}

    def findings(self, papers: Iterable[Paper]) -> list[Finding]:
        """What the rules say; documents are named by their stems."""
        readings = {paper.stem: self._reading(paper) for paper in papers}
        package = Package(self._asked.service, self._asked.catalogue, self._asked.applicant, readings)
        return evaluate(package, self._today)

    def _reading(self, paper: Paper) -> DocumentReading:
        if id(paper) not in self._seen:
            self._seen[id(paper)] = (paper, perfect(paper))
        return self._seen[id(paper)][1]


def readable(field: FieldSpec, value: str | None) -> str | None:
    """The value, if its kind reads it back from its print: of the others nothing but that something is missing can be
    found («۸۹۲۱۶۳۱۴۲۴۹» is no mobile's number, right or wrong)."""
    kind = fields.of(field)
    try:
        parsed = kind.parse(kind.show(value)) if value is not None else None
    except ValueError:  # What can't be shown (the thirty-second of a month) is printed as it is.
        parsed = kind.parse(value or "")
    return value if parsed and kind.same_exactly(parsed.value, value or "") else None


def perfect(paper: Paper) -> DocumentReading:
    """The reading that sees every value of the paper that can be one, and is sure of it."""
    values = {field.id: readable(field, paper.values.get(field.id)) for field in paper.type.fields}
    return DocumentReading(
        type=paper.type.id,
        confidence=1.0,
        fields={
            name: FieldReading(value=value, raw=value, status="ok", confidence=1.0, page=1)
            if value is not None
            else FieldReading()
            for name, value in values.items()
        },
    )
