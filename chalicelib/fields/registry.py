"""The kinds by their ids. A new kind is a module and a line here."""

from __future__ import annotations

from functools import cache

from chalicelib.fields.amounts import Area, Money, Number
from chalicelib.fields.bill import BillId, PaymentId
from chalicelib.fields.card_number import CardNumber
from chalicelib.fields.choice import Choice
from chalicelib.fields.digits import Digits
from chalicelib.fields.free_text import Address, Boundaries, FreeText
from chalicelib.fields.iban import Iban
from chalicelib.fields.jalali_date import JalaliDay
from chalicelib.fields.kind import Kind, Plain, Spec
from chalicelib.fields.landline import Landline
from chalicelib.fields.legal_id import LegalId
from chalicelib.fields.mobile import Mobile
from chalicelib.fields.name import CompanyName, PersonName
from chalicelib.fields.national_id import NationalId
from chalicelib.fields.persons import Persons
from chalicelib.fields.plaque import Plaque
from chalicelib.fields.postal_code import PostalCode
from chalicelib.fields.reference_no import ReferenceNo
from chalicelib.fields.renovation_code import RenovationCode
from chalicelib.fields.serial_no import SerialNo
from chalicelib.fields.share import Share
from chalicelib.fields.vehicle_plate import VehiclePlate
from chalicelib.fields.vin import Vin

_KINDS: dict[str, type[Kind]] = {
    kind.id: kind
    for kind in (
        Address, Area, BillId, Boundaries, CardNumber, Choice, CompanyName, Digits, FreeText, Iban, JalaliDay,
        Landline, LegalId, Mobile, Money, NationalId, Number, PaymentId, PersonName, Persons, Plaque,
        PostalCode, ReferenceNo, RenovationCode, SerialNo, Share, VehiclePlate, Vin,
    )
}  # fmt: skip


def ids() -> tuple[str, ...]:
    """Every kind's id, in alphabetical order."""
    return tuple(sorted(_KINDS))


def of(spec: Spec) -> Kind:
    """The kind of a catalogue's field, with the field's options, length and plausible range.

    Raises ``KeyError`` for an unknown kind, ``ValueError`` where the kind asks for a parameter that is not there.
    """
    return _made(Plain(spec.kind, spec.options, spec.length, spec.plausible, spec.opens))


def kind(kind_id: str) -> Kind:
    """A kind without parameters (a choice has none without its options: use ``of``)."""
    return _made(Plain(kind_id))


@cache
def _made(spec: Plain) -> Kind:
    return _KINDS[spec.kind](spec)
