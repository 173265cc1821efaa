"""Word lists (names, streets) and the looks of the documents, read once from ``forms/data``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
Lines = tuple[str, ...]


@cache
def words(name: str) -> Lines:
    """The lines of ``data/<name>.txt``."""
    return tuple((DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1])


@cache
def described(name: str) -> dict[str, Any]:
    """What ``data/<name>.yaml`` says."""
    read: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return read


@dataclass(frozen=True)
class Look:
    """How a type of document is designed; each group of lines is one of several designs.

    ``drawing`` names how it is drawn. ``security`` asks for a guilloche under the print. Each of ``stamps`` is the text
    around its ring, then the lines within. ``back`` is what the other side says. ``sometimes`` are fields that some
    designs leave out. ``prose`` are texts with ``{field}`` in them, ``head`` the fields of a letter's head.
    ``portrait``: a card with its holder's photograph.
    """

    drawing: str = "form"
    titles: Lines = ()
    letterhead: tuple[Lines, ...] = ()
    signatures: tuple[Lines, ...] = ()
    notes: Lines = ()
    security: bool = False
    stamps: tuple[Lines, ...] = ()
    back: Lines = ()
    sometimes: Lines = ()
    prose: tuple[Lines, ...] = ()
    head: Lines = ()
    portrait: bool = True


@cache
def look(type_id: str) -> Look:
    """The design of a type: its entry in ``data/documents.yaml`` over the one called ``any``."""
    raw = {**described("documents")["any"], **described("documents").get(type_id, {})}
    return Look(**{name: _frozen(value) for name, value in raw.items()})


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
