"""A package in, findings out, by the shipped catalogue's rules."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from chalicelib.catalogue import load
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.findings import Finding
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading, Status
from chalicelib.rules import Package, evaluate

TODAY = "1405-09-03"
DEED = {
    "owner_name": "بهروز کاویانی‌فر",
    "national_id": "0175989834",
    "plaque": "4567/123",
    "area": "245.6",
    "postal_code": "3148671933",
    "unique_id": "139820312345678901",
    "registered_on": "1398-02-11",
}
CARD = {
    "national_id": "0175989834",
    "given_name": "بهروز",
    "family_name": "کاویانی فر",
    "birth_date": "1362-05-17",
    "expires_on": "1410-01-01",
}
FORM = {
    "applicant_name": "سید بهروز كاويانی‌فر",
    "national_id": "0175989834",
    "mobile": "09123454718",
    "plaque": "4567/123",
    "renovation_code": "4-12-34-5",
    "land_area": "245.6",
    "land_use": "مسکونی",
    "postal_code": "3148671933",
    "requested_on": "1405-09-01",
}
Values = dict[str, str]


def reading(type_: str | None, values: Values, status: Status = "ok", **statuses: Status) -> DocumentReading:
    fields = {name: FieldReading(value=value, status=statuses.get(name, status)) for name, value in values.items()}
    return DocumentReading(type=type_, confidence=1, fields=fields)


def package(deed: Values = DEED, card: Values = CARD, form: Values = FORM, **more: Any) -> Package:
    documents = {
        "deed.pdf": reading("title_deed", deed),
        "card.jpg": reading("national_card", card),
        "form.jpg": reading("permit_request", form),
        **more.pop("documents", {}),
    }
    present = {name: document for name, document in documents.items() if document is not None}
    catalogue = load()
    return Package(catalogue.services["building_permit"], catalogue, "owner", present, more.pop("corrections", {}))


def found(judged: Package) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in evaluate(judged, TODAY)]


def only(judged: Package) -> Finding:
    (finding,) = evaluate(judged, TODAY)
    return finding


def test_a_package_that_agrees_has_no_findings() -> None:
    assert found(package()) == []


def test_another_persons_name_is_an_error_on_all_the_documents_that_carry_it() -> None:
    finding = only(package(form=FORM | {"applicant_name": "سپیده نیک‌فرجام"}))
    assert (finding.code, finding.severity) == ("owner_mismatch", "error")
    assert finding.documents == ("deed.pdf", "form.jpg", "card.jpg")
    assert finding.fields == ("owner_name", "applicant_name", "given_name", "family_name")


def test_a_surely_read_name_that_differs_by_a_letter_is_another_name() -> None:
    assert found(package(form=FORM | {"applicant_name": "بهروز کاویانی‌فرد"})) == [("owner_mismatch", "error")]


def test_a_doubtful_name_that_differs_by_a_letter_is_only_a_warning() -> None:
    form = reading("permit_request", FORM | {"applicant_name": "بهروز کاویانی‌فرد"}, applicant_name="check")
    assert found(package(documents={"form.jpg": form})) == [("owner_similar", "warning")]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("national_id", "6091390996", "national_id_mismatch"),
        ("plaque", "4567/132", "plaque_mismatch"),
        ("postal_code", "3148671934", "postal_code_mismatch"),
        ("land_area", "254.6", "area_mismatch"),
    ],
)
def test_a_value_that_differs_between_deed_and_form_is_an_error(field: str, value: str, code: str) -> None:
    assert found(package(form=FORM | {field: value})) == [(code, "error")]


def test_the_two_values_are_shown_beside_each_other() -> None:
    finding = only(package(form=FORM | {"plaque": "4567/132"}))
    assert "۱۲۳ فرعی از ۴۵۶۷ اصلی" in finding.message.fa
    assert "۱۳۲ فرعی از ۴۵۶۷ اصلی" in finding.message.fa
    assert "4567/132" in finding.message.en


def test_no_name_and_no_national_id_stands_in_a_message() -> None:
    judged = package(form=FORM | {"applicant_name": "سپیده نیک‌فرجام", "national_id": "6091390996"})
    said = " ".join(finding.message.fa + finding.message.en for finding in evaluate(judged, TODAY))
    assert "نیک‌فرجام" not in said
    assert "6091390996" not in said
    assert "۶۰۹۱۳۹۰۹۹۶" not in said


def test_a_mismatch_with_a_doubtful_value_is_an_error_that_asks_to_compare_first() -> None:
    sure = only(package(form=FORM | {"plaque": "4567/132"}))
    form = reading("permit_request", FORM | {"plaque": "4567/132"}, plaque="check")
    doubtful = only(package(documents={"form.jpg": form}))
    assert doubtful.severity == "error"
    assert doubtful.message.fa.startswith(sure.message.fa)
    assert len(doubtful.message.fa) > len(sure.message.fa)


def test_a_rounded_area_is_only_a_warning() -> None:
    assert found(package(form=FORM | {"land_area": "245"})) == [("area_rounded", "warning")]


def test_the_same_area_written_differently_is_the_same() -> None:
    assert found(package(form=FORM | {"land_area": "245.60"})) == []


def test_an_expired_card_is_an_error() -> None:
    assert found(package(card=CARD | {"expires_on": "1405-09-02"})) == [("card_expired", "error")]


def test_a_card_is_good_on_its_last_day() -> None:
    assert found(package(card=CARD | {"expires_on": TODAY})) == []


def test_the_later_date_counts_where_a_card_comes_in_two_files() -> None:
    old = {"national_id": "0175989834", "expires_on": "1400-01-01"}
    assert found(package(documents={"back.jpg": reading("national_card", old)})) == []


def test_a_request_dated_tomorrow_is_a_warning() -> None:
    assert found(package(form=FORM | {"requested_on": "1405-09-04"})) == [("date_in_future", "warning")]


def test_a_missing_value_gives_no_mismatch_but_a_warning_of_its_own() -> None:
    form = {name: value for name, value in FORM.items() if name != "plaque"}
    finding = only(package(form=form))
    assert (finding.code, finding.severity) == ("field_missing", "warning")
    assert (finding.documents, finding.fields) == (("form.jpg",), ("plaque",))


def test_a_field_of_a_card_in_two_files_may_stand_in_either() -> None:
    front = {name: value for name, value in CARD.items() if name != "expires_on"}
    back = reading("national_card", {"expires_on": "1410-01-01"})
    assert found(package(card=front, documents={"back.jpg": back})) == []


def test_an_impossible_value_is_one_finding_and_is_compared_with_nothing() -> None:
    finding = only(package(form=FORM | {"national_id": "0175989835"}))
    assert (finding.code, finding.severity, finding.fields) == ("field_invalid", "error", ("national_id",))
    assert "رقم کنترل" in finding.message.fa


def test_a_missing_document_is_an_error_of_its_own_for_each_type() -> None:
    findings = evaluate(package(documents={"card.jpg": None, "form.jpg": None}), TODAY)
    assert [(one.code, one.about) for one in findings] == [
        ("document_missing", "national_card"),
        ("document_missing", "permit_request"),
    ]
    assert len({one.key for one in findings}) == 2


def test_one_file_too_many_of_a_type_is_a_warning() -> None:
    assert found(package(documents={"again.jpg": reading("permit_request", FORM)})) == [
        ("document_duplicate", "warning")
    ]


def test_a_file_that_was_not_recognised_is_a_warning() -> None:
    finding = only(package(documents={"invoice.pdf": reading(None, {})}))
    assert (finding.code, finding.severity, finding.documents) == ("document_unknown", "warning", ("invoice.pdf",))


def test_a_refused_file_keeps_to_its_own_finding() -> None:
    refused = DocumentReading(findings=(only(package(documents={"invoice.pdf": reading(None, {})})),))
    assert found(package(documents={"broken.pdf": refused})) == []


def test_a_document_that_nobody_asked_for_is_a_warning() -> None:
    catalogue = load()
    service = catalogue.services["building_permit"]
    fewer = service.model_copy(update={"documents": service.documents[:2]})
    judged = Package(fewer, catalogue, "owner", package().documents)
    assert found(judged) == [("document_surplus", "warning")]


def test_a_correction_stands_in_place_of_the_reading() -> None:
    judged = package(form=FORM | {"plaque": "4567/132"}, corrections={"form.jpg": {"plaque": "4567/123"}})
    assert found(judged) == []


def test_a_correction_fills_a_missing_field() -> None:
    form = {name: value for name, value in FORM.items() if name != "plaque"}
    assert found(package(form=form, corrections={"form.jpg": {"plaque": "4567/123"}})) == []


def test_an_empty_package_only_misses_its_documents() -> None:
    assert {code for code, _ in found(package(documents=dict.fromkeys(("deed.pdf", "card.jpg", "form.jpg"))))} == {
        "document_missing"
    }


def test_the_same_package_gives_the_same_findings() -> None:
    judged = package(form=FORM | {"plaque": "4567/132", "land_area": "9"})
    assert evaluate(judged, TODAY) == evaluate(judged, TODAY)


def with_rule(rule: dict[str, Any], judged: Package) -> list[tuple[str, str]]:
    """What a service with this rule alone finds."""
    typed: Rule = TypeAdapter(Rule).validate_json(TypeAdapter(dict[str, Any]).dump_json(rule))
    service = judged.service.model_copy(update={"rules": (typed,)})
    return found(Package(service, judged.catalogue, judged.applicant_kind, judged.documents))


def test_dates_in_the_wrong_order_are_found() -> None:
    rule = {
        "kind": "before",
        "code": "dates_out_of_order",
        "first": "title_deed.registered_on",
        "second": "permit_request.requested_on",
    }
    assert with_rule(rule, package()) == []
    assert with_rule(rule, package(form=FORM | {"requested_on": "1390-01-01"})) == [("dates_out_of_order", "error")]


@pytest.mark.parametrize(("area", "findings"), [("99", 1), ("100", 0), ("300", 0), ("301", 1)])
def test_an_amount_outside_its_bounds_is_found(area: str, findings: int) -> None:
    rule = {"kind": "within", "code": "amount_out_of_range", "value": "title_deed.area", "low": 100, "high": 300}
    assert len(with_rule(rule, package(deed=DEED | {"area": area}))) == findings


def test_a_value_outside_its_options_is_found() -> None:
    rule = {
        "kind": "one_of",
        "code": "option_not_allowed",
        "value": "permit_request.land_use",
        "options": ["تجاری"],
        "severity": "warning",
    }
    assert with_rule(rule, package()) == [("option_not_allowed", "warning")]
    assert with_rule(rule, package(form=FORM | {"land_use": "تجاری"})) == []


def test_a_rule_for_other_applicants_is_passed_over() -> None:
    rule = {"kind": "not_expired", "code": "card_expired", "value": "national_card.expires_on", "when": ["heir"]}
    assert with_rule(rule, package(card=CARD | {"expires_on": "1390-01-01"})) == []


def test_only_the_named_fields_are_checked_where_a_rule_names_some() -> None:
    judged = package(card=CARD | {"birth_date": "1362-13-01"}, form=FORM | {"national_id": "0175989835"})
    rule = {"kind": "valid", "code": "field_invalid", "values": ["national_card.birth_date"]}
    assert len(with_rule(rule, judged)) == 1


@pytest.mark.parametrize(
    ("read", "unclear", "code", "severity"),
    [
        ("123/4567", True, "order_unclear", "warning"),
        ("123/4567", False, "plaque_mismatch", "error"),
        ("4567/132", True, "plaque_mismatch", "error"),
    ],
)
def test_a_plaque_that_is_the_same_in_the_other_order_is_only_a_warning_where_its_print_is_unclear(
    read: str, unclear: bool, code: str, severity: str
) -> None:
    doubt = (Evidence(kind="parse", supports=None, detail="order-ambiguous"),) if unclear else ()
    form = reading("permit_request", FORM | {"plaque": read}, plaque="check")
    fields = {**form.fields, "plaque": form.fields["plaque"].model_copy(update={"evidence": doubt})}
    finding = only(package(documents={"form.jpg": form.model_copy(update={"fields": fields})}))
    assert (finding.code, finding.severity) == (code, severity)


def test_a_person_who_has_said_the_order_is_held_to_it() -> None:
    doubt = (Evidence(kind="parse", supports=None, detail="order-ambiguous"),)
    form = reading("permit_request", FORM | {"plaque": "123/4567"}, plaque="check")
    fields = {**form.fields, "plaque": form.fields["plaque"].model_copy(update={"evidence": doubt})}
    documents = {"form.jpg": form.model_copy(update={"fields": fields})}
    judged = package(documents=documents, corrections={"form.jpg": {"plaque": "123/4567"}})
    assert only(judged).code == "plaque_mismatch"
