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
    """The reasons again. Raises ``InvalidInputError``: ``legal-reason-needed``, ``unknown-reason``, and
    ``no-legal-reasons`` where the catalogue has dropped the service since, and the law's reasons with it."""
    offered = {reason.id for reason in reasons_of(service, decision)}
    if decision == "reject" and not offered:
        raise InvalidInputError("no-legal-reasons", field="reasons")
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


_NUMBERS = re.compile(
    r"\d(?:[ \u200c]?\d){9,}"  # ten digits and more: a national id, a postal code, a mobile
    r"|(?:0|98)[-.–/ ]?9(?:[-.–/ ]?\d){9}"  # a mobile, however grouped; an office's own phone may stand there
    r"|\d{3}[-.–/]\d{6}[-.–/]\d"  # a national id as its card groups it
    r"|\d{4}(?:[-.–/ ]\d{4}){3}"  # a bank card
)


def personal(text: str, applicant: Applicant) -> bool:
    return bool(_NUMBERS.search(text.translate(DIGITS))) or bool(
        applicant.name and _joined(applicant.name) in _joined(text)
    )


def _joined(text: str) -> str:
    """However its words are parted."""
    return "".join(text.replace("\u200c", "").split())
