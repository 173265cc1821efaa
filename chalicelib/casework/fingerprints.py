"""Which files lie in which case, by the SHA-256 of their bytes: so that the same paper in two cases is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib.intake.model import IntakeDocument
from chalicelib.intake.records import Contents
from chalicelib.stores.ports import Expect, Key, Put, Records


def hashes(held: Contents) -> dict[str, str]:
    """Document → SHA-256, of those whose bytes came."""
    return {document.id: document.sha256 for document in held.documents.values() if document.sha256}


def put_fingerprints(case: str, sha256s: Iterable[str]) -> Iterator[Put]:
    """Derived wholly from its key, so it may be written again."""
    for sha256 in sorted(set(sha256s)):
        yield Put(Key(_partition(sha256), f"CASE#{case}"), {"case": case}, Expect.ANY)


def seen_elsewhere(records: Records, documents: Iterable[IntakeDocument], case: str) -> frozenset[str]:
    """The SHA-256 of those documents that lie in another case than ``case``."""
    known = {document.sha256 for document in documents if document.sha256}
    return frozenset(sha256 for sha256 in known if _cases(records, sha256) - {case})


def _cases(records: Records, sha256: str) -> set[str]:
    return {str(record.data["case"]) for record in records.list(_partition(sha256), "CASE#")}


def _partition(sha256: str) -> str:
    return f"FINGERPRINT#{sha256}"
