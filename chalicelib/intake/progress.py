"""What the counter's page asks for every second while documents are read: small; of personal data only file names."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import Contents


def progress(held: Contents) -> dict[str, Any]:
    intake = held.intake
    severities = Counter(finding.severity for finding in held.check.findings)
    return {
        "intake": intake.id,
        "state": intake.state,
        "checking": intake.checking,
        "documents": [_document(held, document) for document in held.documents.values()],
        "findings": {"error": severities["error"], "warning": severities["warning"]},
        "case": intake.case,
        "tracking": intake.tracking,
    }


def _document(held: Contents, document: IntakeDocument) -> dict[str, Any]:
    reading = held.reading(document.id)
    return {
        "id": document.id,
        "file": document.file,
        "state": document.state,
        "pages": document.pages,
        "pages_done": document.pages_done,
        "type": reading.type if reading else None,
    }
