"""Rules about bills and what was paid of them (شناسه قبض and شناسه پرداخت)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from chalicelib.catalogue.rule_kinds.base import Reference, RuleBase


class PaymentFitsBill(RuleBase):
    """Within one document: the payment id's last digit fits the bill id, so that both are of one bill."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"bill": ("bill_id",), "payment": ("payment_id",)}
    kind: Literal["payment_fits_bill"]
    bill: Reference
    payment: Reference


class AmountFitsPayment(RuleBase):
    """Within one document: the amount is the one that the payment id carries, in thousands of rials."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {"payment": ("payment_id",), "amount": ("money",)}
    kind: Literal["amount_fits_payment"]
    payment: Reference
    amount: Reference


class Paid(RuleBase):
    """Each bill has a receipt with the same ids: ``bill`` and ``receipt`` are ``type.bill_id+payment_id``."""

    refers: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "bill": ("bill_id", "payment_id"),
        "receipt": ("bill_id", "payment_id"),
    }
    kind: Literal["paid"]
    bill: Reference
    receipt: Reference
