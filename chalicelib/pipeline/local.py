"""The stages receive to check on files of this machine, one after the other, without any cloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalicelib.catalogue import Catalogue
from chalicelib.findings import Finding
from chalicelib.pipeline.pages import PageSource, UnreadableError
from chalicelib.pipeline.printed import without_key
from chalicelib.reading import decide, extract
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.rules import Package, evaluate

if TYPE_CHECKING:
    from ocr.model import Page


@dataclass(frozen=True, slots=True)
class Result:
    """``documents``: (file name, reading) in the order given; ``findings`` of the whole package name those files."""

    documents: tuple[tuple[str, DocumentReading], ...]
    findings: tuple[Finding, ...]


def run(
    files: Sequence[Path],
    service_id: str,
    applicant_kind: str = "owner",
    *,
    today: str,
    catalogue: Catalogue,
    pages: PageSource,
) -> Result:
    """Read the files as one applicant's documents for a service. ``today``: a canonical Jalali date.

    Raises ``KeyError`` for a service that the catalogue doesn't have.
    """
    service = catalogue.services[service_id]
    names = file_names(files)
    readings = {name: _document(path, name, catalogue, pages) for name, path in zip(names, files, strict=True)}
    decided = decide(readings, service, catalogue, applicant_kind)
    findings = evaluate(Package(service, catalogue, applicant_kind, decided), today)
    return Result(tuple(decided.items()), tuple(findings))


def file_names(files: Sequence[Path]) -> list[str]:
    """What each file is called in the result: its name, or its whole path where two files have the same name."""
    names = [path.name for path in files]
    return [path.name if names.count(path.name) == 1 else str(path) for path in files]


def _document(path: Path, name: str, catalogue: Catalogue, pages: PageSource) -> DocumentReading:
    """A file that can't be read is a document with findings; so is one whose pages all fail. Other pages are read."""
    try:
        read, refused = _pages(path, name, pages)
    except UnreadableError as refusal:
        return DocumentReading(findings=(refusal.finding(name),))
    except OSError:
        return DocumentReading(findings=(UnreadableError("file-unreadable").finding(name),))
    reading = extract(read, catalogue, open_code=without_key) if read else DocumentReading()
    found = {one.key: one for one in (*refused, *(_of(name, one) for one in reading.findings))}
    return reading.model_copy(update={"findings": tuple(found.values())})


def _pages(path: Path, name: str, pages: PageSource) -> tuple[list[Page], list[Finding]]:
    read: list[Page] = []
    refused: list[Finding] = []
    for number in range(1, pages.count(path) + 1):
        try:
            read.append(pages.parse(pages.read(path, number).words))
        except UnreadableError as refusal:
            refused.append(refusal.finding(name))
    return read, refused


def _of(name: str, finding: Finding) -> Finding:
    return finding if finding.documents else finding.model_copy(update={"documents": (name,)})


def as_json(result: Result) -> dict[str, Any]:
    """The shape that scripts rely on."""
    return {
        "documents": [
            {
                "file": name,
                "type": reading.type,
                "confidence": reading.confidence,
                "fields": {field_id: _field(field) for field_id, field in reading.fields.items()},
                "findings": [_finding(one) for one in reading.findings],
            }
            for name, reading in result.documents
        ],
        "findings": [_finding(one) for one in result.findings],
    }


def _field(field: FieldReading) -> dict[str, Any]:
    names = ("value", "raw", "status", "confidence", "page", "box", "repaired", "reasons")
    told = field.model_dump(mode="json", include=set(names))
    return {name: told[name] for name in names}


def _finding(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(mode="json")
