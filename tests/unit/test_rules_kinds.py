"""Each kind of rule by itself: what it finds, what it passes, and what it says nothing about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from chalicelib.catalogue import Requirement, load
from chalicelib.catalogue.rule_kinds import Rule
from chalicelib.findings import Finding
from chalicelib.reading.model import DocumentReading, Evidence, FieldReading
from chalicelib.rules import Package, evaluate
from chalicelib.rules.evaluation import JUDGED

TODAY = "1405-09-03"
BILL, PAYMENT = "30683417331", "3536162343"
OTHER_BILL, OTHER_PAYMENT = "64011047880", "2673259791"
UNCLEAR = Evidence(kind="parse", supports=None, detail="order-ambiguous")
Documents = Mapping[str, tuple[str, Mapping[str, str]]]


def reading(type_: str, values: Mapping[str, str], doubtful: tuple[str, ...] = ()) -> DocumentReading:
    """A value that begins with ``?`` is one whose print did not tell the order of its parts."""
    fields = {
        name: FieldReading(
            value=value.removeprefix("?"),
            status="check" if name in doubtful or value.startswith("?") else "ok",
            evidence=(UNCLEAR,) if value.startswith("?") else (),
        )
        for name, value in values.items()
    }
    return DocumentReading(type=type_, confidence=1, fields=fields)


def judged(
    rule: Mapping[str, Any],
    documents: Documents,
    *,
    applicant: str = "owner",
    doubtful: tuple[str, ...] = (),
    service: Mapping[str, Any] | None = None,
) -> list[Finding]:
    """What a service with this rule alone finds."""
    catalogue = load()
    typed: Rule = TypeAdapter(Rule).validate_json(json.dumps(rule))
    changed = catalogue.services["other"].model_copy(update={"rules": (typed,), **(service or {})})
    readings = {name: reading(type_, values, doubtful) for name, (type_, values) in documents.items()}
    without_own_rules = {
        name: one.model_copy(update={"rules": ()}) if one.rules else one for name, one in catalogue.documents.items()
    }
    bare = catalogue.model_copy(update={"documents": without_own_rules})
    return evaluate(Package(changed, bare, applicant, readings), TODAY)


def codes(*args: Any, **named: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in judged(*args, **named)]


def test_every_kind_has_a_judge() -> None:
    union, _ = get_args(Rule)
    assert frozenset(get_args(union)) == JUDGED


AMONG = {
    "kind": "among",
    "code": "applicant_not_named",
    "near_code": "owner_similar",
    "value": "request_form.applicant_name",
    "among": ["title_deed.owner_name", "sale_agreement.buyer_name"],
}


def standing(applicant: str, owner: str = "سپیده نیک‌فرجام", buyer: str = "بهروز کاویانی‌فر") -> Documents:
    return {
        "form.jpg": ("request_form", {"applicant_name": applicant}),
        "deed.jpg": ("title_deed", {"owner_name": owner}),
        "sale.jpg": ("sale_agreement", {"buyer_name": buyer}),
    }


def test_one_of_several_names_is_enough() -> None:
    assert codes(AMONG, standing("سید بهروز کاویانی فر")) == []


def test_a_name_that_is_none_of_them_is_found_with_all_documents() -> None:
    (finding,) = judged(AMONG, standing("کیوان سرابی"))
    assert (finding.code, finding.severity) == ("applicant_not_named", "error")
    assert finding.documents == ("form.jpg", "deed.jpg", "sale.jpg")
    assert "سرابی" not in finding.message.fa


def test_a_doubtful_name_that_is_nearly_one_of_them_is_a_warning() -> None:
    documents = standing("بهروز کاویانی‌فرد")
    assert codes(AMONG, documents) == [("applicant_not_named", "error")]
    assert codes(AMONG, documents, doubtful=("applicant_name",)) == [("owner_similar", "warning")]


def test_with_nobody_to_be_among_nothing_is_said() -> None:
    assert codes(AMONG, {"form.jpg": ("request_form", {"applicant_name": "کیوان سرابی"})}) == []


def test_a_company_is_known_without_its_legal_form() -> None:
    rule = AMONG | {"among": ["company_registration.company_name"]}
    documents = {
        "form.jpg": ("request_form", {"applicant_name": "شرکت البرز سازه سهامی خاص"}),
        "notice.jpg": ("company_registration", {"company_name": "البرز سازه"}),
    }
    assert codes(rule, documents) == []


NAMED = {
    "kind": "named_in",
    "code": "applicant_not_named",
    "value": "request_form.applicant_name",
    "text": "inheritance_certificate.heirs",
}


@pytest.mark.parametrize(("applicant", "found"), [("مینا فرهودي", 0), ("مینا  فرهودی", 0), ("پریسا فرهودی", 1)])
def test_a_name_is_looked_for_in_a_running_text(applicant: str, found: int) -> None:
    documents = {
        "form.jpg": ("request_form", {"applicant_name": applicant}),
        "heirs.jpg": ("inheritance_certificate", {"heirs": "۱- کاوه فرهودی فرزند ۲- مینا فرهودی همسر"}),
    }
    assert len(judged(NAMED, documents)) == found


def test_a_name_of_the_list_is_one_of_its_persons_and_no_part_of_another_name() -> None:
    documents = {
        "form.jpg": ("request_form", {"applicant_name": "علی رضا"}),
        "heirs.jpg": ("inheritance_certificate", {"heirs": "علی رضایی، فرزند؛ مینا فرهودی، همسر"}),
    }
    assert codes(NAMED, documents) == [("applicant_not_named", "error")]


SHARES = {"kind": "shares_whole", "code": "shares_not_whole", "value": "inheritance_certificate.heirs"}


@pytest.mark.parametrize(
    ("heirs", "found"),
    [
        ("الف رضایی، فرزند، 4/6؛ مینا فرهودی، همسر، 2/6", 0),
        ("الف رضایی، فرزند، 4/6؛ مینا فرهودی، همسر، 1/6", 1),
        ("الف رضایی، فرزند، 4/6؛ مینا فرهودی، همسر، 2/6؛ زهرا کریمی، مادر، 1/7", 1),
        ("الف رضایی، فرزند، 4/6؛ مینا فرهودی، همسر", 0),
        ("به شرح پشت ورقه", 0),
    ],
)
def test_shares_that_do_not_make_the_whole_are_told_where_each_row_has_one(heirs: str, found: int) -> None:
    assert len(judged(SHARES, {"heirs.jpg": ("inheritance_certificate", {"heirs": heirs})})) == found


ALIKE = {
    "kind": "alike",
    "code": "address_mismatch",
    "severity": "warning",
    "values": ["business_licence.address", "lease.address"],
}


@pytest.mark.parametrize(
    ("other", "found"), [("کرج، گوهردشت، خیابان دهم پلاک 12", 0), ("کرج، مهرشهر، بلوار ارم، کوچه نسترن", 1)]
)
def test_addresses_are_compared_by_likeness(other: str, found: int) -> None:
    documents = {
        "licence.jpg": ("business_licence", {"address": "کرج گوهردشت خ دهم پلاک 12"}),
        "lease.jpg": ("lease", {"address": other}),
    }
    assert len(judged(ALIKE, documents)) == found


PLAQUES = {"kind": "same_main_plaque", "code": "main_plaque_mismatch", "values": ["title_deed.plaque"]}


@given(main=st.integers(1, 9_999_999), subs=st.lists(st.integers(0, 9_999_999), min_size=1, max_size=4))
def test_lots_of_one_main_plaque_are_fine_whatever_their_sub_numbers(main: int, subs: list[int]) -> None:
    documents = {f"{n}.jpg": ("title_deed", {"plaque": f"{main}/{sub}"}) for n, sub in enumerate(subs)}
    assert judged(PLAQUES, documents) == []


def test_lots_of_two_main_plaques_can_not_be_merged() -> None:
    documents = {n: ("title_deed", {"plaque": plaque}) for n, plaque in (("a", "4567/12"), ("b", "4568/12"))}
    (finding,) = judged(PLAQUES, documents)
    assert finding.documents == ("a", "b")


@pytest.mark.parametrize(
    ("plaques", "code"),
    [
        (("?12/4567", "4567/13"), "order_unclear"),
        (("?12/4567", "?13/4567"), "order_unclear"),
        (("12/4567", "4567/13"), "main_plaque_mismatch"),
        (("?12/4567", "4568/13"), "main_plaque_mismatch"),
        (("?12/4567", "4567/13", "4568/1"), "main_plaque_mismatch"),
    ],
)
def test_a_main_plaque_that_may_be_the_common_one_is_only_a_warning(plaques: tuple[str, ...], code: str) -> None:
    documents = {f"{n}.jpg": ("title_deed", {"plaque": plaque}) for n, plaque in enumerate(plaques)}
    assert codes(PLAQUES, documents) == [(code, "warning" if code == "order_unclear" else "error")]


@pytest.mark.parametrize(
    ("asked", "code"),
    [("?13/4567", "order_unclear"), ("13/4567", "plaque_mismatch"), ("?14/4567", "plaque_mismatch")],
)
def test_a_plaque_that_may_be_one_of_several_is_only_a_warning(asked: str, code: str) -> None:
    rule = {"kind": "among", "code": "plaque_mismatch", "value": "request_form.plaque", "among": ["title_deed.plaque"]}
    documents = {
        "form.jpg": ("request_form", {"plaque": asked}),
        "one.jpg": ("title_deed", {"plaque": "4567/12"}),
        "two.jpg": ("title_deed", {"plaque": "4567/13"}),
    }
    assert [found for found, _ in codes(rule, documents)] == [code]


@pytest.mark.parametrize(
    ("read", "code"),
    [("?8958231583", "order_unclear"), ("8958231583", "postal_code_mismatch"), ("?8958231584", "postal_code_mismatch")],
)
def test_a_postal_code_whose_halves_may_be_turned_is_only_a_warning(read: str, code: str) -> None:
    values = ["request_form.postal_code", "title_deed.postal_code"]
    rule = {"kind": "equal", "code": "postal_code_mismatch", "values": values}
    documents = {
        "form.jpg": ("request_form", {"postal_code": read}),
        "deed.jpg": ("title_deed", {"postal_code": "3158389582"}),
    }
    assert [found for found, _ in codes(rule, documents)] == [code]


SUM = {
    "kind": "sum_of",
    "code": "area_sum_mismatch",
    "rounding": 1,
    "rounding_code": "area_sum_rounded",
    "parts": ["title_deed.area"],
    "total": "survey_plan.area",
}


def areas(total: Decimal, *parts: Decimal) -> dict[str, tuple[str, dict[str, str]]]:
    deeds = {f"deed{n}.jpg": ("title_deed", {"area": str(part)}) for n, part in enumerate(parts)}
    return {"plan.jpg": ("survey_plan", {"area": str(total)}), **deeds}


@given(
    parts=st.lists(st.decimals("0.1", "9999", places=1), min_size=1, max_size=5),
    off=st.decimals("1", "500", places=1),
)
def test_the_parts_make_the_whole_and_nothing_else_does(parts: list[Decimal], off: Decimal) -> None:
    total = sum(parts, Decimal(0))
    assert judged(SUM, areas(total, *parts)) == []
    assert [one.code for one in judged(SUM, areas(total + off, *parts))] == ["area_sum_mismatch"]


def test_a_sum_that_is_off_by_less_than_the_rounding_is_a_warning() -> None:
    assert codes(SUM, areas(Decimal("300"), Decimal("100.4"), Decimal("200"))) == [("area_sum_rounded", "warning")]


def test_while_one_part_is_not_read_nothing_is_said_of_the_sum() -> None:
    documents = areas(Decimal(300), Decimal(100)) | {"deed9.jpg": ("title_deed", {"plaque": "4567/1"})}
    assert judged(SUM, documents) == []


PREFIX = {
    "kind": "starts_with",
    "code": "outside_city",
    "severity": "warning",
    "value": "request_form.postal_code",
    "options": ["31", "32"],
}


@pytest.mark.parametrize(("code", "found"), [("3148671933", 0), ("3248671933", 0), ("1348671933", 1)])
def test_a_postal_code_of_another_city_is_found(code: str, found: int) -> None:
    assert len(judged(PREFIX, {"form.jpg": ("request_form", {"postal_code": code})})) == found


LIMIT = {
    "kind": "limit_by",
    "code": "engineer_grade_low",
    "value": "engineer_commitment.built_area",
    "by": "engineer_commitment.grade",
    "limits": {"سه": 600},
}


@pytest.mark.parametrize(("grade", "area", "found"), [("سه", "600", 0), ("سه", "600.1", 1), ("ارشد", "99999", 0)])
def test_a_grade_limits_the_area(grade: str, area: str, found: int) -> None:
    documents = {"paper.jpg": ("engineer_commitment", {"grade": grade, "built_area": area})}
    assert len(judged(LIMIT, documents)) == found


def test_the_limit_of_one_engineer_is_not_put_on_another() -> None:
    documents = {
        "one.jpg": ("engineer_commitment", {"grade": "سه", "built_area": "300"}),
        "two.jpg": ("engineer_commitment", {"grade": "یک", "built_area": "3000"}),
    }
    assert judged(LIMIT, documents) == []


def test_two_dates_of_a_type_are_compared_within_each_document() -> None:
    rule = {"kind": "before", "code": "dates_out_of_order", "first": "lease.starts_on", "second": "lease.ends_on"}
    old = ("lease", {"starts_on": "1400-01-01", "ends_on": "1401-01-01"})
    new = ("lease", {"starts_on": "1402-01-01", "ends_on": "1403-01-01"})
    turned = ("lease", {"starts_on": "1404-01-01", "ends_on": "1403-01-01"})
    assert judged(rule, {"old.jpg": old, "new.jpg": new}) == []
    assert [one.documents for one in judged(rule, {"old.jpg": old, "turned.jpg": turned})] == [("turned.jpg",)]


FITS = {
    "kind": "payment_fits_bill",
    "code": "payment_not_of_bill",
    "bill": "dues_bill.bill_id",
    "payment": "dues_bill.payment_id",
}
AMOUNT = {
    "kind": "amount_fits_payment",
    "code": "amount_not_of_payment",
    "payment": "dues_bill.payment_id",
    "amount": "dues_bill.amount",
}
PAID = {
    "kind": "paid",
    "code": "dues_unpaid",
    "bill": "dues_bill.bill_id+payment_id",
    "receipt": "payment_receipt.bill_id+payment_id",
}


def bill(bill_id: str = BILL, payment_id: str = PAYMENT, amount: str = "35361000") -> Documents:
    return {"bill.jpg": ("dues_bill", {"bill_id": bill_id, "payment_id": payment_id, "amount": amount})}


def receipt(bill_id: str = BILL, payment_id: str = PAYMENT) -> Documents:
    return {"receipt.jpg": ("payment_receipt", {"bill_id": bill_id, "payment_id": payment_id})}


def test_a_payment_id_of_another_bill_is_found() -> None:
    assert codes(FITS, bill()) == []
    assert codes(FITS, bill(payment_id=OTHER_PAYMENT)) == [("payment_not_of_bill", "error")]


@pytest.mark.parametrize(("amount", "found"), [("35361000", 0), ("35361700", 0), ("35362000", 1), ("3536100", 1)])
def test_an_amount_that_is_not_the_payment_ids_is_found(amount: str, found: int) -> None:
    assert len(judged(AMOUNT, bill(amount=amount))) == found


def test_a_bill_with_a_receipt_of_the_same_ids_is_paid() -> None:
    assert codes(PAID, {**bill(), **receipt()}) == []
    assert codes(PAID, {**bill(), **receipt(f"00{BILL}")}) == []


@pytest.mark.parametrize("others", [{}, receipt(OTHER_BILL, OTHER_PAYMENT)])
def test_a_bill_without_its_receipt_is_unpaid(others: Documents) -> None:
    assert codes(PAID, {**bill(), **others}) == [("dues_unpaid", "error")]


def test_a_bill_whose_ids_can_not_be_is_not_called_unpaid() -> None:
    assert codes(PAID, bill(bill_id=BILL[:-1] + "2")) == []


MERGER = {
    "kind": "required_if",
    "code": "documents_for_subject",
    "value": "request_form.subject",
    "words": ["تجمیع"],
    "types": ["title_deed", "title_deed_booklet"],
    "at_least": 2,
}


@pytest.mark.parametrize(
    ("subject", "deeds", "found"),
    [("تجميع دو قطعه", 1, 1), ("تجمیع دو قطعه", 2, 0), ("تفکیک", 1, 0), ("تجمیع", 0, 1)],
)
def test_a_merger_needs_two_deeds(subject: str, deeds: int, found: int) -> None:
    types = ("title_deed", "title_deed_booklet")[:deeds]
    documents: Documents = {"form.jpg": ("request_form", {"subject": subject}), **{one: (one, {}) for one in types}}
    findings = judged(MERGER, documents)
    assert [one.about for one in findings] == ["title_deed"] * found


COMPLETE = {"kind": "required_documents", "code": "document_missing"}


def asks(*requirements: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"documents": tuple(Requirement.model_validate_json(json.dumps(one)) for one in requirements), **more}


LEASE_OR_DEED = {"type": "lease", "alternatives": ["title_deed"], "need": "required"}


@pytest.mark.parametrize("type_", ["lease", "title_deed"])
def test_an_alternative_does_as_well(type_: str) -> None:
    service = asks(LEASE_OR_DEED, accepts_others=False)
    assert codes(COMPLETE, {"a.jpg": (type_, {})}, service=service) == []


def test_where_one_of_two_is_needed_both_are_named() -> None:
    (finding,) = judged(COMPLETE, {}, service=asks(LEASE_OR_DEED))
    assert "اجاره‌نامه یا سند مالکیت" in finding.message.fa
    assert "Lease or Title deed" in finding.message.en


def test_too_few_of_a_type_are_counted() -> None:
    service = asks({"type": "title_deed", "need": "required", "at_least": 2, "at_most": 5})
    (finding,) = judged(COMPLETE, {"a.jpg": ("title_deed", {})}, service=service)
    assert (finding.code, finding.severity, finding.about) == ("document_too_few", "error", "title_deed")
    assert codes(COMPLETE, {n: ("title_deed", {}) for n in ("a", "b")}, service=service) == []


def test_a_document_is_asked_for_along_with_another() -> None:
    service = asks(
        {"type": "dues_bill", "need": "optional"},
        {"type": "payment_receipt", "need": "conditional", "along_with": ["dues_bill"]},
        accepts_others=False,
    )
    assert codes(COMPLETE, {}, service=service) == []
    assert [one.about for one in judged(COMPLETE, bill(), service=service)] == ["payment_receipt"]
    assert codes(COMPLETE, receipt(), service=service) == []


def test_whoever_is_excused_is_not_asked() -> None:
    service = asks({"type": "national_card", "need": "required", "unless": ["foreign_national"]})
    assert codes(COMPLETE, {}, service=service) == [("document_missing", "error")]
    assert codes(COMPLETE, {}, service=service, applicant="foreign_national") == []


@pytest.mark.parametrize(("accepts", "found"), [(True, []), (False, [("document_surplus", "warning")])])
def test_evidence_is_welcome_where_the_service_says_so(accepts: bool, found: list[tuple[str, str]]) -> None:
    service = asks({"type": "complaint_form", "need": "required"}, accepts_others=accepts)
    documents: Documents = {"form.jpg": ("complaint_form", {}), "lease.jpg": ("lease", {})}
    assert codes(COMPLETE, documents, service=service) == found


def test_a_rule_may_bring_its_own_sentence() -> None:
    own = {"fa": "{document} باید {values} باشد؛ بسنجید.", "en": "{document} says {values}: compare it."}
    (finding,) = judged(PREFIX | {"message": own}, {"form.jpg": ("request_form", {"postal_code": "1348671933"})})
    assert finding.message.en.startswith("Request form says")
    assert "فرم درخواست باید" in finding.message.fa
