"""Faults of document types: fields whose kind is not there, and types that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chalicelib import fields
from chalicelib.catalogue.fault import Advice, Place, any_of
from chalicelib.catalogue.model import DocumentType, FieldSpec
from chalicelib.catalogue.rule_kinds.base import PERSONS
from chalicelib.fields.persian import comparable


def of_fields(document: DocumentType) -> Iterator[Advice]:
    for number, spec in enumerate(document.fields):
        wanted = _wanted(spec)
        if wanted:
            yield ("fields", number), f"{spec.id}: {wanted}"


def _wanted(spec: FieldSpec) -> str | None:
    try:
        fields.of(spec)
    except KeyError:
        return f"no field kind {spec.kind}; write one of {any_of(fields.ids())}"
    except ValueError as fault:
        return str(fault)
    if spec.columns and spec.kind not in PERSONS:
        return f"columns: are of a table of persons; write kind: {any_of(PERSONS)}, or take them away"
    return None


def alike(documents: Mapping[str, DocumentType]) -> Iterator[tuple[str, Place, str]]:
    """(file's stem, place, advice) for each type whose title or cues are those of an earlier one."""
    titles: dict[str, str] = {}
    cues: dict[frozenset[str], str] = {}
    for document in documents.values():
        first = titles.setdefault(comparable(document.title.fa), document.id)
        if first != document.id:
            yield document.id, ("title",), f"{first} has this title too; write one that tells the two apart"
        speaking = frozenset(comparable(cue.text) for cue in document.cues if cue.weight > 0)
        first = cues.setdefault(speaking, document.id)
        if first != document.id:
            yield document.id, ("cues",), f"{first} has the same cues; write words that only one of the two carries"
        if not speaking:
            yield document.id, ("cues",), "no cue speaks for this type; write words that it carries, weight above 0"
