"""The counter's desk: all that a clerk does with an intake. Each method checks that the person may, then does it."""

from __future__ import annotations

from typing import Any

from chalicelib.clock import Clock, Ids
from chalicelib.intake.model import Applicant, Intake, IntakeState
from chalicelib.intake.views import IntakeList, IntakeView
from chalicelib.stores.ports import Documents, Person, Queues, Records, UploadForm


class IntakeDesk:
    """Every method raises ``NotFoundError("no-such-intake")`` unless the person is clerk or manager of its office."""

    def __init__(
        self, records: Records, documents: Documents, queues: Queues, catalogue: Any, clock: Clock, ids: Ids
    ) -> None:
        self.records, self.documents, self.queues = records, documents, queues
        self.catalogue, self.clock, self.ids = catalogue, clock, ids

    def open(self, person: Person, service: str, applicant: Applicant) -> Intake:
        """Raises ``InvalidInputError`` with ``field`` = ``service``, ``mobile`` or ``name``."""
        raise NotImplementedError

    def list(
        self, person: Person, state: IntakeState | None = None, query: str | None = None, cursor: str | None = None
    ) -> IntakeList:
        """A page of 20. ``query``: a part of the applicant's name or mobile, or a whole tracking code."""
        raise NotImplementedError

    def view(self, person: Person, intake_id: str) -> IntakeView:
        raise NotImplementedError

    def progress(self, person: Person, intake_id: str) -> dict[str, Any]:
        """JSON: ``{"intake","state","checking","documents":[{"id","file","state","pages","pages_done","type"}],
        "findings":{"error":n,"warning":n},"case":…|null,"tracking":…|null}``."""
        raise NotImplementedError

    def upload_form(self, person: Person, intake_id: str, filename: str, size: int) -> tuple[str, UploadForm]:
        """The document's id and its form. The same file asked for again before it came gets the same document's.
        Raises ``InvalidInputError`` (``file-too-large``, ``file-empty``, ``too-many-documents``, ``file-type-unknown``)."""
        raise NotImplementedError

    def remove_document(self, person: Person, intake_id: str, document: str) -> None:
        """Taken out of the intake; its bytes are kept."""
        raise NotImplementedError

    def correct(self, person: Person, intake_id: str, document: str, field: str, value: str) -> None:
        """Keep the person's value beside the reading. Raises ``InvalidInputError`` when its kind refuses it."""
        raise NotImplementedError

    def confirm(self, person: Person, intake_id: str, document: str, field: str) -> None:
        """The read value was compared with the scan and stands."""
        raise NotImplementedError

    def explain(self, person: Person, intake_id: str, finding_key: str, text: str) -> None:
        """Raises ``InvalidInputError("explanation-empty", field="text")``, ``NotFoundError("no-such-finding")``."""
        raise NotImplementedError

    def submit(self, person: Person, intake_id: str) -> None:
        """Raises ``InvalidInputError("intake-unfinished")`` while findings bar it (``view().left`` lists them)."""
        raise NotImplementedError

    def withdraw(self, person: Person, intake_id: str) -> None:
        raise NotImplementedError
