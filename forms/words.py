"""Word lists (names, streets) and the description of the documents, read once from ``forms/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of ``data/<name>.txt``."""
    return tuple((DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1])


@dataclass(frozen=True)
class FieldSpec:
    """How one field is printed. An ``optional`` one is missing from some layouts."""

    id: str
    labels: tuple[str, ...]
    kind: str
    optional: bool = False


@dataclass(frozen=True)
class DocumentSpec:
    """How one document is printed; ``security`` asks for a guilloche under the print.

    Each of ``stamps`` is the text around its ring, then the lines within. ``back`` is what the other side says.
    """

    id: str
    letterhead: tuple[tuple[str, ...], ...]
    titles: tuple[str, ...]
    fields: tuple[FieldSpec, ...]
    signatures: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    security: bool = False
    stamps: tuple[tuple[str, ...], ...] = ()
    back: tuple[str, ...] = ()


@cache
def _description() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DATA / "documents.yaml").read_text(encoding="utf-8"))
    return loaded


def services() -> dict[str, list[str]]:
    """Service id → the types of the documents in its package."""
    found: dict[str, list[str]] = _description()["services"]
    return found


def document_spec(type_id: str) -> DocumentSpec:
    """The description of one document type. KeyError for a type that isn't described."""
    raw = _description()["documents"][type_id]
    fields = tuple(
        FieldSpec(name, tuple(field["labels"]), field["kind"], field.get("optional", False))
        for name, field in raw["fields"].items()
    )
    return DocumentSpec(
        id=type_id,
        letterhead=tuple(tuple(lines) for lines in raw["letterhead"]),
        titles=tuple(raw["titles"]),
        fields=fields,
        signatures=tuple(tuple(pair) for pair in raw.get("signatures", ())),
        notes=tuple(raw.get("notes", ())),
        security=raw.get("security", False),
        stamps=tuple(tuple(lines) for lines in raw.get("stamps", ())),
        back=tuple(raw.get("back", ())),
    )
