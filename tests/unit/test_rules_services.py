"""Each service judges a package: one that agrees raises nothing, and each planted contradiction is found."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chalicelib.catalogue import FieldSpec, Service, load
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.rules import Package, evaluate

TODAY = "1405-09-03"
OWNER, OTHER, COMPANY = "بهروز کاویانی‌فر", "سپیده نیک‌فرجام", "شرکت البرز سازه"
BY_KIND = {
    "name": OWNER, "company_name": COMPANY, "national_id": "0175989834", "legal_id": "10725105670",
    "mobile": "09123454718", "postal_code": "3148671933", "plaque": "4567/123", "renovation_code": "4-12-34-5",
    "area_m2": "245.6", "money": "35361000", "number": "4", "share": "6/6", "address": "کرج گوهردشت خیابان دهم پلاک 12",
    "text": "بررسی", "jalali_date": "1403-05-17", "reference_no": "1403/5/120", "digits": "12345678901",
    "bill_id": "30683417331", "payment_id": "3536162343", "vehicle_plate": "12ب345-68", "vin": "NAAM01CA5HK123456",
    "boundaries": "شمالا پلاک 3", "serial_no": "سری الف سال 98 شماره 123456",
}  # fmt: skip
BY_FIELD = {
    "given_name": "بهروز", "family_name": "کاویانی فر", "expires_on": "1410-01-01", "ends_on": "1410-01-01",
    "died_on": "1400-01-01", "registered_on": "1398-02-11", "discipline": "عمران", "grade": "یک",
    "land_use": "مسکونی", "heirs": f"۱- {OTHER} ۲- {OWNER}", "birth_date": "1362-05-17", "payer_name": OWNER,
}  # fmt: skip
Values = Mapping[str, str]
ROLES: Mapping[tuple[str, str], Values] = {
    ("property", "owner"): {
        "title_deed.owner_name": OTHER, "sale_agreement.seller_name": OTHER, "title_deed.national_id": "1163726516",
        "sale_agreement.seller_national_id": "1163726516",
    },
    ("property", "heir"): {"title_deed.owner_name": OTHER, "inheritance_certificate.deceased_name": OTHER},
    ("property", "company"): {"title_deed.owner_name": COMPANY},
    ("inquiry", "heir"): {"title_deed.owner_name": OTHER, "inheritance_certificate.deceased_name": OTHER},
    ("inquiry", "company"): {"title_deed.owner_name": COMPANY},
    ("traffic", "company"): {"vehicle_card.owner_name": COMPANY, "request_form.applicant_name": COMPANY},
    ("technical_supervision", "company"): {
        "building_permit_doc.owner_name": COMPANY, "engineer_commitment.owner_name": COMPANY,
    },
    **{
        (service, kind): values
        for service in ("building_permit", "subdivision_merger")
        for kind, values in (
            ("heir", {"title_deed.owner_name": OTHER, "inheritance_certificate.deceased_name": OTHER}),
            ("company", {"title_deed.owner_name": COMPANY}),
        )
    },
}  # fmt: skip
CASES = [(service.id, kind.id) for service in load().services.values() for kind in service.applicant_kinds]


def value(type_: str, spec: FieldSpec, roles: Values) -> str:
    known = roles.get(f"{type_}.{spec.id}") or BY_FIELD.get(spec.id) or BY_KIND.get(spec.kind)
    if spec.length:
        return "123456789012345678901234567890"[: spec.length]
    return known or spec.options[0]


def asked(service: Service, kind: str) -> list[str]:
    """The usual type of everything that this applicant may hand in."""
    return [
        one.type
        for one in service.documents
        if one.need == "optional" or one.along_with or one.asked_of(kind, {one.type})
    ]


def package(service_id: str, kind: str, planted: Values = {}, *, without: str = "") -> Package:  # noqa: B006 - not changed
    catalogue = load()
    service = catalogue.services[service_id]
    roles = {**ROLES.get((service_id, kind), {}), **planted}
    documents = {
        f"{type_}.jpg": DocumentReading(
            type=type_,
            confidence=1,
            fields={
                spec.id: FieldReading(value=value(type_, spec, roles), status="ok")
                for spec in catalogue.documents[type_].fields
            },
        )
        for type_ in asked(service, kind)
        if type_ != without
    }
    return Package(service, catalogue, kind, documents)


@pytest.mark.parametrize(("service_id", "kind"), CASES)
def test_a_package_that_agrees_raises_nothing(service_id: str, kind: str) -> None:
    found = evaluate(package(service_id, kind), TODAY)
    assert [(one.code, one.documents, one.fields) for one in found] == []


@pytest.mark.parametrize(("service_id", "kind"), CASES)
def test_a_package_without_a_required_document_misses_it(service_id: str, kind: str) -> None:
    for requirement in load().services[service_id].documents:
        if requirement.need != "optional" and requirement.asked_of(kind):
            found = evaluate(package(service_id, kind, without=requirement.type), TODAY)
            assert ("document_missing", requirement.type) in {(one.code, one.about) for one in found}


@pytest.mark.parametrize(
    ("service_id", "kind", "planted", "code"),
    [
        ("building_permit", "proxy", {"power_of_attorney.principal_name": OTHER}, "represented_mismatch"),
        ("building_permit", "proxy", {"national_card.family_name": "سرابی"}, "applicant_not_named"),
        ("building_permit", "proxy", {"power_of_attorney.expires_on": "1405-01-01"}, "document_expired"),
        ("building_permit", "heir", {"inheritance_certificate.heirs": OTHER}, "applicant_not_named"),
        ("building_permit", "heir", {"inheritance_certificate.deceased_name": OWNER}, "represented_mismatch"),
        ("building_permit", "co_owner", {"title_deed.owner_name": OTHER}, "applicant_not_named"),
        ("building_permit", "company", {"title_deed.owner_name": "شرکت دماوند راه"}, "represented_mismatch"),
        ("building_permit", "guardian", {"guardianship_order.ward_name": OTHER}, "represented_mismatch"),
        ("building_permit", "foreign_national", {"residence_card.expires_on": "1400-01-01"}, "document_expired"),
        ("building_permit", "owner", {"payment_receipt.payment_id": "2673259791"}, "dues_unpaid"),
        ("building_permit", "owner", {"dues_bill.renovation_code": "5-1-2-3"}, "renovation_code_mismatch"),
        ("technical_supervision", "owner", {"engineer_commitment.permit_no": "1403/5/121"}, "permit_no_mismatch"),
        ("technical_supervision", "owner", {"engineer_commitment.discipline": "ترافیک"}, "option_not_allowed"),
        ("technical_supervision", "owner", {"building_permit_doc.expires_on": "1404-01-01"}, "document_expired"),
        ("business_services", "person", {"lease.lessee_name": OTHER}, "holder_mismatch"),
        ("business_services", "person", {"lease.postal_code": "3148671934"}, "postal_code_mismatch"),
        ("business_services", "person", {"lease.address": "کرج مهرشهر بلوار ارم کوچه نسترن"}, "address_mismatch"),
        ("business_services", "person", {"business_licence.expires_on": "1404-01-01"}, "document_expired"),
        ("subdivision_merger", "owner", {"request_form.subject": "تجمیع دو قطعه"}, "documents_for_subject"),
        ("subdivision_merger", "owner", {"survey_plan.area": "300"}, "area_sum_mismatch"),
        ("inquiry", "owner", {"request_form.plaque": "4567/132"}, "plaque_mismatch"),
        ("inquiry", "owner", {"request_form.applicant_name": OTHER}, "applicant_not_named"),
        ("complaint", "person", {"complaint_form.requested_on": "1405-09-04"}, "date_in_future"),
        ("dues", "person", {"payment_receipt.amount": "35360000"}, "amount_mismatch"),
        ("dues", "person", {"dues_bill.amount": "1000"}, "amount_not_of_payment"),
        ("dues", "person", {"dues_bill.payment_id": "2673259791"}, "payment_not_of_bill"),
        ("urban_services", "person", {"request_form.postal_code": "1348671933"}, "outside_city"),
        ("civil_works", "owner", {"building_permit_doc.plaque": "4567/132"}, "plaque_mismatch"),
        ("traffic", "owner", {"vehicle_card.vehicle_plate": "12ب346-68"}, "vehicle_plate_mismatch"),
        ("traffic", "owner", {"vehicle_card.vin": "NAAM01CA5HK123457"}, "vin_mismatch"),
        ("property", "owner", {"sale_agreement.seller_name": "کیوان سرابی"}, "seller_mismatch"),
        ("property", "owner", {"national_card.family_name": "سرابی"}, "buyer_mismatch"),
        ("property", "owner", {"sale_agreement.signed_on": "1397-01-01"}, "dates_out_of_order"),
        ("other", "person", {"national_card.family_name": "سرابی"}, "names_differ"),
    ],
)
def test_a_planted_contradiction_is_found(service_id: str, kind: str, planted: Values, code: str) -> None:
    assert code in {one.code for one in evaluate(package(service_id, kind, planted), TODAY)}
