"""Faults of rules: fields that are not there or of a kind that does not fit, words that can't occur, no sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chalicelib import texts
from chalicelib.catalogue.fault import Advice, any_of
from chalicelib.catalogue.model import DocumentType, FieldSpec
from chalicelib.catalogue.rule_kinds import (
    AmountFitsPayment,
    LimitBy,
    OneOf,
    Paid,
    PaymentFitsBill,
    RequiredIf,
    Rule,
    RuleBase,
    codes,
    split,
)

Documents = Mapping[str, DocumentType]


def of_rules(rules: Iterable[Rule], documents: Documents) -> Iterator[Advice]:
    for number, rule in enumerate(rules):
        for advice in (*_sentences(rule), *_references(rule, documents), *_types(rule, documents)):
            yield ("rules", number), advice
        if all(spec is not None for _, spec in _specs(rule, documents)):
            for advice in (*_words(rule, documents), *_one_document(rule)):
                yield ("rules", number), advice


def _sentences(rule: RuleBase) -> Iterator[str]:
    for code in codes(rule)[1 if rule.message else 0 :]:
        if not texts.known(f"finding.{code}"):
            yield f"no sentence for the code {code}; write it under finding: in chalicelib/texts, or a message: here"
    if rule.message:
        for hole in sorted((texts.holes_in(rule.message.fa) | texts.holes_in(rule.message.en)) - rule.holes):
            yield f"message: nothing fills {{{hole}}}; write one of {any_of(f'{{{one}}}' for one in rule.holes)}"


def _references(rule: RuleBase, documents: Documents) -> Iterator[str]:
    for attribute, fitting in rule.refers.items():
        held = getattr(rule, attribute)
        for reference in (held,) if isinstance(held, str) else held:
            yield from _reference(reference, fitting, documents, rule)


def _reference(reference: str, fitting: tuple[str, ...], documents: Documents, rule: RuleBase) -> Iterator[str]:
    type_, names = split(reference)
    document = documents.get(type_)
    if document is None:
        yield f"{reference}: no document type {type_}; write one of {any_of(documents)}"
        return
    for name in names:
        if not document.has(name):
            known = any_of(spec.id for spec in document.fields)
            yield f"{reference}: {type_} has no field {name}; write one of {known}"
        elif fitting and document.field(name).kind not in fitting:
            kind = document.field(name).kind
            yield f"{reference}: {_kind(rule)} is for {any_of(fitting)}, and {name} is a {kind}; write another field"


def _types(rule: RuleBase, documents: Documents) -> Iterator[str]:
    for type_ in rule.types if isinstance(rule, RequiredIf) else ():
        if type_ not in documents:
            yield f"types: no document type {type_}; write one of {any_of(documents)}"


def _words(rule: RuleBase, documents: Documents) -> Iterator[str]:
    """Words that a choice doesn't have can never be found."""
    if isinstance(rule, OneOf):
        reference, words = rule.value, set(rule.options)
    elif isinstance(rule, LimitBy):
        reference, words = rule.by, set(rule.limits)
    else:
        return
    type_, names = split(reference)
    options = documents[type_].field(names[0]).options
    for word in sorted(words - set(options)) if options else ():
        yield f"{reference} never is {word}; write one of {any_of(options)}"


def _one_document(rule: RuleBase) -> Iterator[str]:
    """Some rules compare two fields of one paper; ``paid`` compares two ids of two papers."""
    if isinstance(rule, Paid):
        for reference in (rule.bill, rule.receipt):
            if len(split(reference)[1]) != 2:
                yield f"{reference}: write type.bill_id+payment_id"
        return
    if isinstance(rule, LimitBy | PaymentFitsBill | AmountFitsPayment):
        types = {split(getattr(rule, attribute))[0] for attribute in rule.refers}
        if len(types) > 1:
            yield f"{_kind(rule)} compares fields of one document; write {' or '.join(sorted(types))} in both"


def _specs(rule: RuleBase, documents: Documents) -> Iterator[tuple[str, FieldSpec | None]]:
    for attribute in rule.refers:
        held = getattr(rule, attribute)
        for reference in (held,) if isinstance(held, str) else held:
            type_, names = split(reference)
            for name in names:
                document = documents.get(type_)
                yield reference, document.field(name) if document and document.has(name) else None


def _kind(rule: RuleBase) -> str:
    return str(getattr(rule, "kind", ""))
