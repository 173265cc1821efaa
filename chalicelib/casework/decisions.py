"""What a decision needs before it may stand, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from chalicelib.casework.model import CaseState, DecisionKind
from chalicelib.catalogue.model import Named, Service
from chalicelib.errors import InvalidInputError
from chalicelib.intake.model import Applicant
from chalicelib.intake.values import DIGITS, note
from chalicelib.intake.views import DocumentView, FieldView

LEADS_TO: Mapping[DecisionKind, CaseState] = {"approve": "approved", "return": "needs_correction", "reject": "rejected"}


def unjudged(documents: Iterable[DocumentView]) -> tuple[tuple[str, str], ...]:
    """The (document, field) that are flagged and that the reviewer has not compared with the scan yet."""
    return tuple((document.id, field.id) for document in documents for field in document.fields if _flagged(field))


def _flagged(field: FieldView) -> bool:
    doubtful = field.reading.status in ("check", "invalid") or field.correction is not None
    return doubtful and field.judgment is None


def reasons_of(service: Service, decision: DecisionKind) -> tuple[Named, ...]:
    """What may be chosen among for this decision."""
    offered = {"approve": (), "return": service.return_reasons, "reject": service.refusal_reasons}
    return offered[decision]


def require_judged(missing: tuple[tuple[str, str], ...]) -> None:
    """Raises ``InvalidInputError("fields-unjudged")`` with ``fields``: "document/field …"."""
    if missing:
        raise InvalidInputError("fields-unjudged", fields=" ".join("/".join(place) for place in missing))


def reasons(service: Service, decision: DecisionKind, given: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons again. Raises ``InvalidInputError`` (``legal-reason-needed``, ``unknown-reason``)."""
    offered = {reason.id for reason in reasons_of(service, decision)}
    if decision == "reject" and not given:
        raise InvalidInputError("legal-reason-needed", field="reasons")
    if not offered.issuperset(given):
        raise InvalidInputError("unknown-reason", field="reasons")
    return given


def words(decision: DecisionKind, text: str, applicant: Applicant) -> str:
    """The text for the citizen, cleaned. It stands on a page that a forwarded link opens, so it may hold no long number
    and not the applicant's name. Raises ``InvalidInputError`` (``text-needed``, ``text-personal``; ``field``: text)."""
    if not text.strip() and decision != "return":
        return ""
    said = note(text, "text-needed", "text")
    if personal(said, applicant):
        raise InvalidInputError("text-personal", field="text")
    return said


_LONG_NUMBER = re.compile(r"\d(?:[ \u200c]?\d){9,}")


def personal(text: str, applicant: Applicant) -> bool:
    plain = text.translate(DIGITS)
    return bool(_LONG_NUMBER.search(plain)) or bool(applicant.name and applicant.name in text)
