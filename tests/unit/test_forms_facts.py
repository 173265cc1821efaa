"""The packages that are drawn are consistent, and what is printed reads back as the value in the truth."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalogue.loader import load
from chalicelib.catalogue.model import Catalogue
from chalicelib.fields import registry
from forms.facts import FAULTS, Values, facts, iso, plant, values_of
from forms.printing import printed
from forms.words import document_spec, services, words

TODAY = date(2026, 11, 24)
TYPES = [(service, kind) for service, kinds in services().items() for kind in kinds]


@cache
def known() -> Catalogue:
    return load()


def a_package(seed: int) -> dict[str, Values]:
    return values_of(facts(Random(seed), TODAY))


@pytest.mark.parametrize(("service", "kind"), TYPES)
def test_every_field_drawn_is_in_the_catalogue_under_one_of_its_labels(service: str, kind: str) -> None:
    assert known().services[service].requirement(kind) is not None
    for field in document_spec(kind).fields:
        spelled = {_bare(label) for label in known().documents[kind].field(field.id).labels}
        assert spelled & {_bare(label) for label in field.labels}, field.id


@pytest.mark.parametrize("kind", sorted({kind for _, kind in TYPES}))
def test_every_field_of_the_catalogue_is_drawn(kind: str) -> None:
    assert {field.id for field in known().documents[kind].fields} == {field.id for field in document_spec(kind).fields}


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_is_printed_parses_to_the_true_value(seed: int, print_seed: int) -> None:
    kinds, rng = known().documents, Random(print_seed)
    for kind, values in a_package(seed).items():
        for field in document_spec(kind).fields:
            shown = printed(field.kind, values[field.id], rng)
            parsed = registry.of(kinds[kind].field(field.id)).parse(shown)
            assert parsed is not None, shown
            assert parsed.value == values[field.id] or "order-ambiguous" in parsed.flags, shown


@given(st.integers(0, 10**6))
def test_no_value_drawn_is_called_wrong_by_its_own_check(seed: int) -> None:
    for kind, values in a_package(seed).items():
        for name, value in values.items():
            verdict = registry.of(known().documents[kind].field(name)).check(value)
            assert verdict.outcome != "wrong", (kind, name, value)


@given(st.integers(0, 10**6))
def test_a_package_agrees_with_itself_across_documents(seed: int) -> None:
    deed, card, request = (a_package(seed)[kind] for kind in ("title_deed", "national_card", "permit_request"))
    assert deed["national_id"] == card["national_id"] == request["national_id"]
    assert deed["owner_name"] == request["applicant_name"] == f"{card['given_name']} {card['family_name']}"
    assert [deed[name] for name in ("plaque", "postal_code", "area")] == [
        request[name] for name in ("plaque", "postal_code", "land_area")
    ]
    assert card["expires_on"] > iso(TODAY) >= request["requested_on"] > deed["registered_on"]


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_planted_fault_changes_one_value_and_no_other(code: str) -> None:
    sound, faulty = a_package(1), a_package(1)

    plant(code, faulty, Random(7), TODAY)

    changed = [(kind, name) for kind in sound for name in sound[kind] if sound[kind][name] != faulty[kind][name]]
    assert changed == [(FAULTS[code].document, FAULTS[code].field)]


@given(st.integers(0, 10**6))
def test_a_card_planted_as_expired_has_expired(seed: int) -> None:
    package = a_package(1)

    plant("card_expired", package, Random(seed), TODAY)

    assert package["national_card"]["expires_on"] < iso(TODAY)


def test_the_word_lists_are_long_and_hold_no_word_twice() -> None:
    given_names = words("given_men") + words("given_women")
    assert len(given_names) >= 150
    assert len(words("family_names")) >= 200
    assert len(words("streets")) >= 60
    for name in ("given_men", "given_women", "family_names", "streets", "quarters"):
        assert len(set(words(name))) == len(words(name))


def _bare(label: str) -> str:
    return label.replace(" ", "").replace("\u200c", "").replace(".", "")
