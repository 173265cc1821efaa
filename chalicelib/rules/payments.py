"""Rules about bills and receipts."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.catalogue.rule_kinds import AmountFitsPayment, Paid, PaymentFitsBill
from chalicelib.fields.bill import amount_in_rials, belong_together
from chalicelib.findings import Finding
from chalicelib.rules.package import Package, Value, pairs, values
from chalicelib.rules.telling import about_values

_THOUSAND = 1000


def payment_fits_bill(rule: PaymentFitsBill, package: Package) -> list[Finding]:
    return [
        about_values(rule, [bill, payment])
        for bill, payment in pairs(package, rule.bill, rule.payment)
        if not belong_together(bill.text, payment.text)
    ]


def amount_fits_payment(rule: AmountFitsPayment, package: Package) -> list[Finding]:
    """The id carries whole thousands; what is below a thousand can't be told from it."""
    return [
        about_values(rule, [payment, amount])
        for payment, amount in pairs(package, rule.payment, rule.amount)
        if int(Decimal(amount.text)) // _THOUSAND * _THOUSAND != amount_in_rials(payment.text)
    ]


def paid(rule: Paid, package: Package) -> list[Finding]:
    receipts = values(package, rule.receipt)
    return [
        about_values(rule, [bill, *receipts])
        for bill in values(package, rule.bill)
        if not any(_same_ids(bill, receipt) for receipt in receipts)
    ]


def _same_ids(bill: Value, receipt: Value) -> bool:
    """Bill id and payment id, each printed with or without zeros before it."""
    return all(one.lstrip("0") == other.lstrip("0") for one, other in zip(bill.parts, receipt.parts, strict=True))
