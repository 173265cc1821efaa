"""Models into records and back: the partition ``INTAKE#<id>`` (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from chalicelib.errors import NotFoundError
from chalicelib.intake.model import (
    Check,
    Correction,
    Explanation,
    Frozen,
    Intake,
    IntakeDocument,
    IntakePage,
    Office,
    PageStarts,
)
from chalicelib.reading.model import DocumentReading
from chalicelib.stores.ports import Expect, Key, Record, Records

M = TypeVar("M", bound=Frozen)


def partition(intake: str) -> str:
    return f"INTAKE#{intake}"


def intake_key(intake: str) -> Key:
    return Key(partition(intake), "META")


def document_key(intake: str, document: str) -> Key:
    return Key(partition(intake), f"DOC#{document}")


def page_key(intake: str, document: str, number: int) -> Key:
    return Key(partition(intake), f"PAGE#{document}#{number:04}")


def starts_key(intake: str, document: str, number: int) -> Key:
    return Key(partition(intake), f"TRY#{document}#{number:04}")


def correction_key(intake: str, document: str, field: str) -> Key:
    return Key(partition(intake), f"FIX#{document}#{field}")


def explanation_key(intake: str, finding: str) -> Key:
    """A sort key holds 1,024 bytes: the key of a finding about very many documents is stood for by its digest."""
    fits = len(finding.encode()) <= 900
    return Key(partition(intake), f"WHY#{finding if fits else sha256(finding.encode()).hexdigest()}")


def decided_key(intake: str, document: str) -> Key:
    return Key(partition(intake), f"DECIDED#{document}")


def check_key(intake: str) -> Key:
    return Key(partition(intake), "CHECK")


def expected(version: int) -> int | Expect:
    """A model that was never written expects that nobody else wrote it."""
    return version or Expect.ABSENT


def data(model: Frozen) -> dict[str, Any]:
    return model.model_dump(mode="json", exclude={"version"})


def read(model: type[M], record: Record) -> M:
    held = {"version": record.version} if "version" in model.model_fields else {}
    return model.model_validate({**record.data, **held})


def page_starts(records: Records, intake: str, document: str, number: int) -> int:
    record = records.get(starts_key(intake, document, number))
    return read(PageStarts, record).starts if record else 0


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is recorded of an intake. ``documents`` without the removed ones, in the order they were added;
    ``former``: those of the removed ones that a reviewer had before."""

    intake: Intake
    documents: Mapping[str, IntakeDocument]
    pages: Mapping[str, tuple[IntakePage, ...]]
    corrections: Mapping[tuple[str, str], Correction]
    explanations: Mapping[str, Explanation]
    decided: Mapping[str, DocumentReading]
    check: Check
    former: Mapping[str, IntakeDocument] = field(default_factory=dict)

    def reading(self, document: str) -> DocumentReading | None:
        """As decided, else as extracted."""
        return self.decided.get(document) or {**self.former, **self.documents}[document].reading


def get_intake(records: Records, intake: str) -> Intake:
    """Raises ``NotFoundError("no-such-intake")``."""
    record = records.get(intake_key(intake))
    if record is None:
        raise NotFoundError("no-such-intake")
    return read(Intake, record)


def get_office(records: Records, office: str) -> Office:
    """Raises ``NotFoundError("no-such-office")``."""
    record = records.get(Key(f"OFFICE#{office}", "META"))
    if record is None:
        raise NotFoundError("no-such-office")
    return Office.model_validate({"id": office, **record.data})


def get_document(records: Records, intake: str, document: str) -> IntakeDocument | None:
    record = records.get(document_key(intake, document))
    return read(IntakeDocument, record) if record else None


def pages_of(records: Records, intake: str, document: str) -> list[IntakePage]:
    """In order of their numbers."""
    return [read(IntakePage, record) for record in records.list(partition(intake), f"PAGE#{document}#")]


def contents(records: Records, intake_id: str) -> Contents:
    """The intake's own item is read first: what was changed after it shows in its version, so a decision made on older
    documents can't be committed against it. Raises ``NotFoundError("no-such-intake")``."""
    intake = get_intake(records, intake_id)
    found = records.list(partition(intake_id))
    documents = sorted(_all(IntakeDocument, "DOC#", found), key=lambda document: (document.added, document.id))
    pages: dict[str, list[IntakePage]] = {}
    for page in _all(IntakePage, "PAGE#", found):
        pages.setdefault(page.document, []).append(page)
    checks = [read(Check, record) for record in found if record.key.sk == "CHECK"]
    return Contents(
        intake=intake,
        documents={document.id: document for document in documents if document.state != "removed"},
        former=_former(documents),
        pages={**{document: tuple(some) for document, some in pages.items()}, **_sheets(documents, pages)},
        corrections={(one.document, one.field): one for one in _all(Correction, "FIX#", found)},
        explanations={one.key: one for one in _all(Explanation, "WHY#", found)},
        decided=_decided(found),
        check=checks[0] if checks else Check(),
    )


def _former(documents: Iterable[IntakeDocument]) -> dict[str, IntakeDocument]:
    """Without files of several documents: these stand there themselves."""
    files = {document.part_of for document in documents}
    return {one.id: one for one in documents if one.was_handed_in and one.id not in files}


def _sheets(
    documents: Iterable[IntakeDocument], pages: Mapping[str, list[IntakePage]]
) -> dict[str, tuple[IntakePage, ...]]:
    """The pages of those documents that lie in a file with others."""
    return {
        document.id: tuple(page for page in pages.get(document.part_of, ()) if page.number in document.sheets)
        for document in documents
        if document.part_of
    }


def _all(model: type[M], prefix: str, found: Iterable[Record]) -> Iterable[M]:
    return (read(model, record) for record in found if record.key.sk.startswith(prefix))


def _decided(found: Iterable[Record]) -> dict[str, DocumentReading]:
    mine = (record for record in found if record.key.sk.startswith("DECIDED#"))
    return {record.key.sk.removeprefix("DECIDED#"): DocumentReading.model_validate(record.data) for record in mine}
