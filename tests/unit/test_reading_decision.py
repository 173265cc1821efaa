"""What may be relied upon, over the documents of a package."""

from __future__ import annotations

import pytest

from chalicelib import catalogue
from chalicelib.reading import calibration, decide
from chalicelib.reading.decision import Judge, decide_field
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading
from tests.unit.paper import sure, unsure

CATALOGUE = catalogue.load()
SERVICE = CATALOGUE.services["building_permit"]
VALID, OTHER_VALID, INVALID = "0175989834", "6091390996", "0175989833"


def field(value: str, *more: Evidence, sure: float = 0.95, **update: object) -> FieldReading:
    evidence = (
        Evidence(kind="recogniser", supports=None, detail=str(sure)),
        Evidence(kind="label", supports=True),
        *more,
    )
    return FieldReading(value=value, raw=value, evidence=evidence).model_copy(update=update)


def national_id(value: str, *more: Evidence, **update: object) -> FieldReading:
    passed = value != INVALID
    return field(
        value, Evidence(kind="check_digit", supports=passed, detail="" if passed else "check-digit"), *more, **update
    )


def document(type_id: str, **fields: FieldReading) -> DocumentReading:
    return DocumentReading(type=type_id, confidence=0.99, fields=fields)


def decided(judge: Judge = sure, **documents: DocumentReading) -> dict[str, DocumentReading]:
    return decide(documents, SERVICE, CATALOGUE, judge=judge)


def witness(reading: DocumentReading, name: str) -> bool | None:
    """Does another document speak for the field, against it, or is it no witness?"""
    return next((one.supports for one in reading.fields[name].evidence if one.kind == "document"), None)


SECOND = Evidence(kind="second_reading", supports=True)
CONTRADICTED = Evidence(kind="second_reading", supports=False, detail="1111111111")


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [((), "not_confirmed"), ((CONTRADICTED,), "readings_differ")],
)
def test_value_that_nobody_else_bears_witness_to_is_to_be_checked(evidence: tuple[Evidence, ...], reason: str) -> None:
    one = decided(a=document("title_deed", lot=field("35", *evidence)))["a"].fields["lot"]
    assert (one.status, one.reasons) == ("check", (reason,))


def test_value_whose_chance_of_error_is_over_its_limit_is_to_be_checked() -> None:
    one = decided(unsure, a=document("title_deed", national_id=national_id(VALID, SECOND)))["a"].fields["national_id"]
    assert (one.status, one.reasons, one.confidence) == ("check", ("low_confidence",), unsure())


def test_check_digit_is_a_witness() -> None:
    one = decided(a=document("title_deed", national_id=national_id(VALID)))["a"].fields["national_id"]
    assert one.status == "ok"


def test_value_whose_chance_of_error_is_under_its_limit_is_ok() -> None:
    one = decided(a=document("title_deed", national_id=national_id(VALID, SECOND)))["a"].fields["national_id"]
    assert (one.status, one.reasons) == ("ok", ())


def test_limit_is_the_fields_own() -> None:
    named = CATALOGUE.documents["title_deed"].field("national_id")
    strict, lenient = named.model_copy(update={"limit": 0.001}), named.model_copy(update={"limit": 0.2})
    assert decide_field(national_id(VALID), strict, judge=unsure).status == "check"
    assert decide_field(national_id(VALID), lenient, judge=unsure).status == "ok"


def test_text_of_a_pdf_that_shows_what_it_says_needs_no_second_reading() -> None:
    exact = Evidence(kind="text_layer", supports=True)
    one = decided(unsure, a=document("title_deed", lot=field("35", exact)))["a"].fields["lot"]
    assert one.status == "ok"


def test_documents_that_agree_bear_witness_for_each_other() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID)),
        b=document("national_card", national_id=national_id(VALID)),
    )
    assert [witness(one, "national_id") for one in both.values()] == [True, True]


def test_two_scans_of_the_same_kind_of_paper_are_no_two_witnesses() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID)),
        b=document("title_deed", national_id=national_id(VALID)),
    )
    assert [witness(one, "national_id") for one in both.values()] == [None, None]


def test_field_that_another_document_contradicts_is_to_be_checked_even_when_read_twice() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID, SECOND)),
        b=document("national_card", national_id=national_id(OTHER_VALID, SECOND)),
    )
    assert [one.fields["national_id"].status for one in both.values()] == ["check", "check"]
    assert "documents_differ" in both["a"].fields["national_id"].reasons


def test_number_that_is_beyond_doubt_is_not_doubted_for_anothers_misreading() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID, SECOND)),
        b=document("national_card", national_id=national_id(INVALID)),
    )
    assert [one.fields["national_id"].status for one in both.values()] == ["ok", "invalid"]
    assert [witness(one, "national_id") for one in both.values()] == [None, False]


