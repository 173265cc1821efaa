"""What is known of an intake after its documents were weighed against each other. Pure: records in, records out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.catalogue.model import Catalogue
from chalicelib.clock import jalali_day, stamp
from chalicelib.findings import Finding
from chalicelib.intake.completeness import next_state, required, summary, unfinished, unsettled
from chalicelib.intake.corrected import corrected
from chalicelib.intake.model import Intake
from chalicelib.intake.places import misplaced
from chalicelib.intake.records import Contents
from chalicelib.intake.returns import asked
from chalicelib.intake.sameness import repeated, seen_before
from chalicelib.intake.states import moved
from chalicelib.reading.decision import decide
from chalicelib.reading.model import DocumentReading
from chalicelib.rules import Package, evaluate
from chalicelib.texts import message


@dataclass(frozen=True, slots=True)
class Assessment:
    intake: Intake
    findings: tuple[Finding, ...]
    decided: Mapping[str, DocumentReading]


def assess(held: Contents, catalogue: Catalogue, now: datetime, seen: Collection[str] = ()) -> Assessment:
    """The readings as decided over all documents and the clerk's corrections, the findings, and the state they make.
    ``seen``: the SHA-256 of files that lie in other cases."""
    service = catalogue.service(held.intake.service)
    readings = {one.id: one.reading for one in held.documents.values() if one.reading is not None}
    kind = held.intake.applicant.kind
    decided = decide(corrected(readings, held.corrections, catalogue), service, catalogue, kind)
    found = tuple(_findings(held, decided, catalogue, now, seen))
    rows = required(held, service, catalogue)
    update = {
        "checked": held.intake.changes,
        "updated": stamp(now),
        "summary": summary(held, found, rows),
    }
    after = moved(held.intake, next_state(held, found, now)).model_copy(update=update)
    return Assessment(intake=after, findings=found, decided=decided)


def _findings(
    held: Contents, decided: Mapping[str, DocumentReading], catalogue: Catalogue, now: datetime, seen: Collection[str]
) -> list[Finding]:
    """Of a return, of the files, of the uploads that never came, and of the rules.
    What is absent is only told once all are read."""
    files = [finding for document in held.documents.values() for finding in document.findings]
    package = Package(
        service=catalogue.service(held.intake.service),
        catalogue=catalogue,
        applicant_kind=held.intake.applicant.kind,
        documents=decided,
        corrections=_values(held),
    )
    ruled = evaluate(package, jalali_day(now))
    if unsettled(held.documents.values(), now):
        ruled = [finding for finding in ruled if finding.documents]
    documents = held.documents.values()
    same = (one for one in repeated(documents) if not _told(one, ruled))
    wrong = misplaced(held.documents, decided, package.service, catalogue)
    late = unfinished(documents, now)
    dropped = () if held.intake.service in catalogue.services else (_dropped(),)
    found = (*asked(held.intake), *dropped, *files, *late, *wrong, *ruled, *same, *seen_before(documents, seen))
    return list({finding.key: finding for finding in found}.values())


def _dropped() -> Finding:
    """The catalogue no longer has the service: nothing is asked for, and nothing is compared."""
    return Finding(code="service_dropped", severity="error", message=message("service_dropped"))


def _told(repetition: Finding, ruled: list[Finding]) -> bool:
    """That there are too many of a document says enough of those that are the same file."""
    too_many = (set(one.documents) for one in ruled if one.code == "document_duplicate")
    return any(documents.issuperset(repetition.documents) for documents in too_many)


def _values(held: Contents) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for (document, field), correction in held.corrections.items():
        values.setdefault(document, {})[field] = correction.value
    return values
