"""The fields of one paper against its truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.characters import NOTHING, field_edits
from bench.outcome import Miss, Point, Scored
from bench.score import Place, tally
from bench.stock import StockText
from bench.truth import TrueDocument
from chalicelib import fields
from chalicelib.catalogue import DocumentType
from chalicelib.reading.model import DocumentReading, FieldReading
from ocr.model import Page


def score(
    level: str,
    path: Path,
    document: TrueDocument,
    read: Mapping[str, FieldReading],
    described: DocumentType,
    *,
    pages: Sequence[Page] | None,
) -> Iterator[Scored]:
    """Every field of which the truth knows something. With ``pages`` each value is also looked for anywhere in them."""
    text = None if pages is None else StockText.of(pages)
    for spec in described.fields:
        if not document.knows(spec.id):
            continue
        kind, value, found = fields.of(spec), document.value(spec.id), read.get(spec.id)
        edits = field_edits(document.fields[spec.id], found) if value is not None else NOTHING
        anywhere = None if text is None or value is None else text.holds(kind, value)
        one = tally(value, found, kind.same_exactly, edits=edits, anywhere=anywhere)
        wrong = bool(one.silent if value is None else not one.right)
        yield Scored(
            Place(level, document.type, spec.id, spec.kind, document.font, document.layout),
            one,
            Point(found.confidence, bool(one.right)) if found and found.value is not None else None,
            _miss(path, document.type, spec.id, value, found) if wrong else None,
            found.page if found else None,
            found.box if found else None,
        )


def score_stranger(level: str, path: Path, reading: DocumentReading, described: DocumentType) -> Iterator[Scored]:
    """What was read as a paper that isn't in the package: each value of it is one that isn't printed."""
    for spec in described.fields:
        found = reading.fields.get(spec.id)
        if found and found.value is not None:
            one = tally(None, found, fields.of(spec).same_exactly)
            place = Place(level, described.id, spec.id, spec.kind)
            miss = _miss(path, described.id, spec.id, None, found) if one.silent else None
            yield Scored(place, one, Point(found.confidence, False), miss, found.page, found.box)


def _miss(path: Path, type_: str, name: str, truth: str | None, reading: FieldReading | None) -> Miss:
    found = reading or FieldReading()
    return Miss(
        path=path,
        type=type_,
        field=name,
        truth=truth,
        value=found.value,
        raw=found.raw,
        status=found.status,
        confidence=found.confidence,
        page=found.page,
        box=found.box,
        evidence=(*(_told(one.kind, one.supports, one.detail) for one in found.evidence), *found.reasons),
    )


def _told(kind: str, supports: bool | None, detail: str) -> str:
    said = {True: "for", False: "against", None: "undecided"}[supports]
    return f"{kind}: {said}{f' ({detail})' if detail else ''}"
