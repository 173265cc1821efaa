"""What must hold between the catalogue's files: every name that is used is also defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from chalicelib import fields, texts
from chalicelib.catalogue.model import DocumentType, FieldSpec, Service
from chalicelib.catalogue.rule_kinds import Rule, codes, references, split

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something is wrong (``documents`` or ``services``, the file's stem, the place in it), and what to write."""

    folder: str
    stem: str
    place: Place
    advice: str


def faults(services: Mapping[str, Service], documents: Mapping[str, DocumentType]) -> Iterator[Fault]:
    """Every reference to a document, field, kind or applicant that does not exist."""
    for document in documents.values():
        for place, advice in (*_fields(document), *_rules(document.rules, documents)):
            yield Fault("documents", document.id, place, advice)
    for service in services.values():
        for place, advice in (*_requirements(service, documents), *_rules(service.rules, documents)):
            yield Fault("services", service.id, place, advice)


def _fields(document: DocumentType) -> Iterator[tuple[Place, str]]:
    for number, spec in enumerate(document.fields):
        wanted = _wanted(spec)
        if wanted:
            yield ("fields", number), f"{spec.id}: {wanted}"


def _wanted(spec: FieldSpec) -> str | None:
    try:
        fields.of(spec)
    except KeyError:
        return f"no field kind {spec.kind}; write one of {', '.join(fields.ids())}"
    except ValueError as fault:
        return str(fault)
    return None


def _requirements(service: Service, documents: Mapping[str, DocumentType]) -> Iterator[tuple[Place, str]]:
    kinds = {kind.id for kind in service.applicant_kinds}
    for number, requirement in enumerate(service.documents):
        if requirement.type not in documents:
            yield ("documents", number), f"no document type {requirement.type}; write one of {_list(documents)}"
        for kind in requirement.when:
            if kind not in kinds:
                yield ("documents", number, "when"), f"no applicant kind {kind}; write one of {_list(kinds)}"
    for number, rule in enumerate(service.rules):
        for kind in rule.when:
            if kind not in kinds:
                yield ("rules", number, "when"), f"no applicant kind {kind}; write one of {_list(kinds)}"


def _rules(rules: Iterable[Rule], documents: Mapping[str, DocumentType]) -> Iterator[tuple[Place, str]]:
    for number, rule in enumerate(rules):
        for code in codes(rule):
            if not texts.known(f"finding.{code}"):
                yield ("rules", number), f"no sentence for the code {code}; write it under finding: in chalicelib/texts"
        for reference in references(rule):
            document_id, names = split(reference)
            document = documents.get(document_id)
            if document is None:
                yield ("rules", number), f"{reference}: no document type {document_id}; write one of {_list(documents)}"
                continue
            for name in names:
                if not document.has(name):
                    known = _list(spec.id for spec in document.fields)
                    yield ("rules", number), f"{reference}: {document_id} has no field {name}; write one of {known}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
