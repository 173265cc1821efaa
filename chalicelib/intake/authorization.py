"""Who may touch an intake: clerks and managers of the office that it lies in. To all others it does not exist."""

from __future__ import annotations

from chalicelib.errors import NotAllowedError, NotFoundError
from chalicelib.intake.model import Intake
from chalicelib.stores.ports import Person

COUNTER_ROLES = frozenset({"office_clerk", "office_manager"})


def office_of(person: Person) -> str:
    """The office that the person serves. Raises ``NotAllowedError("not-a-clerk")``."""
    if person.office is None or not COUNTER_ROLES & person.roles:
        raise NotAllowedError("not-a-clerk")
    return person.office


def allow(person: Person, intake: Intake) -> Intake:
    """The intake again. Raises ``NotFoundError("no-such-intake")``: that it exists is not told."""
    if not COUNTER_ROLES & person.roles or person.office != intake.office:
        raise NotFoundError("no-such-intake")
    return intake
