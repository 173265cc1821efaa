"""Files whose bytes have been seen before: twice in one intake, or in another case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from chalicelib.findings import Finding
from chalicelib.intake.model import IntakeDocument
from chalicelib.texts import message


def repeated(documents: Iterable[IntakeDocument]) -> Iterator[Finding]:
    """One for each file that is byte for byte an earlier one of the same intake."""
    first: dict[str, IntakeDocument] = {}
    for document in documents:
        if document.sha256 is None:
            continue
        before = first.setdefault(document.sha256, document)
        if before.id != document.id:
            yield _warning("file_repeated", before, document)


def seen_before(documents: Iterable[IntakeDocument], seen: Collection[str]) -> Iterator[Finding]:
    """``seen``: the SHA-256 of files that lie in other cases; whose these are is not told."""
    return (_warning("document_seen_before", document) for document in documents if document.sha256 in seen)


def _warning(code: str, *documents: IntakeDocument) -> Finding:
    said = message(code, file=documents[0].file)
    return Finding(code=code, severity="warning", documents=tuple(one.id for one in documents), message=said)
