"""One labelled package through the local pipeline, compared with its truth."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.score import Place, Tally, tally
from bench.stock import StockText, stock_text
from chalicelib import fields
from chalicelib.catalogue import DocumentType, load
from chalicelib.clock import jalali_day
from chalicelib.pipeline.local import run
from chalicelib.pipeline.pages import OcrPages, ReadPage
from chalicelib.reading.model import DocumentReading, FieldReading


@dataclass(frozen=True)
class Miss:
    """A field that came out wrong: for looking at, never for a public report of real papers."""

    file: str
    field: str
    truth: str | None
    value: str | None
    raw: str | None
    status: str


@dataclass(frozen=True)
class Outcome:
    """What a package came to. ``typed``: documents whose type was found, of ``documents``; ``findings``: codes found,
    against ``planted`` ones."""

    level: str
    documents: int
    typed: int
    pages: int
    seconds: float
    tallies: tuple[tuple[Place, Tally], ...]
    misses: tuple[Miss, ...] = ()
    findings: tuple[str, ...] = ()
    planted: tuple[str, ...] = field(default=())


class CountedPages(OcrPages):
    """Counts the pages read and the time that it took. ``keep``: a folder where what was read is kept by the file's
    content, so that another evaluation of the fields needs no second reading; such pages count no time."""

    def __init__(self, keep: Path | None) -> None:
        self.pages, self.seconds, self._keep = 0, 0.0, keep

    def read(self, path: Path, number: int) -> ReadPage:
        kept = self._keep / f"{sha256(path.read_bytes()).hexdigest()}-{number}.json" if self._keep else None
        if kept and kept.exists():
            page = json.loads(kept.read_bytes())
            size = (page["width"], page["height"], page["rotation"])
            return ReadPage(*size, source=page["source"], words=kept.read_bytes(), preview=b"")
        started = time.perf_counter()
        try:
            read = super().read(path, number)
        finally:
            self.pages, self.seconds = self.pages + 1, self.seconds + time.perf_counter() - started
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(read.words)
        return read


@cache
def _pages(keep: Path | None) -> CountedPages:
    return CountedPages(keep)


def evaluate_package(folder: Path, stock: bool, keep: Path | None = None) -> Outcome:
    """Read the package of a folder with ``truth.json`` and compare, field by field."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    catalogue, pages = load(), _pages(keep)
    before = (pages.pages, pages.seconds)
    files = [folder / document["file"] for document in truth["documents"]]
    today = jalali_day(datetime.now(UTC))
    applicant = truth.get("applicant") or catalogue.services[truth["service"]].applicant_kinds[0].id
    result = run(files, truth["service"], applicant, today=today, catalogue=catalogue, pages=pages)
    texts = [stock_text(path) if stock else None for path in files]
    scored = [
        (Place(truth["level"], document["type"], name), one, miss)
        for document, (_, reading), text in zip(truth["documents"], result.documents, texts, strict=True)
        for name, one, miss in _score(document, reading, catalogue.documents[document["type"]], text)
    ]
    pairs = zip(result.documents, truth["documents"], strict=True)
    return Outcome(
        level=truth["level"],
        documents=len(files),
        typed=sum(reading.type == document["type"] for (_, reading), document in pairs),
        pages=pages.pages - before[0],
        seconds=pages.seconds - before[1],
        tallies=tuple((place, one) for place, one, _ in scored),
        misses=tuple(miss for _, _, miss in scored if miss),
        findings=tuple(finding.code for finding in result.findings),
        planted=tuple(one["code"] for one in truth.get("planted", ())),
    )


def _score(
    document: Mapping[str, Any], reading: DocumentReading, described: DocumentType, text: StockText | None
) -> Iterator[tuple[str, Tally, Miss | None]]:
    read = reading.fields if reading.type == document["type"] else {}
    for spec in described.fields:
        kind = fields.of(spec)
        value = document["fields"].get(spec.id, {}).get("value")
        seen = None if text is None or value is None else text.holds(kind, value)
        one = tally(value, read.get(spec.id), partial(_same, kind), seen)
        yield spec.id, one, _miss(document["file"], spec.id, value, read.get(spec.id), one)


def _same(kind: fields.Kind, one: str, other: str) -> bool:
    return kind.same(one, other) == 1.0


def _miss(file: str, name: str, truth: str | None, reading: FieldReading | None, one: Tally) -> Miss | None:
    if one.right or (truth is None and not one.silent):
        return None
    found = reading or FieldReading()
    return Miss(file, name, truth, found.value, found.raw, found.status)
