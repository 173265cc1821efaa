"""What people type at a counter or a reviewer's desk, made canonical or refused with the reason."""

from __future__ import annotations

import unicodedata

from chalicelib import fields
from chalicelib.catalogue.model import Catalogue, FieldSpec, Service
from chalicelib.errors import InvalidInputError
from chalicelib.intake.model import Applicant
from chalicelib.texts import fa

LONGEST_NOTE = 1000
LONGEST_NAME = 120
DIGITS = {ord(digit): str(place % 10) for place, digit in enumerate("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")}
LETTERS = {ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"}


def service_of(catalogue: Catalogue, service: str, applicant_kind: str) -> Service:
    """Raises ``InvalidInputError`` (``no-such-service``, ``no-such-applicant-kind``)."""
    known = catalogue.services.get(service)
    if known is None:
        raise InvalidInputError("no-such-service", field="service")
    if applicant_kind not in {kind.id for kind in known.applicant_kinds}:
        raise InvalidInputError("no-such-applicant-kind", field="kind")
    return known


def canonical(spec: FieldSpec, text: str) -> str:
    """The value as the field's kind writes it. Raises ``InvalidInputError`` (``field``: value): ``value-invalid`` where
    it can't be one, ``value-refused`` with the ``reason`` in words where the kind's own check fails."""
    if len(text) > LONGEST_NOTE:
        raise InvalidInputError("text-too-long", field="value", limit=str(LONGEST_NOTE))
    kind = fields.of(spec)
    parsed = kind.parse(text)
    if parsed is None:
        raise InvalidInputError("value-invalid", field="value")
    verdict = kind.check(parsed.value)
    if verdict.outcome == "wrong":
        reason = verdict.reasons[0] if verdict.reasons else "check_failed"
        raise InvalidInputError("value-refused", field="value", reason=fa(f"reason.{reason}"))
    return parsed.value


def applicant(given: Applicant) -> Applicant:
    """With a canonical mobile and name. Raises ``InvalidInputError`` (``mobile-invalid``, ``text-too-long``)."""
    mobile = fields.kind("mobile").parse(given.mobile)
    if mobile is None or "padded" in mobile.flags:
        raise InvalidInputError("mobile-invalid", field="mobile")
    name = _clean(given.name or "")
    if len(name) > LONGEST_NAME:
        raise InvalidInputError("text-too-long", field="name", limit=str(LONGEST_NAME))
    return given.model_copy(update={"mobile": mobile.value, "name": name or None})


def note(text: str, empty: str, field: str) -> str:
    """Free text in lines, without control characters. Raises ``InvalidInputError``: the code ``empty``, or
    ``text-too-long``."""
    lines = (_clean(line) for line in text.replace("\r\n", "\n").split("\n"))
    said = "\n".join(lines).strip()
    if not said:
        raise InvalidInputError(empty, field=field)
    if len(said) > LONGEST_NOTE:
        raise InvalidInputError("text-too-long", field=field, limit=str(LONGEST_NOTE))
    return said


def _clean(text: str) -> str:
    """Persian ye and kaf, single spaces; of the invisible characters only the ZWNJ stays."""
    kept = (one for one in text if one == "\u200c" or unicodedata.category(one) not in ("Cc", "Cf", "Co", "Cn", "Cs"))
    return " ".join("".join(kept).translate(LETTERS).split())
