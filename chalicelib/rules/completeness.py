"""Rules about what is there and what isn't: the documents that a service asks for, the fields that they carry."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib import texts
from chalicelib.catalogue.model import DocumentType, FieldSpec, Requirement
from chalicelib.catalogue.rule_kinds import RequiredDocuments, RequiredFields, RequiredIf
from chalicelib.fields.persian import comparable
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, values
from chalicelib.rules.telling import told


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
            message=told(rule, field=spec.name, document=known.title),
        )
        for known, documents in _asked_and_present(package)
        for spec in known.fields
        if spec.required and not _has_value(package, documents, spec)
    ]


def required_if(rule: RequiredIf, package: Package) -> list[Finding]:
    there = [document for type_ in rule.types for document in package.of_type(type_)]
    if len(there) >= rule.at_least:
        return []
    title = package.catalogue.titles(rule.types)
    return [
        Finding(
            code=rule.code,
            severity=rule.severity,
            documents=(value.document,),
            about=rule.types[0],
            message=told(rule, document=title, count=len(there), wanted=rule.at_least, field=value.specs[0].name),
        )
        for value in values(package, rule.value)
        if any(comparable(word) in comparable(value.text) for word in rule.words)
    ]


def _missing(rule: RequiredDocuments, package: Package) -> Iterator[Finding]:
    present = {known.id for _, known in package.known()}
    for requirement in package.service.documents:
        if not requirement.asked_of(package.applicant_kind, present):
            continue
        count = sum(len(package.of_type(type_)) for type_ in requirement.types)
        if count < requirement.at_least:
            yield _lacking(rule, package, requirement, count)


def _lacking(rule: RequiredDocuments, package: Package, requirement: Requirement, count: int) -> Finding:
    title = package.catalogue.titles(requirement.types)
    if count == 0:
        code, message = rule.code, told(rule, document=title)
    else:
        code = "document_too_few"
        message = texts.message(f"finding.{code}", document=title, count=count, wanted=requirement.at_least)
    return Finding(code=code, severity=rule.severity, about=requirement.type, message=message)


def _repeated(package: Package) -> Iterator[Finding]:
    for requirement in package.service.documents:
        for type_ in requirement.types:
            documents = package.of_type(type_)
            if len(documents) > requirement.at_most:
                title = package.catalogue.documents[type_].title
                yield _warning("document_duplicate", documents, document=title, count=len(documents))


def _surplus(package: Package) -> Iterator[Finding]:
    if package.service.accepts_others:
        return
    for document, known in package.known():
        requirement = package.service.requirement(known.id)
        if requirement is None or not _welcome(requirement, package.applicant_kind):
            yield _warning("document_surplus", (document,), document=known.title)


def _welcome(requirement: Requirement, applicant_kind: str) -> bool:
    """Only what others than this applicant are asked for is surplus."""
    return not requirement.when or bool(requirement.along_with) or applicant_kind in requirement.when


def _unknown(package: Package) -> Iterator[Finding]:
    """Files that were read but not recognised; a refused file has a finding of its own that says more."""
    if package.service.accepts_others:
        return
    recognised = {document for document, _ in package.known()}
    for document, reading in package.documents.items():
        if document not in recognised and not reading.findings:
            yield _warning("document_unknown", (document,))


def _warning(code: str, documents: tuple[str, ...], **params: texts.Param) -> Finding:
    message = texts.message(f"finding.{code}", **params)
    return Finding(code=code, severity="warning", documents=documents, message=message)


def _asked_and_present(package: Package) -> Iterator[tuple[DocumentType, tuple[str, ...]]]:
    for requirement in package.service.documents:
        for type_ in requirement.types:
            documents = package.of_type(type_)
            if documents:
                yield package.catalogue.documents[type_], documents


def _has_value(package: Package, documents: tuple[str, ...], spec: FieldSpec) -> bool:
    return any(package.value(document, spec.id) is not None for document in documents)
