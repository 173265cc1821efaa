"""A service as text: who may ask, which papers with which fields, which rules, how it ends."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.catalogue.model import Catalogue, DocumentType, Requirement, Service
from chalicelib.catalogue.rule_kinds import RuleBase, references


def lines(catalogue: Catalogue, service: Service) -> Iterator[str]:
    yield f"{service.id}  {service.name.fa}  ({service.name.en}), {service.working_days} working days"
    if service.unit:
        yield f"reviewers: {service.reviewers} {service.reviewer_role}, {service.unit.en} ({service.unit.fa})"
    if service.fee:
        yield f"fee: {service.fee.en} ({service.fee.fa})"
    yield f"applicants: {', '.join(f'{kind.id} ({kind.name.fa})' for kind in service.applicant_kinds)}"
    for requirement in service.documents:
        yield f"\n{_need(requirement)}"
        for type_ in requirement.types:
            yield from _document(catalogue.documents[type_])
    yield from _rules("rules", service.rules)
    yield f"\nrefusal: {', '.join(reason.id for reason in service.refusal_reasons)}"
    yield f"return: {', '.join(reason.id for reason in service.return_reasons)}"


def _need(requirement: Requirement) -> str:
    conditions = (
        ("of", requirement.when),
        ("along with", requirement.along_with),
        ("but not of", requirement.unless),
    )
    said = [f"{word} {', '.join(names)}" for word, names in conditions if names]
    count = f"{requirement.at_least} to {requirement.at_most} files"
    return f"{' '.join((requirement.need, *said))}: {' or '.join(requirement.types)} ({count})"


def _document(document: DocumentType) -> Iterator[str]:
    yield f"  {document.id}  {document.title.fa}  ({document.title.en})"
    for field in document.fields:
        yield f"    {'*' if field.required else ' '} {field.id:22} {field.kind:16} {field.name.fa}"
    yield from (_rule(rule, "      ") for rule in document.rules)


def _rules(title: str, rules: tuple[RuleBase, ...]) -> Iterator[str]:
    yield f"\n{title}"
    yield from (_rule(rule, "  ") for rule in rules)


def _rule(rule: RuleBase, indent: str) -> str:
    who = f" of {', '.join(rule.when)}" if rule.when else ""
    kind = str(getattr(rule, "kind", ""))
    return f"{indent}{rule.code:22} {kind:18} {rule.severity:8} {' '.join(references(rule))}{who}".rstrip()
