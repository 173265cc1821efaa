"""A paper that both engines read alike, decided by itself."""

from __future__ import annotations

from chalicelib.catalogue import load
from chalicelib.reading import decide, extract
from chalicelib.reading.model import FieldReading
from ocr.model import Line
from tests.unit.paper import page, sure

CATALOGUE = load()


def read(*lines: Line, service: str = "building_permit") -> dict[str, FieldReading]:
    """Its fields by a judge for whom all evidence is enough: what remains are the doubts of places."""
    pages = [page(lines, second=lines)]
    decided = decide({"a": extract(pages, CATALOGUE)}, CATALOGUE.services[service], CATALOGUE, judge=sure)
    return dict(decided["a"].fields)
