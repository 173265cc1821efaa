"""The stages receive to check on files of this machine, one after the other, without any cloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalicelib.catalogue import Catalogue
from chalicelib.findings import Finding
from chalicelib.pipeline.pages import PageSource, UnreadableError
from chalicelib.pipeline.printed import without_key
from chalicelib.reading import decide
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.reading.stack import Part, read_file, told, with_others
from chalicelib.rules import Package, evaluate

if TYPE_CHECKING:
    from ocr.model import Page


@dataclass(frozen=True, slots=True)
class Result:
    """``documents``: (file name, reading) in the order given, one for each part of a file that holds several;
    ``findings`` of the whole package name those files. ``pages``: of each document, its pages in its file."""

    documents: tuple[tuple[str, DocumentReading], ...]
    findings: tuple[Finding, ...]
    pages: tuple[tuple[int, ...], ...] = ()


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
    parts = [
        (name, part)
        for name, path in zip(names, files, strict=True)
        for part in _documents(path, name, catalogue, pages)
    ]
    # A document's id within the package: a file's name may stand for several.
    named = {f"{number}:{name}": name for number, (name, _) in enumerate(parts)}
    readings = dict(zip(named, (part.reading for _, part in parts), strict=True))
    decided = decide(readings, service, catalogue, applicant_kind)
    findings = evaluate(Package(service, catalogue, applicant_kind, decided), today)
    return Result(
        tuple((named[id_], reading) for id_, reading in decided.items()),
        tuple(_of_files(one, named) for one in findings),
        tuple(part.pages for _, part in parts),
    )


def file_names(files: Sequence[Path]) -> list[str]:
    """What each file is called in the result: its name, or its whole path where two files have the same name."""
    names = [path.name for path in files]
    return [path.name if names.count(path.name) == 1 else str(path) for path in files]


def _documents(path: Path, name: str, catalogue: Catalogue, pages: PageSource) -> tuple[Part, ...]:
    """A file that can't be read is a document with findings; so is one whose pages all fail. Other pages are read."""
    try:
        read, refused = _pages(path, name, pages)
    except UnreadableError as refusal:
        return (Part((), DocumentReading(findings=(refusal.finding(name),))),)
    except OSError:
        return (Part((), DocumentReading(findings=(UnreadableError("file-unreadable").finding(name),))),)
    if not read:
        return (Part(tuple(refused), DocumentReading(findings=_distinct(name, refused.values()))),)
    parts = with_others(read_file(read, catalogue, open_code=without_key), refused)
    split = (told(parts, catalogue),) if len(parts) > 1 else ()
    return tuple(_named(part, name, refused, split if part is parts[0] else ()) for part in parts)


def _named(part: Part, name: str, refused: Mapping[int, Finding], split: tuple[Finding, ...]) -> Part:
    """With the findings of its unreadable pages; that the file was split is said beside its first document."""
    found = (*split, *(refused[number] for number in part.pages if number in refused), *part.reading.findings)
    return replace(part, reading=part.reading.model_copy(update={"findings": _distinct(name, found)}))


def _distinct(name: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    named = (one if one.documents else one.model_copy(update={"documents": (name,)}) for one in findings)
    return tuple({one.key: one for one in named}.values())


def _pages(path: Path, name: str, pages: PageSource) -> tuple[list[Page], dict[int, Finding]]:
    """The pages read, and of the others, by their numbers, why they were not."""
    read: list[Page] = []
    refused: dict[int, Finding] = {}
    for number in range(1, pages.count(path) + 1):
        try:
            read.append(pages.parse(pages.read(path, number).words))
        except UnreadableError as refusal:
            refused[number] = refusal.finding(name)
    return read, refused


def _of_files(finding: Finding, named: Mapping[str, str]) -> Finding:
    files = tuple(dict.fromkeys(named[document] for document in finding.documents))
    return finding.model_copy(update={"documents": files})


def as_json(result: Result) -> dict[str, Any]:
    """The shape that scripts rely on."""
    return {
        "documents": [
            {
                "file": name,
                "pages": list(pages),
                "type": reading.type,
                "confidence": reading.confidence,
                "fields": {field_id: _field(field) for field_id, field in reading.fields.items()},
                "findings": [_finding(one) for one in reading.findings],
            }
            for (name, reading), pages in zip(result.documents, result.pages, strict=True)
        ],
        "findings": [_finding(one) for one in result.findings],
    }


def _field(field: FieldReading) -> dict[str, Any]:
    names = ("value", "raw", "status", "confidence", "page", "box", "repaired", "reasons")
    told = field.model_dump(mode="json", include=set(names))
    return {name: told[name] for name in names}


def _finding(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(mode="json")