def test_number_that_another_paper_has_nothing_like_is_doubted_however_well_it_is_read() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID, SECOND)),
        b=document(
            "national_card",
            national_id=national_id(OTHER_VALID, Evidence(kind="extent", supports=None, detail="several-values")),
        ),
    )
    assert both["a"].fields["national_id"].reasons == ("documents_differ",)


def test_short_number_is_doubted_for_anothers_that_is_all_but_the_same() -> None:
    other = field("245", CONTRADICTED)
    both = decided(a=document("title_deed", area=field("215", SECOND)), b=document("permit_request", land_area=other))
    assert both["a"].fields["area"].reasons == ("documents_differ",)


def test_long_number_is_doubted_where_only_the_label_of_the_other_is() -> None:
    unlabelled = Evidence(kind="extent", supports=None, detail="label_unsure")
    both = decided(
        a=document("title_deed", national_id=national_id(VALID, SECOND)),
        b=document("national_card", national_id=national_id("0175989842", SECOND, unlabelled)),
    )
    assert both["a"].fields["national_id"].reasons == ("documents_differ",)


def test_repaired_number_and_a_name_are_doubted_for_anothers_misreading() -> None:
    number = decided(
        a=document("title_deed", national_id=national_id(VALID, SECOND, repaired=True)),
        b=document("national_card", national_id=national_id(INVALID)),
    )
    name = decided(
        a=document("title_deed", owner_name=field("رضا احمدی", SECOND)),
        b=document("permit_request", applicant_name=field("رضا احمد", CONTRADICTED)),
    )
    assert witness(number["a"], "national_id") is witness(name["a"], "owner_name") is False


def test_unusual_value_is_believed_where_another_document_has_it() -> None:
    unusual = Evidence(kind="check", supports=None, detail="postal-code-unusual")
    alone = document("title_deed", postal_code=field("3169817258", unusual, SECOND))
    other = document("permit_request", postal_code=field("3169817258", unusual, SECOND))
    assert decided(a=alone)["a"].fields["postal_code"].reasons == ("postal-code-unusual",)
    assert {one.fields["postal_code"].status for one in decided(a=alone, b=other).values()} == {"ok"}


def test_failed_check_is_invalid_whatever_agrees() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(INVALID, SECOND)),
        b=document("national_card", national_id=national_id(INVALID, SECOND)),
    )
    assert {one.fields["national_id"].status for one in both.values()} == {"invalid"}


def test_owner_of_the_deed_is_confirmed_by_both_names_of_the_card() -> None:
    both = decided(
        a=document("title_deed", owner_name=field("مریم یزدی", SECOND)),
        b=document("national_card", given_name=field("مریم"), family_name=field("یزدی")),
    )
    assert witness(both["a"], "owner_name")
    assert [witness(both["b"], name) for name in ("given_name", "family_name")] == [True, True]


@pytest.mark.parametrize("other", ["مریم بزدی", "مریم یزدی‌نژاد", "مریم ایزدی"])
def test_names_that_differ_in_a_letter_do_not_confirm_each_other(other: str) -> None:
    both = decided(
        a=document("title_deed", owner_name=field("مریم یزدی")),
        b=document("permit_request", applicant_name=field(other)),
    )
    assert not witness(both["a"], "owner_name")


def test_names_that_differ_in_spaces_and_joiners_confirm_each_other() -> None:
    both = decided(
        a=document("title_deed", owner_name=field("مریم کاویانی‌فر", CONTRADICTED)),
        b=document("permit_request", applicant_name=field("مریم کاویانی فر", SECOND)),
    )
    assert witness(both["a"], "owner_name")


def test_name_with_another_title_is_neither_confirmed_nor_contradicted() -> None:
    both = decided(
        a=document("title_deed", owner_name=field("مریم یزدی")),
        b=document("permit_request", applicant_name=field("سیده مریم یزدی")),
    )
    assert witness(both["a"], "owner_name") is None


def test_same_id_in_two_documents_confirms_without_a_rule_and_does_not_contradict() -> None:
    agree = decided(
        a=document("title_deed", father_name=field("ایرج")),
        b=document("national_card", father_name=field("ایرج", SECOND)),
    )
    differ = decided(
        a=document("title_deed", father_name=field("ایرج", SECOND)),
        b=document("national_card", father_name=field("تورج")),
    )
    assert witness(agree["a"], "father_name")
    assert witness(differ["a"], "father_name") is None


