"""What is printed on a package's papers: its ``truth.json``, of generated scans as of labelled ones from life."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from chalicelib import fields
from chalicelib.catalogue import Catalogue

UNKNOWN = "–"


class TruthError(ValueError):
    """A truth that can't be measured against; the message names the file and what is wrong in it."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class TrueField(_Model):
    """``value`` is canonical, None where the field is known not to be printed; ``text`` is as printed."""

    value: str | None
    text: str | None = None


class TrueDocument(_Model):
    """``complete``: a field of the type that isn't named is not printed; else nothing is known of it. ``lines``: every
    piece of text on the first page."""

    file: str
    type: str
    fields: dict[str, TrueField] = Field(default_factory=dict)
    font: str = UNKNOWN
    layout: str = UNKNOWN
    complete: bool = False
    lines: tuple[str, ...] = ()

    def knows(self, name: str) -> bool:
        return self.complete or name in self.fields

    def value(self, name: str) -> str | None:
        return self.fields[name].value if name in self.fields else None


class Fault(_Model):
    code: str


class Truth(_Model):
    """Of one package. ``planted`` None: nobody said whether there are faults in it."""

    service: str
    applicant: str | None = None
    level: str = UNKNOWN
    documents: tuple[TrueDocument, ...] = Field(min_length=1)
    planted: tuple[Fault, ...] | None = None


def load_truth(folder: Path, catalogue: Catalogue, *, complete: bool = False) -> Truth:
    """The truth of a folder; ``lines.json`` beside it is taken in. With ``complete`` all its documents are. TruthError
    for what isn't of this shape, isn't in the catalogue, or names a file that isn't there."""
    path = folder / "truth.json"
    told = _json(path)
    lines = _json(folder / "lines.json") if (folder / "lines.json").is_file() else {}
    try:
        truth = Truth.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise TruthError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    for wrong in _wrong(truth, folder, catalogue):
        raise TruthError(f"{path}: {wrong}")
    documents = tuple(
        one.model_copy(
            update={
                "complete": complete or one.complete,
                "lines": one.lines or tuple(piece["text"] for piece in lines.get(one.file, ())),
            }
        )
        for one in truth.documents
    )
    return truth.model_copy(update={"documents": documents})


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise TruthError(f"{path}: {error}") from None


def _wrong(truth: Truth, folder: Path, catalogue: Catalogue) -> Iterator[str]:
    service = catalogue.services.get(truth.service)
    if service is None:
        yield f"there is no service {truth.service}; write one of: {_listed(catalogue.services)}"
        return
    kinds = [kind.id for kind in service.applicant_kinds]
    if truth.applicant not in (None, *kinds):
        yield f"{truth.service} has no applicant kind {truth.applicant}; write one of: {_listed(kinds)}"
    for document in truth.documents:
        if not (folder / document.file).is_file():
            yield f"there is no file {document.file} beside it"
        if document.type not in catalogue.documents:
            yield f"{document.file}: no document type {document.type}; write one of: {_listed(catalogue.documents)}"
            return
        yield from _wrong_fields(document, catalogue)


def _wrong_fields(document: TrueDocument, catalogue: Catalogue) -> Iterator[str]:
    specs = {spec.id: spec for spec in catalogue.documents[document.type].fields}
    for name, field in document.fields.items():
        if name not in specs:
            yield f"{document.file}: {document.type} has no field {name}; write some of: {_listed(specs)}"
            return
        if field.value is not None and not _canonical(fields.of(specs[name]), field.value, document.complete):
            yield f"{document.file}: {name}: {field.value} is no canonical value of the kind {specs[name].kind}"


def _canonical(kind: fields.Kind, value: str, generated: bool) -> bool:
    """Would it be told and read back unchanged? One that wouldn't could never be read right. A generated fault may be a
    value that is none."""
    try:
        parsed = kind.parse(kind.show(value))
    except ValueError:
        parsed = None
    return generated if parsed is None else parsed.value == value


def _listed(names: Any) -> str:
    return ", ".join(sorted(names))
