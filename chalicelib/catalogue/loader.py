"""Reads the catalogue's YAML, checks it and says where a fault stands and what to write instead."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from chalicelib import strict_yaml
from chalicelib.catalogue import compiled
from chalicelib.catalogue.consistency import Fault, faults
from chalicelib.catalogue.location import line_of
from chalicelib.catalogue.model import Catalogue, DocumentType, Id, Service, Wording

SHIPPED = Path(__file__).with_name("data")
_WORDINGS, _NO_FIELD = "wordings.yaml", "no_field"
_Part = TypeVar("_Part", Service, DocumentType)


class CatalogueError(ValueError):
    """The catalogue can't be used; each line of the text names file, line and what to write instead."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@lru_cache(maxsize=8)
def load(directory: Path | None = None) -> Catalogue:
    """The catalogue of a directory with ``services/*.yaml``, ``documents/*.yaml`` and, if there is one,
    ``wordings.yaml``; without a directory, the shipped one.

    Raises ``CatalogueError`` with every fault found, not only the first.
    """
    root = directory or SHIPPED
    files = list(_files(root))
    before = compiled.read(root, files)
    return _made(root, before) if before is not None else _checked(root, _read_all(root, files))


def compile_(directory: Path | None = None) -> Path:
    """Check a catalogue and write its compiled form, which ``load`` prefers; gives the file. Raises as ``load``."""
    root = directory or SHIPPED
    raw = _read_all(root, list(_files(root)))
    _checked(root, raw)
    return compiled.write(root, raw)


def check(directory: Path | None = None) -> Catalogue:
    """As ``load``, but always from the YAML itself, with every check."""
    root = directory or SHIPPED
    return _checked(root, _read_all(root, list(_files(root))))


def _checked(root: Path, raw: dict[Path, Any]) -> Catalogue:
    catalogue = _made(root, raw)
    found = [_point(root, fault) for fault in faults(catalogue.services, catalogue.documents)]
    if found:
        raise CatalogueError(found)
    return catalogue


def _made(root: Path, raw: dict[Path, Any]) -> Catalogue:
    services, bad_services = _parts(raw, root / "services", Service)
    documents, bad_documents = _parts(raw, root / "documents", DocumentType)
    wordings, bad_wordings = _wordings(raw, root / _WORDINGS)
    if wrong := bad_services + bad_documents + bad_wordings:
        raise CatalogueError(wrong)
    worded = {name: document.worded(wordings) for name, document in documents.items()}
    others = wordings.get(_NO_FIELD, Wording()).labels
    return Catalogue(version=_version(root, raw), services=services, documents=worded, other_labels=others)


def _files(root: Path) -> Iterator[Path]:
    yield from root.glob(_WORDINGS)
    for part in ("services", "documents"):
        yield from sorted((root / part).glob("*.yaml"))


def _read_all(root: Path, files: Iterable[Path]) -> dict[Path, Any]:
    raw: dict[Path, Any] = {}
    wrong: list[str] = []
    for path in files:
        try:
            raw[path] = strict_yaml.load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as fault:
            wrong.append(_unreadable(path, fault))
    if wrong:
        raise CatalogueError(wrong)
    if not raw:
        raise CatalogueError([f"{root}: no services/*.yaml and documents/*.yaml there; name the catalogue's directory"])
    return raw


def _unreadable(path: Path, fault: Exception) -> str:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or fault
    if isinstance(fault, strict_yaml.DoubledKeyError):
        return f"{path}:{mark.line + 1 if mark else 1}: {problem}; keep one of them"
    advice = "look for a bracket, quote or indent that is not closed, and write text with : or # in quotes"
    return f"{path}:{mark.line + 1 if mark else 1}: not readable as YAML in UTF-8 ({problem}); {advice}"


def _parts(raw: dict[Path, Any], folder: Path, model: type[_Part]) -> tuple[dict[str, _Part], list[str]]:
    parts: dict[str, _Part] = {}
    wrong: list[str] = []
    for path in (path for path in raw if path.parent == folder):
        try:
            part = model.model_validate_json(_json(raw[path]))
        except ValidationError as fault:
            wrong += _explain(path, model, fault)
            continue
        if part.id != path.stem:
            wrong.append(f"{path}:{line_of(path, ('id',))}: id is {part.id}; write id: {path.stem}, or rename the file")
        parts[part.id] = part
    return parts, wrong


def _wordings(raw: dict[Path, Any], path: Path) -> tuple[dict[str, Wording], list[str]]:
    if path not in raw:
        return {}, []
    try:
        return TypeAdapter(dict[Id, Wording]).validate_json(_json(raw[path])), []
    except ValidationError as fault:
        return {}, _explain(path, Wording, fault)


def _explain(path: Path, model: type[BaseModel], fault: ValidationError) -> list[str]:
    lines = []
    for error in fault.errors(include_url=False):
        place = tuple(error["loc"])
        where = ".".join(str(step) for step in place) or "the whole file"
        lines.append(f"{path}:{line_of(path, place)}: {where}: {_advice(error, model)}")
    return lines


def _advice(error: Any, model: type[BaseModel]) -> str:
    message = str(error["msg"])
    match error["type"]:
        case "extra_forbidden":
            return f"unknown key; take it out, or see {model.__name__} in catalogue/model.py for the known ones"
        case "missing":
            return "missing; write this key"
        case "string_pattern_mismatch":
            return f"{message}; write lower-case ASCII letters, digits and _"
        case _:
            return f"{message}; found {error.get('input')!r}"[:300]


def _point(root: Path, fault: Fault) -> str:
    path = root / fault.folder / f"{fault.stem}.yaml"
    return f"{path}:{line_of(path, fault.place)}: {'.'.join(map(str, fault.place))}: {fault.advice}"


def _version(root: Path, raw: dict[Path, Any]) -> str:
    content = {path.relative_to(root).as_posix(): data for path, data in raw.items()}
    return hashlib.sha256(_json(content).encode()).hexdigest()[:16]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
