"""Who may do what with a case. To anyone else it does not exist."""

from __future__ import annotations

from datetime import datetime

from chalicelib.casework.leases import runs
from chalicelib.casework.model import Case
from chalicelib.errors import NotAllowedError, NotFoundError
from chalicelib.stores.ports import Person

REVIEWER_ROLES = frozenset({"reviewer", "senior_reviewer"})


def reviewer(person: Person) -> Person:
    """The person again. Raises ``NotAllowedError("not-a-reviewer")``."""
    if not REVIEWER_ROLES & person.roles:
        raise NotAllowedError("not-a-reviewer")
    return person


def holder(person: Person, case: Case, now: datetime) -> Case:
    """The case again. Raises ``NotFoundError("no-such-case")`` unless the person has it in hand."""
    mine = case.lease is not None and case.lease.reviewer == person.id
    if not (REVIEWER_ROLES & person.roles and case.state == "in_review" and mine and runs(case, now)):
        raise NotFoundError("no-such-case")
    return case
