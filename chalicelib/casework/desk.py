"""The reviewer's desk: one case at a time, drawn and not chosen, judged field by field and then decided."""

from __future__ import annotations

from typing import Any

from chalicelib.casework.model import Case, CaseView, DecisionKind
from chalicelib.clock import Clock, Ids
from chalicelib.stores.ports import Documents, Person, Records


class ReviewDesk:
    """Methods that name a case raise ``NotFoundError("no-such-case")`` unless the person holds its lease."""

    def __init__(self, records: Records, documents: Documents, catalogue: Any, clock: Clock, ids: Ids) -> None:
        self.records, self.documents, self.catalogue, self.clock, self.ids = records, documents, catalogue, clock, ids

    def current(self, person: Person) -> Case | None:
        """The case in the person's hands, if its lease still runs. Raises ``NotAllowedError("not-a-reviewer")``."""
        raise NotImplementedError

    def waiting(self, person: Person) -> int:
        """How many cases wait in the partitions that the person may see (counted to 100 a partition)."""
        raise NotImplementedError

    def take_next(self, person: Person) -> Case | None:
        """The case in hand, or one drawn at random from the most urgent; None when none waits."""
        raise NotImplementedError

    def view(self, person: Person, case_id: str) -> CaseView:
        raise NotImplementedError

    def judge_field(self, person: Person, case_id: str, document: str, field: str, value: str | None = None) -> None:
        """``value`` None confirms what stands. Raises ``InvalidInputError`` when the field's kind refuses it."""
        raise NotImplementedError

    def decide(
        self, person: Person, case_id: str, decision: DecisionKind, reasons: tuple[str, ...] = (), text: str = ""
    ) -> None:
        """Raises ``InvalidInputError``: ``fields-unjudged`` (``fields``: "document/field …"), ``text-needed``
        (``field``: text), ``legal-reason-needed`` and ``unknown-reason`` (``field``: reasons)."""
        raise NotImplementedError

    def give_back(self, person: Person, case_id: str, reason: str) -> None:
        """Back into the queue. Raises ``InvalidInputError("reason-needed", field="reason")``."""
        raise NotImplementedError
