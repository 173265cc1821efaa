"""Faults of services: documents and applicants that are not there, conditions that turn in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chalicelib.catalogue.fault import Advice, any_of
from chalicelib.catalogue.model import DocumentType, Requirement, Service


def of_service(service: Service, documents: Mapping[str, DocumentType]) -> Iterator[Advice]:
    yield from _twice(service)
    for number, requirement in enumerate(service.documents):
        yield from _types(number, requirement, service, documents)
    yield from _applicants(service)
    yield from _circles(service)


def _twice(service: Service) -> Iterator[Advice]:
    seen: set[str] = set()
    for number, requirement in enumerate(service.documents):
        for type_ in requirement.types:
            if type_ in seen:
                yield ("documents", number), f"{type_} is asked for twice; keep it in one of the two lines"
            seen.add(type_)


def _types(
    number: int, requirement: Requirement, service: Service, documents: Mapping[str, DocumentType]
) -> Iterator[Advice]:
    for type_ in requirement.types:
        if type_ not in documents:
            yield ("documents", number), f"no document type {type_}; write one of {any_of(documents)}"
    asked = {type_ for one in service.documents for type_ in one.types}
    for type_ in requirement.along_with:
        if type_ not in asked:
            advice = f"the service never asks for {type_}; write one of {any_of(asked)}"
            yield ("documents", number, "along_with"), advice


def _applicants(service: Service) -> Iterator[Advice]:
    kinds = {kind.id for kind in service.applicant_kinds}
    for number, requirement in enumerate(service.documents):
        for key, named in (("when", requirement.when), ("unless", requirement.unless)):
            for kind in named:
                if kind not in kinds:
                    yield ("documents", number, key), f"no applicant kind {kind}; write one of {any_of(kinds)}"
    for number, rule in enumerate(service.rules):
        for kind in rule.when:
            if kind not in kinds:
                yield ("rules", number, "when"), f"no applicant kind {kind}; write one of {any_of(kinds)}"


def _circles(service: Service) -> Iterator[Advice]:
    """A paper that is needed along with another, which is needed along with the first."""
    along = {requirement.type: requirement.along_with for requirement in service.documents}
    for number, requirement in enumerate(service.documents):
        way = _way_back(requirement.type, along)
        if way:
            advice = f"the condition turns in a circle ({' → '.join(way)}); take one of these along_with out"
            yield ("documents", number, "along_with"), advice


def _way_back(start: str, along: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for after in along.get(way[-1], ()):
            if after == start:
                return (*way, after)
            if after not in seen:
                seen.add(after)
                ways.append((*way, after))
    return ()