def test_documents_that_one_engine_alone_has_read_alike_do_not_confirm_words() -> None:
    """It reads «یلاک» for «پلاک» wherever that font is used."""
    both = decided(
        a=document("title_deed", address=field("کرج، یلاک 3", CONTRADICTED), postal_code=field("3148671933")),
        b=document("permit_request", address=field("کرج، یلاک 3"), postal_code=field("3148671933")),
    )
    assert {witness(one, name) for one in both.values() for name in one.fields} == {None}


def test_half_a_name_read_twice_is_not_the_whole_name() -> None:
    both = decided(
        a=document("title_deed", owner_name=field("مریم یزدی")),
        b=document("national_card", given_name=field("مریم", SECOND), family_name=field("یزدی")),
    )
    assert witness(both["a"], "owner_name") is None
    assert witness(both["b"], "family_name") is None


def test_documents_agree_in_vain_where_the_other_engine_read_another_value_on_both() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(VALID, CONTRADICTED)),
        b=document("national_card", national_id=national_id(VALID, CONTRADICTED)),
    )
    assert [witness(one, "national_id") for one in both.values()] == [None, None]


def test_alternative_that_another_document_carries_repairs_a_failed_check() -> None:
    both = decided(
        a=document("title_deed", national_id=national_id(INVALID, alternatives=((VALID, 0.1), (OTHER_VALID, 0.05)))),
        b=document("national_card", national_id=national_id(VALID)),
    )
    one = both["a"].fields["national_id"]
    assert (one.value, one.raw, one.repaired, one.status) == (VALID, INVALID, True, "ok")
    assert both["b"].fields["national_id"].status == "ok"


def test_alternative_that_nobody_carries_repairs_nothing() -> None:
    one = decided(a=document("title_deed", national_id=national_id(INVALID, alternatives=((VALID, 0.1),))))["a"]
    assert (one.fields["national_id"].value, one.fields["national_id"].status) == (INVALID, "invalid")


def test_repair_found_in_one_document_is_to_be_checked() -> None:
    one = decided(a=document("title_deed", national_id=national_id(VALID, repaired=True)))["a"].fields["national_id"]
    assert one.status == "check"
    assert "repaired" in one.reasons


@pytest.mark.parametrize(("seen", "status"), [(True, "ok"), (None, "check"), (False, "check")])
def test_repair_that_passes_its_check_digit_is_ok_if_the_network_of_numbers_read_it(
    seen: bool | None, status: str
) -> None:
    numbers = Evidence(kind="number_reading", supports=seen)
    one = decided(a=document("title_deed", national_id=national_id(VALID, numbers, repaired=True)))["a"]
    assert one.fields["national_id"].status == status


@pytest.mark.parametrize(
    ("numbers", "numerals", "repaired", "status"),
    [
        (True, True, True, "ok"), (True, False, True, "check"), (True, None, True, "check"),
        (False, True, True, "check"), (True, False, False, "ok"), (False, True, False, "ok"),
        (False, False, False, "check"), (None, True, False, "ok"),
    ],
)  # fmt: skip
def test_of_three_readings_of_a_number_two_must_be_the_same(
    numbers: bool | None, numerals: bool | None, repaired: bool, status: str
) -> None:
    said = (Evidence(kind="number_reading", supports=numbers), Evidence(kind="numeral_reading", supports=numerals))
    one = decided(a=document("title_deed", lot=field("357", *said, repaired=repaired)))["a"].fields["lot"]
    assert one.status == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((True, True, False), "ok"), ((True, None, None), "ok"), ((True, None, False), "check"),
        ((True, False, False), "check"), ((None, None, None), "check"),
    ],
)  # fmt: skip
def test_of_a_digit_or_two_more_readings_must_be_for_it_than_against(
    said: tuple[bool | None, ...], status: str
) -> None:
    kinds = ("number_reading", "numeral_reading", "second_reading")
    readings = [Evidence(kind=kind, supports=one) for kind, one in zip(kinds, said, strict=True)]
    one = decided(a=document("title_deed", lot=field("5", *readings)))["a"].fields["lot"]
    assert one.status == status


def test_two_readings_against_two_confirm_nothing() -> None:
    said = [Evidence(kind=kind, supports=False, detail="47") for kind in ("second_reading", "number_reading")]
    agrees = Evidence(kind="numeral_reading", supports=True)
    one = decided(a=document("title_deed", lot=field("37", agrees, *said)))["a"].fields["lot"]
    assert (one.status, one.reasons) == ("check", ("readings_differ",))


def test_a_passed_check_digit_is_not_enough_where_a_network_reads_otherwise() -> None:
    said = (Evidence(kind="number_reading", supports=True), Evidence(kind="numeral_reading", supports=False))
    one = decided(a=document("title_deed", national_id=national_id(VALID, *said, repaired=True)))["a"]
    assert one.fields["national_id"].status == "check"


