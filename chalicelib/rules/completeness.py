"""Rules about what is there and what isn't: the documents that a service asks for, the fields that they carry."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib import texts
from chalicelib.catalogue.model import DocumentType, FieldSpec, Requirement
from chalicelib.catalogue.rule_kinds import RequiredDocuments, RequiredFields
from chalicelib.findings import Finding
from chalicelib.rules.package import Package


def required_documents(rule: RequiredDocuments, package: Package) -> list[Finding]:
    """Missing ones with the rule's code and severity; repeated, surplus and unknown ones are warnings."""
    return [*_missing(rule, package), *_repeated(package), *_surplus(package), *_unknown(package)]


def required_fields(rule: RequiredFields, package: Package) -> list[Finding]:
    """A required field that none of the documents of its type has. Documents that nobody asked for are passed over."""
    return [
        Finding(
            code=rule.code,
            severity=rule.severity,
            documents=documents,
            fields=(spec.id,),
            message=texts.message(f"finding.{rule.code}", field=spec.name, document=known.title),
        )
        for known, documents in _asked_and_present(package)
        for spec in known.fields
        if spec.required and not _has_value(package, documents, spec)
    ]


def _missing(rule: RequiredDocuments, package: Package) -> Iterator[Finding]:
    for requirement in package.service.documents:
        if requirement.asked_of(package.applicant_kind) and not package.of_type(requirement.type):
            yield Finding(
                code=rule.code,
                severity=rule.severity,
                about=requirement.type,
                message=texts.message(f"finding.{rule.code}", document=_type(package, requirement).title),
            )


def _repeated(package: Package) -> Iterator[Finding]:
    for requirement in package.service.documents:
        documents = package.of_type(requirement.type)
        if len(documents) > requirement.at_most:
            title = _type(package, requirement).title
            yield _warning("document_duplicate", documents, document=title, count=len(documents))


def _surplus(package: Package) -> Iterator[Finding]:
    for document, known in package.known():
        requirement = package.service.requirement(known.id)
        if requirement is None or (
            requirement.need == "conditional" and not requirement.asked_of(package.applicant_kind)
        ):
            yield _warning("document_surplus", (document,), document=known.title)


def _unknown(package: Package) -> Iterator[Finding]:
    """Files that were read but not recognised; a refused file has a finding of its own that says more."""
    recognised = {document for document, _ in package.known()}
    for document, reading in package.documents.items():
        if document not in recognised and not reading.findings:
            yield _warning("document_unknown", (document,))


def _warning(code: str, documents: tuple[str, ...], **params: texts.Param) -> Finding:
    told = texts.message(f"finding.{code}", **params)
    return Finding(code=code, severity="warning", documents=documents, message=told)


def _asked_and_present(package: Package) -> Iterator[tuple[DocumentType, tuple[str, ...]]]:
    for requirement in package.service.documents:
        documents = package.of_type(requirement.type)
        if documents:
            yield _type(package, requirement), documents


def _has_value(package: Package, documents: tuple[str, ...], spec: FieldSpec) -> bool:
    return any(package.value(document, spec.id) is not None for document in documents)


def _type(package: Package, requirement: Requirement) -> DocumentType:
    return package.catalogue.documents[requirement.type]
