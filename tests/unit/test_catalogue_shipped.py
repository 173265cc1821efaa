"""The twelve services and their documents, as shipped: complete, told apart, and readable by whoever maintains them."""

from pathlib import Path

import pytest

from chalicelib.catalogue import Catalogue, load
from chalicelib.catalogue.loader import SHIPPED, check
from chalicelib.catalogue.show import lines
from chalicelib.reading.identify import Portrait, identify
from chalicelib.reading.tokens import token_lines
from tests.unit.paper import line, page, rows

WORKING_DAYS = {
    "building_permit": 30, "technical_supervision": 10, "business_services": 15, "subdivision_merger": 45,
    "inquiry": 5, "complaint": 10, "dues": 3, "urban_services": 7, "civil_works": 15, "traffic": 7, "property": 20,
    "other": 10,
}  # fmt: skip
FIELDS = {
    "title_deed_booklet": {"register_no", "register_page", "registration_no", "owner_name", "plaque", "unique_id"},
    "birth_certificate": {"birth_certificate_no", "given_name", "family_name", "issued_at", "mother_name"},
    "request_form": {"applicant_name", "national_id", "mobile", "subject", "address", "postal_code", "requested_on"},
    "complaint_form": {"applicant_name", "respondent_name", "subject", "description", "requested_on"},
    "building_permit_doc": {"permit_no", "issued_on", "expires_on", "owner_name", "plaque", "area", "built_area"},
    "completion_certificate": {"certificate_no", "issued_on", "owner_name", "plaque", "permit_no", "built_area"},
    "sale_agreement": {"seller_name", "seller_national_id", "buyer_name", "buyer_national_id", "price", "signed_on"},
    "lease": {"lessor_name", "lessee_name", "address", "postal_code", "starts_on", "ends_on", "rent", "tracking_code"},
    "power_of_attorney": {"principal_name", "attorney_name", "attorney_national_id", "deed_no", "expires_on"},
    "inheritance_certificate": {"deceased_name", "died_on", "judgment_no", "court_branch", "heirs"},
    "company_registration": {"company_name", "legal_id", "registration_no", "director_name", "signatories"},
    "business_licence": {"licensee_name", "national_id", "trade", "guild_id", "issued_on", "expires_on"},
    "engineer_commitment": {"engineer_name", "engineer_licence_no", "discipline", "grade", "owner_name", "built_area"},
    "dues_bill": {"bill_id", "payment_id", "amount", "due_on", "renovation_code", "payer_name", "period"},
    "payment_receipt": {"bill_id", "payment_id", "amount", "paid_on", "reference_no"},
    "tax_clearance": {"certificate_no", "issued_on", "payer_name", "national_id", "legal_id", "plaque", "expires_on"},
    "vehicle_card": {"vehicle_plate", "vin", "owner_name", "national_id", "model"},
    "utility_letter": {"letter_no", "issued_on"},
    "survey_plan": {"letter_no", "issued_on"},
    "photo": set(),
}
REQUIRED = {
    "building_permit": ["title_deed", "national_card", "permit_request"],
    "technical_supervision": ["engineer_commitment", "building_permit_doc", "national_card"],
    "business_services": ["business_licence", "national_card", "lease"],
    "subdivision_merger": ["title_deed", "request_form", "national_card"],
    "inquiry": ["request_form", "title_deed"],
    "complaint": ["complaint_form"],
    "dues": ["dues_bill"],
    "urban_services": ["request_form"],
    "civil_works": ["request_form"],
    "traffic": ["request_form", "vehicle_card", "national_card"],
    "property": ["title_deed", "sale_agreement", "national_card"],
    "other": ["request_form"],
}
PRINTED = {
    "name": "بهروز کاویانی فر",
    "company_name": "شرکت البرز سازه",
    "national_id": "۰۱۷۵۹۸۹۸۳۴",
    "jalali_date": "۱۴۰۱/۰۵/۱۷",
    "plaque": "۱۲۳ فرعی از ۴۵۶۷ اصلی",
    "area_m2": "۲۴۵٫۶ متر مربع",
    "address": "کرج خیابان بهار کوچه سوم",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_the_twelve_services_are_there_with_their_working_days(catalogue: Catalogue) -> None:
    assert {service.id: service.working_days for service in catalogue.services.values()} == WORKING_DAYS


@pytest.mark.parametrize("service_id", REQUIRED)
def test_a_service_asks_for_its_documents(catalogue: Catalogue, service_id: str) -> None:
    service = catalogue.services[service_id]
    first = service.applicant_kinds[0].id
    assert [one.type for one in service.documents if one.asked_of(first)] == REQUIRED[service_id]


@pytest.mark.parametrize("type_id", FIELDS)
def test_a_document_type_has_the_agreed_fields(catalogue: Catalogue, type_id: str) -> None:
    assert FIELDS[type_id] <= {spec.id for spec in catalogue.documents[type_id].fields}


def test_every_service_says_who_reviews_it_and_reports_what_is_missing(catalogue: Catalogue) -> None:
    for service in catalogue.services.values():
        assert service.unit is not None
        assert {"required_documents", "required_fields", "valid"} <= {rule.kind for rule in service.rules}


def test_every_document_type_is_asked_for_by_some_service(catalogue: Catalogue) -> None:
    asked = {type_ for service in catalogue.services.values() for one in service.documents for type_ in one.types}
    assert set(catalogue.documents) == asked


@pytest.mark.parametrize(
    ("kind", "paper"),
    [
        ("heir", "inheritance_certificate"),
        ("proxy", "power_of_attorney"),
        ("company", "company_registration"),
        ("co_owner", "co_owner_consent"),
        ("guardian", "guardianship_order"),
        ("foreign_national", "residence_card"),
    ],
)
def test_whoever_acts_for_others_shows_the_paper_that_lets_them(catalogue: Catalogue, kind: str, paper: str) -> None:
    requirement = catalogue.services["building_permit"].requirement(paper)
    assert requirement is not None
    assert requirement.asked_of(kind)
    assert not requirement.asked_of("owner")


def test_a_foreign_national_needs_no_national_card(catalogue: Catalogue) -> None:
    requirement = catalogue.services["building_permit"].requirement("national_card")
    assert requirement is not None
    assert not requirement.asked_of("foreign_national")


def test_a_receipt_is_asked_for_along_with_the_bill(catalogue: Catalogue) -> None:
    requirement = catalogue.services["building_permit"].requirement("payment_receipt")
    assert requirement is not None
    assert not requirement.asked_of("owner", {"title_deed"})
    assert requirement.asked_of("owner", {"title_deed", "dues_bill"})


@pytest.mark.parametrize(
    "type_id", sorted(path.stem for path in (SHIPPED / "documents").glob("*.yaml") if path.stem != "photo")
)
@pytest.mark.parametrize("label", [0, 1])
def test_a_page_with_a_types_title_and_labels_is_taken_for_that_type(
    catalogue: Catalogue, type_id: str, label: int
) -> None:
    document = catalogue.documents[type_id]
    labels = [spec.labels[min(label, len(spec.labels) - 1)] for spec in document.fields]
    text = [f"{name} : {PRINTED.get(spec.kind, '۱۲۳۴۵۶')}" for name, spec in zip(labels, document.fields, strict=True)]
    title = max(document.cues, key=lambda cue: cue.weight).text
    lines_ = token_lines(page([line(title, top=100, height=40, right=700), *rows(*text)]))
    found = identify(lines_, map(Portrait.of, catalogue.documents.values()))
    assert found.type == type_id, found


def test_what_the_command_shows_names_every_document_and_rule(catalogue: Catalogue) -> None:
    for service in catalogue.services.values():
        shown = "\n".join(lines(catalogue, service))
        assert all(type_ in shown for one in service.documents for type_ in one.types)
        assert all(rule.code in shown for rule in service.rules)


def test_the_shipped_catalogue_passes_every_check() -> None:
    assert check(Path(SHIPPED)).version == load().version
