"""A bill's payment id carries its sum: of several sums on it, that one is to be paid."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.fields.bill import amount_in_rials
from chalicelib.reading.calibration import supports
from chalicelib.reading.model import Evidence, FieldReading

AMOUNT, PAYMENT, _DIFFERS = "amount", "payment_id", "amount-not-of-payment"
_THOUSAND = 1000


def with_payments_sum(readings: Mapping[str, FieldReading]) -> dict[str, FieldReading]:
    """The readings, an amount in doubt that the payment id of the same paper speaks against; one that failed its check
    says nothing."""
    amount, payment = readings.get(AMOUNT, FieldReading()), readings.get(PAYMENT, FieldReading())
    if amount.value is None or payment.value is None or supports(payment.evidence, "check_digit") is not True:
        return dict(readings)
    if 0 <= int(amount.value) - amount_in_rials(payment.value) < _THOUSAND:
        return dict(readings)
    doubt = Evidence(kind="parse", supports=None, detail=_DIFFERS)
    return {**readings, AMOUNT: amount.model_copy(update={"evidence": (*amount.evidence, doubt)})}
