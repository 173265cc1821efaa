"""What must hold between the catalogue's files: every name that is used is defined, and no two things are alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chalicelib.catalogue import document_faults, rule_faults, service_faults
from chalicelib.catalogue.fault import Fault
from chalicelib.catalogue.model import DocumentType, Service

__all__ = ["Fault", "faults"]


def faults(services: Mapping[str, Service], documents: Mapping[str, DocumentType]) -> Iterator[Fault]:
    """Every reference to something that does not exist or does not fit, and types that nothing tells apart."""
    for document in documents.values():
        for place, advice in (*document_faults.of_fields(document), *rule_faults.of_rules(document.rules, documents)):
            yield Fault("documents", document.id, place, advice)
    for stem, place, advice in document_faults.alike(documents):
        yield Fault("documents", stem, place, advice)
    for service in services.values():
        found = (*service_faults.of_service(service, documents), *rule_faults.of_rules(service.rules, documents))
        for place, advice in found:
            yield Fault("services", service.id, place, advice)
