"""What a clerk says of a read value or of a finding, as the write it comes to."""

from __future__ import annotations

from chalicelib.catalogue.model import Catalogue, FieldSpec
from chalicelib.errors import InvalidInputError, NotFoundError
from chalicelib.intake.model import Correction, Explanation, Intake, IntakeDocument
from chalicelib.intake.records import Contents, contents, correction_key, get_document
from chalicelib.intake.values import canonical
from chalicelib.intake.writes import put_correction, put_explanation
from chalicelib.stores.ports import Put, Records

Place = tuple[str, str]
"""A document's id and a field's id."""


def correction(
    records: Records, catalogue: Catalogue, intake: Intake, place: Place, value: str, *, by: str, at: str
) -> Put:
    """In place of an earlier one of the same field. Raises ``InvalidInputError`` (``field``: value) when the field's
    kind refuses the value, ``NotFoundError`` for a document or field that isn't there."""
    said = canonical(_spec(records, catalogue, intake, place), value)
    return _put(records, intake, _mark(intake, place, said, by=by, at=at, confirmed=False))


def confirmation(
    records: Records, catalogue: Catalogue, intake: Intake, place: Place, *, by: str, at: str
) -> Put | None:
    """None where a person has spoken before. Raises ``InvalidInputError("nothing-to-confirm")``."""
    _spec(records, catalogue, intake, place)
    held = contents(records, intake.id)
    if place in held.corrections:
        return None
    reading, field = held.reading(place[0]), place[1]
    value = reading.fields[field].value if reading and field in reading.fields else None
    if value is None:
        raise InvalidInputError("nothing-to-confirm", field="value")
    return _put(records, intake, _mark(intake, place, value, by=by, at=at, confirmed=True))


def explanation(held: Contents, key: str, text: str, *, by: str, at: str) -> Put:
    """In place of an earlier one. Raises ``NotFoundError("no-such-finding")``."""
    if key not in {finding.key for finding in held.check.findings}:
        raise NotFoundError("no-such-finding")
    before = held.explanations.get(key)
    new = Explanation(key=key, text=text, by=by, at=at, version=before.version if before else 0)
    return put_explanation(held.intake.id, new)


def document_of(records: Records, intake: str, document: str) -> IntakeDocument:
    """Raises ``NotFoundError("no-such-document")``."""
    held = get_document(records, intake, document)
    if held is None:
        raise NotFoundError("no-such-document")
    return held


def _spec(records: Records, catalogue: Catalogue, intake: Intake, place: Place) -> FieldSpec:
    document, field = document_of(records, intake.id, place[0]), place[1]
    reading = document.reading
    known = catalogue.documents.get(reading.type) if reading and reading.type else None
    if document.state != "read" or known is None or not known.has(field):
        raise NotFoundError("no-such-field")
    return known.field(field)


def _mark(intake: Intake, place: Place, value: str, *, by: str, at: str, confirmed: bool) -> Correction:
    document, field = place
    return Correction(
        document=document, field=field, value=value, confirmed=confirmed, by=by, at=at, round=intake.round
    )


def _put(records: Records, intake: Intake, new: Correction) -> Put:
    before = records.get(correction_key(intake.id, new.document, new.field))
    return put_correction(intake.id, new.model_copy(update={"version": before.version if before else 0}))
