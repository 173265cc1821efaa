"""Values of a package: drawn by kind, agreeing with each other, printed so that they read back as what they are."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.catalogue import FieldSpec, Name, load
from forms.days import iso, shifted
from forms.draws import KINDS, drawn
from forms.facts import neighbour, world
from forms.printing import printed
from forms.script import Script, Wish, script_of
from forms.words import look, words
from forms.wrong import wrong_values

TODAY = date(2026, 11, 24)
CATALOGUE = load()
SEEDS = st.integers(0, 10**6)


def a_field(kind: str) -> FieldSpec:
    options = ("یک", "دو", "سه") if kind == "choice" else ()
    return FieldSpec(id="any", kind=kind, name=Name(fa="هرچه", en="Any"), labels=("هرچه",), options=options)


def a_package(service: str, seed: int, **wish: Any) -> Script:
    return script_of(CATALOGUE, service, str(seed), TODAY, Wish(**wish))


def test_values_are_drawn_for_every_kind_that_the_catalogue_knows() -> None:
    assert frozenset(fields.ids()) == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(seed=SEEDS)
def test_no_value_drawn_of_a_kind_is_called_wrong_by_its_own_check(kind: str, seed: int) -> None:
    field = a_field(kind)

    value = drawn(field, Random(seed), TODAY, (-900, 900), ("متن آزاد",))

    assert fields.of(field).check(value).outcome != "wrong", value


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(seed=SEEDS)
def test_what_is_printed_parses_to_the_value(kind: str, seed: int) -> None:
    field, rng = a_field(kind), Random(seed)
    value = drawn(field, rng, TODAY, (-900, 900), ("شمالا دیوار به دیوار پلاک 12",))

    shown = printed(kind, value, rng)

    parsed = fields.of(field).parse(shown)
    assert parsed is not None, shown
    assert fields.of(field).same(parsed.value, value) == 1.0 or "order-ambiguous" in parsed.flags, (shown, parsed)


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(seed=SEEDS)
def test_a_wrong_value_differs_and_can_be_printed(kind: str, seed: int) -> None:
    field, rng = a_field(kind), Random(seed)
    value = drawn(field, rng, TODAY, (-900, 900), ("متن",))

    wrong = list(wrong_values(field, value, rng, TODAY, ("متن", "متن دیگر", "سوم")))

    assert wrong
    assert all(printed(kind, one, rng) for one in wrong)
    assert value not in wrong


@pytest.mark.parametrize("service", sorted(CATALOGUE.services))
@given(seed=SEEDS)
def test_what_a_package_says_is_never_wrong_and_reads_back(service: str, seed: int) -> None:
    rng = Random(seed)
    for paper in a_package(service, seed, optional=True).papers:
        for name, value in paper.values.items():
            kind = fields.of(paper.type.field(name))
            shown = printed(kind.id, value, rng)
            parsed = kind.parse(shown)
            assert kind.check(value).outcome != "wrong", (paper.stem, name, value)
            assert parsed is not None, (paper.stem, name, shown)
            agreed = kind.same(parsed.value, value) == 1.0 or "order-ambiguous" in parsed.flags
            assert agreed, (paper.stem, name, shown, parsed)


@given(SEEDS)
def test_a_permit_package_is_about_one_person_and_one_property(seed: int) -> None:
    package = a_package("building_permit", seed, applicant="owner", types=("title_deed",))
    papers = {paper.stem: paper.values for paper in package.papers}
    deed, card, request = (papers[stem] for stem in ("title_deed", "national_card", "permit_request"))

    assert deed["national_id"] == card["national_id"] == request["national_id"]
    assert deed["owner_name"] == request["applicant_name"] == f"{card['given_name']} {card['family_name']}"
    assert [deed[name] for name in ("father_name", "birth_date")] == [card["father_name"], card["birth_date"]]
    assert [deed[name] for name in ("plaque", "postal_code", "area")] == [
        request[name] for name in ("plaque", "postal_code", "land_area")
    ]
    assert card["expires_on"] > iso(TODAY) >= request["requested_on"] > deed["registered_on"]


@given(SEEDS)
def test_a_bill_and_its_payment_belong_together(seed: int) -> None:
    facts = world(str(seed), TODAY).facts

    assert fields.bill.belong_together(facts["bill.id"], facts["bill.payment_id"])
    assert fields.bill.amount_in_rials(facts["bill.payment_id"]) == int(facts["bill.amount"])
    assert facts["bill.paid"] < iso(TODAY) < facts["bill.due"]


@given(SEEDS)
def test_the_adjoining_property_has_the_same_main_plaque_and_another_deed(seed: int) -> None:
    own = world(str(seed), TODAY).facts
    next_door = neighbour(own, f"{seed}/2", TODAY)

    assert next_door["property.plaque"].split("/")[0] == own["property.plaque"].split("/")[0]
    assert next_door["property.unique_id"] != own["property.unique_id"]


def test_a_day_is_shifted_over_the_end_of_a_year() -> None:
    assert shifted("1403-12-30", 1) == "1404-01-01"


def test_the_word_lists_are_long_and_hold_no_word_twice() -> None:
    given_names = words("given_men") + words("given_women")
    assert len(given_names) >= 150
    assert len(words("family_names")) >= 200
    assert len(words("streets")) >= 60
    for name in ("given_men", "given_women", "family_names", "streets", "quarters"):
        assert len(set(words(name))) == len(words(name))


@pytest.mark.parametrize("type_id", sorted(CATALOGUE.documents))
def test_every_title_of_a_shipped_type_is_one_of_its_strong_cues(type_id: str) -> None:
    strong = [_bare(cue.text) for cue in CATALOGUE.documents[type_id].cues if cue.weight >= 1]
    for title in look(type_id).titles:
        assert any(cue in _bare(title) for cue in strong), title


def _bare(text: str) -> str:
    return fields.persian.comparable(text)
