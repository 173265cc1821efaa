"""Check digits: known good and bad numbers, and properties that hold for any number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib import fields
from chalicelib.fields import bill, legal_id, national_id

DIGIT = st.integers(0, 9).map(str)


def digits(shortest: int, longest: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=shortest, max_size=longest or shortest)


@pytest.mark.parametrize("value", ["6091390996", "9078666617", "1163726516", "0175989834"])
def test_valid_national_ids_pass(value: str) -> None:
    assert fields.kind("national_id").check(value).outcome == "right"


@pytest.mark.parametrize(
    ("value", "reason"), [("6091390995", "check-digit"), ("1111111111", "all-digits-equal"), ("123456789", "length")]
)
def test_invalid_national_ids_are_refused_with_the_reason(value: str, reason: str) -> None:
    verdict = fields.kind("national_id").check(value)
    assert (verdict.outcome, verdict.reasons) == ("wrong", (reason,))


@pytest.mark.parametrize("value", ["10725105670", "10977738654", "10818879325"])
def test_valid_legal_ids_pass(value: str) -> None:
    assert fields.kind("legal_id").check(value).outcome == "right"


def test_an_invalid_legal_id_is_refused() -> None:
    assert fields.kind("legal_id").check("10725105671").outcome == "wrong"


@pytest.mark.parametrize(
    ("bill_id", "payment_id", "rials"),
    [
        ("30683417331", "3536162343", 35361000),
        ("64011047880", "2673259791", 26732000),
        ("41652733962", "6205449658", 62054000),
    ],
)
def test_bill_and_payment_ids_belong_together_and_say_the_amount(bill_id: str, payment_id: str, rials: int) -> None:
    assert fields.kind("bill_id").check(bill_id).outcome == "right"
    assert fields.kind("payment_id").check(payment_id).outcome == "right"
    assert bill.belong_together(bill_id, payment_id)
    assert bill.amount_in_rials(payment_id) == rials


@pytest.mark.parametrize("place", range(10))
def test_a_changed_digit_of_a_payment_id_is_noticed(place: int) -> None:
    payment_id = "3536162343"
    wrong = payment_id[:place] + str((int(payment_id[place]) + 1) % 10) + payment_id[place + 1 :]
    checked = fields.kind("payment_id").check(wrong).outcome == "right"
    assert not (checked and bill.belong_together("30683417331", wrong))


def test_a_valid_iban_passes_and_its_neighbour_does_not() -> None:
    assert fields.kind("iban").check("IR346775311486713905538828").outcome == "right"
    assert fields.kind("iban").check("IR346775311486713905538829").outcome == "wrong"


def test_a_valid_card_number_passes() -> None:
    assert fields.kind("card_number").check("6037993769908617").outcome == "right"


@given(digits(9).filter(lambda nine: len(set(nine)) > 1), DIGIT)
def test_exactly_one_check_digit_fits_a_national_id(nine: str, last: str) -> None:
    expected = "right" if last == national_id.check_digit(nine) else "wrong"
    assert fields.kind("national_id").check(nine + last).outcome == expected


@given(digits(10), DIGIT)
def test_exactly_one_check_digit_fits_a_legal_id(ten: str, last: str) -> None:
    expected = "right" if last == legal_id.check_digit(ten) else "wrong"
    assert fields.kind("legal_id").check(ten + last).outcome == expected


@given(st.integers(0, 15), st.integers(1, 9))
def test_luhn_notices_any_single_changed_digit(place: int, by: int) -> None:
    valid = "6037993769908617"
    wrong = valid[:place] + str((int(valid[place]) + by) % 10) + valid[place + 1 :]
    assert fields.kind("card_number").check(wrong).outcome == "wrong"


@given(st.integers(2, 25), st.integers(1, 9))
def test_an_iban_notices_any_single_changed_digit(place: int, by: int) -> None:
    valid = "IR346775311486713905538828"
    wrong = valid[:place] + str((int(valid[place]) + by) % 10) + valid[place + 1 :]
    assert fields.kind("iban").check(wrong).outcome == "wrong"


def test_a_national_id_notices_the_published_share_of_single_errors() -> None:
    valid = "0175989834"
    kind = fields.kind("national_id")
    wrong = [
        valid[:place] + str(other) + valid[place + 1 :]
        for place in range(10)
        for other in range(10)
        if str(other) != valid[place]
    ]
    noticed = sum(kind.check(one).outcome == "wrong" for one in wrong)
    assert 0.95 <= noticed / len(wrong) <= 1


@given(digits(0, 40))
def test_no_check_breaks_on_any_string_of_digits(text: str) -> None:
    for kind_id in ("national_id", "legal_id", "bill_id", "payment_id", "iban", "card_number", "postal_code", "mobile"):
        assert fields.kind(kind_id).check(text).outcome in {"right", "wrong", "undecidable"}
