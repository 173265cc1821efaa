"""The counter's own forms: typed at the counter, printed with a code, signed, scanned, and read back from the code.

Nothing is recorded: what is printed, signed and scanned is the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib import fields
from chalicelib.catalogue.model import Catalogue, DocumentType, FieldSpec, Service
from chalicelib.clock import Clock, jalali_day
from chalicelib.errors import InvalidInputError, NotFoundError
from chalicelib.intake.authorization import allow
from chalicelib.intake.model import Intake
from chalicelib.intake.records import get_intake
from chalicelib.intake.states import editable
from chalicelib.intake.values import canonical
from chalicelib.proof.printed_form import Content, TooLongError, seal
from chalicelib.stores.ports import Person, Records

FormKey = Callable[[], bytes]


@dataclass(frozen=True)
class Blank:
    """A form to be filled in, and what of it is known already: the field's id → as a person writes it."""

    intake: Intake
    document: DocumentType
    known: Mapping[str, str]


@dataclass(frozen=True)
class Filled:
    """A form to be printed. ``rows``: each field that has a value, and the value as it is printed."""

    intake: Intake
    document: DocumentType
    rows: tuple[tuple[FieldSpec, str], ...]
    code: str


class FormFaultsError(Exception):
    """``faults``: the field's id (empty: the form as a whole) → why its value can't be accepted."""

    def __init__(self, faults: Mapping[str, InvalidInputError]) -> None:
        super().__init__("form-faults")
        self.faults = faults


def own_forms(service: Service, catalogue: Catalogue) -> tuple[DocumentType, ...]:
    """The forms of a service that the counter prints."""
    asked = dict.fromkeys(type_ for one in service.documents for type_ in one.types)
    return tuple(catalogue.documents[type_] for type_ in asked if catalogue.documents[type_].counter_form)


@dataclass(frozen=True, slots=True)
class PrintDesk:
    """Every method raises ``NotFoundError``: ``no-such-intake`` unless the person is clerk or manager of its office,
    ``no-such-form``; and ``WrongStateError`` once the intake is closed."""

    records: Records
    catalogue: Catalogue
    clock: Clock
    key: FormKey

    def blank(self, person: Person, intake_id: str, form: str) -> Blank:
        intake, document = self._form(person, intake_id, form)
        return Blank(intake, document, self._known(intake, document))

    def fill(self, person: Person, intake_id: str, form: str, typed: Mapping[str, str]) -> Filled:
        """``typed``: the field's id → what the clerk wrote. Raises ``FormFaultsError``."""
        intake, document = self._form(person, intake_id, form)
        values = _values(document, typed)
        try:
            code = seal(Content(document.id, values), intake.id, self.key())
        except TooLongError:
            raise FormFaultsError({"": InvalidInputError("form-too-long")}) from None
        shown = ((spec, fields.of(spec).show(values[spec.id])) for spec in document.fields if spec.id in values)
        return Filled(intake, document, tuple(shown), code)

    def _form(self, person: Person, intake_id: str, form: str) -> tuple[Intake, DocumentType]:
        intake = allow(person, get_intake(self.records, intake_id))
        own = own_forms(self.catalogue.service(intake.service), self.catalogue)
        document = next((one for one in own if one.id == form), None)
        if document is None:
            raise NotFoundError("no-such-form")
        editable(intake)
        return intake, document

    def _known(self, intake: Intake, document: DocumentType) -> dict[str, str]:
        """By kind, where only one field is of it: the applicant's mobile and name, and the day."""
        known = {"mobile": intake.applicant.mobile, "name": intake.applicant.name or ""}
        known["jalali_date"] = jalali_day(self.clock())
        kinds = [spec.kind for spec in document.fields]
        return {
            spec.id: fields.of(spec).show(known[spec.kind])
            for spec in document.fields
            if known.get(spec.kind) and kinds.count(spec.kind) == 1
        }


def _values(document: DocumentType, typed: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    faults: dict[str, InvalidInputError] = {}
    for spec in document.fields:
        try:
            value = _value(spec, typed.get(spec.id, ""))
        except InvalidInputError as fault:
            faults[spec.id] = fault
        else:
            values |= {spec.id: value} if value else {}
    if faults:
        raise FormFaultsError(faults)
    return values


def _value(spec: FieldSpec, text: str) -> str:
    """Canonical; empty for a field that may be. What its print would not say again is refused, too."""
    if not text.strip():
        if spec.required:
            raise InvalidInputError("form-value-missing")
        return ""
    try:
        value = canonical(spec, text)
    except InvalidInputError as fault:
        raise _of_a_form(fault) from None
    again = fields.of(spec).parse(fields.of(spec).show(value))
    if again is None or again.value != value:
        raise InvalidInputError("form-value-invalid")
    return value


def _of_a_form(fault: InvalidInputError) -> InvalidInputError:
    """The sentences for a value typed off a scan speak of the scan; here there is none."""
    own = {"value-invalid": "form-value-invalid", "value-refused": "form-value-refused"}
    kept = {name: value for name, value in fault.params.items() if name != "field"}
    return InvalidInputError(own.get(fault.code, fault.code), **kept)
