"""Which reading belongs to which paper of the truth: a file may hold several, and may have been parted wrongly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.truth import TrueDocument
from chalicelib.reading.model import DocumentReading


class Pair(NamedTuple):
    """A paper of a file and its reading; None for the paper where something was read that isn't in the truth."""

    file: str
    document: TrueDocument | None
    reading: DocumentReading | None


def matched(
    documents: Sequence[TrueDocument], readings: Sequence[tuple[str, DocumentReading]], names: Mapping[str, str]
) -> list[Pair]:
    """Each paper with the first reading of its file that is of its type, then every reading left over. ``names``: a
    truth's file → what the readings call it."""
    left = list(readings)
    pairs: list[Pair] = []
    for document in documents:
        wanted = (names[document.file], document.type)
        place = next((i for i, (name, reading) in enumerate(left) if (name, reading.type) == wanted), None)
        pairs.append(Pair(document.file, document, None if place is None else left.pop(place)[1]))
    files = {name: file for file, name in names.items()}
    return [*pairs, *(Pair(files[name], None, reading) for name, reading in left if reading.type)]


def strangers(pairs: Sequence[Pair]) -> list[Pair]:
    """Readings as papers that surely aren't there: of a file whose papers are all labelled in full, or one that was
    taken for something else."""
    doubtful = {one.document.file for one in pairs if one.document and not one.document.complete}
    mistaken = {one.document.file for one in pairs if one.document and one.reading is None}
    return [one for one in pairs if one.document is None and (one.file not in doubtful or one.file in mistaken)]
