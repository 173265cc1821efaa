"""Reads the catalogue's YAML, checks it and says where a fault stands and what to write instead."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from chalicelib.catalogue.consistency import Fault, faults
from chalicelib.catalogue.location import line_of
from chalicelib.catalogue.model import Catalogue, DocumentType, Service

SHIPPED = Path(__file__).with_name("data")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Part = TypeVar("_Part", Service, DocumentType)


class CatalogueError(ValueError):
    """The catalogue can't be used; each line of the text names file, line and what to write instead."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@lru_cache(maxsize=8)
def load(directory: Path | None = None) -> Catalogue:
    """The catalogue of a directory with ``services/*.yaml`` and ``documents/*.yaml``; without one, the shipped one.

    Raises ``CatalogueError`` with every fault found, not only the first.
    """
    root = directory or SHIPPED
    raw = {path: _read(path) for path in _files(root)}
    if not raw:
        raise CatalogueError([f"{root}: no services/*.yaml and documents/*.yaml there; name the catalogue's directory"])
    services, bad_services = _parts(raw, root / "services", Service)
    documents, bad_documents = _parts(raw, root / "documents", DocumentType)
    found = bad_services + bad_documents
    if not found:
        found = [_point(root, fault) for fault in faults(services, documents)]
    if found:
        raise CatalogueError(found)
    return Catalogue(version=_version(root, raw), services=services, documents=documents)


def _files(root: Path) -> Iterator[Path]:
    for part in ("services", "documents"):
        yield from sorted((root / part).glob("*.yaml"))


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, in C
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise CatalogueError([f"{path}: not readable as YAML in UTF-8: {' '.join(str(fault).split())}"]) from fault


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
