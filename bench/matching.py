"""Which reading belongs to which paper of the truth: a file may hold several, and may have been parted wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.truth import TrueDocument
from chalicelib.reading.model import DocumentReading

Pair = tuple[TrueDocument | None, DocumentReading | None]


def matched(
    documents: Sequence[TrueDocument], readings: Sequence[tuple[str, DocumentReading]], names: Mapping[str, str]
) -> list[Pair]:
    """Each paper with the first reading of its file that is of its type, then every reading left over. ``names``:
    a truth's file → what the readings call it."""
    left = list(readings)
    pairs: list[Pair] = []
    for document in documents:
        wanted = (names[document.file], document.type)
        place = next((i for i, (name, reading) in enumerate(left) if (name, reading.type) == wanted), None)
        pairs.append((document, None if place is None else left.pop(place)[1]))
    return [*pairs, *((None, reading) for _, reading in left)]