def test_order_that_a_print_does_not_tell_is_taken_from_a_document_that_does() -> None:
    unclear = Evidence(kind="parse", supports=None, detail="order-ambiguous")
    deed = document("title_deed", plaque=field("345/12"))
    request = document("permit_request", plaque=field("12/345", unclear))
    told = decided(deed=deed, request=request)["request"].fields["plaque"]
    assert (told.value, told.status, told.reasons[0]) == ("345/12", "check", "order-ambiguous")
    sure = decided(deed=document("title_deed", plaque=field("345/12", SECOND)), request=request)["request"]
    assert (sure.fields["plaque"].value, sure.fields["plaque"].status) == ("345/12", "ok")
    both = decided(deed=document("title_deed", plaque=field("345/12", unclear)), request=request)
    assert both["request"].fields["plaque"].value == "12/345"


@pytest.mark.parametrize("flag", ["padded", "several-values", "two-digit-year"])
def test_doubtful_print_is_to_be_checked_whoever_agrees(flag: str) -> None:
    doubt = Evidence(kind="parse", supports=None, detail=flag)
    one = decided(a=document("title_deed", national_id=national_id(VALID, SECOND, doubt)))["a"].fields["national_id"]
    assert (one.status, one.reasons) == ("check", (flag,))


def test_value_under_an_unsure_label_is_to_be_checked() -> None:
    unsure = FieldReading(value="4", evidence=(SECOND, Evidence(kind="recogniser", supports=None, detail="0.99")))
    one = decided(a=document("title_deed", lot=unsure))["a"].fields["lot"]
    assert (one.status, one.reasons) == ("check", ("label_unsure",))


def test_value_that_the_recogniser_hardly_believes_is_to_be_checked() -> None:
    deed = document("title_deed", lot=field("35", SECOND, sure=0.05))
    assert decided(calibration.probability, a=deed)["a"].fields["lot"].reasons == ("low_confidence",)


def test_number_that_two_engines_may_misread_alike_is_doubted_by_name() -> None:
    one = decided(unsure, a=document("title_deed", area=field("221", SECOND)))["a"].fields["area"]
    assert one.reasons == ("digits_alike",)


def test_deciding_twice_changes_nothing() -> None:
    once = decided(
        a=document("title_deed", national_id=national_id(INVALID, alternatives=((VALID, 0.1),)), lot=field("17")),
        b=document("national_card", national_id=national_id(VALID), given_name=field("مریم")),
        c=DocumentReading(),
    )
    assert decide(once, SERVICE, CATALOGUE, judge=sure) == once


def test_unknown_document_passes_through() -> None:
    assert decided(a=DocumentReading(confidence=0.2))["a"] == DocumentReading(confidence=0.2)


def test_evidence_raises_and_lowers_the_confidence() -> None:
    def confidence(*more: Evidence) -> float:
        deed = document("title_deed", national_id=national_id(VALID, *more))
        return decided(calibration.probability, a=deed)["a"].fields["national_id"].confidence

    network = Evidence(kind="number_reading", supports=True)
    assert confidence(CONTRADICTED) <= confidence() < confidence(network)


def test_rules_of_other_applicants_make_no_peers() -> None:
    """An owner's card names the owner of the deed; an heir's card does not, and need not."""
    documents = {
        "a": document("title_deed", owner_name=field("مریم یزدی", SECOND), national_id=national_id(VALID, SECOND)),
        "b": document(
            "national_card", given_name=field("رضا"), family_name=field("یزدی"), national_id=national_id(OTHER_VALID)
        ),
    }
    owners = decide(documents, SERVICE, CATALOGUE, "owner", sure)["a"].fields
    heirs = decide(documents, SERVICE, CATALOGUE, "heir", sure)["a"].fields
    assert {name: one.status for name, one in owners.items()} == {"owner_name": "check", "national_id": "check"}
    assert {name: one.status for name, one in heirs.items()} == {"owner_name": "ok", "national_id": "ok"}


def test_rules_of_this_applicant_make_peers() -> None:
    documents = {
        "a": document("title_deed", owner_name=field("مریم یزدی", SECOND)),
        "b": document("inheritance_certificate", deceased_name=field("رضا یزدی")),
    }
    assert decide(documents, SERVICE, CATALOGUE, "heir", sure)["a"].fields["owner_name"].reasons == (
        "documents_differ",
    )
    assert decide(documents, SERVICE, CATALOGUE, "owner", sure)["a"].fields["owner_name"].status == "ok"
