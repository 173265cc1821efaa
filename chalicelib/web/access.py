"""Who may call what. Every route's function is marked here; one that is not keeps the application from starting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from chalicelib.errors import NotAllowedError

if TYPE_CHECKING:
    from chalicelib.stores.ports import Person

OFFICE = ("office_clerk", "office_manager")
REVIEW = ("reviewer", "senior_reviewer")

_MARK = "who_may_call"
Handler = TypeVar("Handler", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Access:
    """``roles``: any one of them is needed; None lets anyone in, signed in or not."""

    roles: frozenset[str] | None

    def check(self, person: Person | None) -> None:
        """Raises ``NotAllowedError``: ``signed-out`` if signing in may help, ``not-for-you`` if it won't."""
        if self.roles is None:
            return
        if person is None:
            raise NotAllowedError("signed-out")
        if not self.roles & person.roles:
            raise NotAllowedError("not-for-you")


def allow(*roles: str) -> Callable[[Handler], Handler]:
    """Marks a handler: only for people who have one of ``roles``."""
    return _marking(Access(frozenset(roles)))


def anyone(handler: Handler) -> Handler:
    """Marks a handler: for everybody, signed in or not."""
    return _marking(Access(None))(handler)


def access_of(handler: Callable[..., object]) -> Access:
    """The mark of a handler. Raises ``LookupError`` when nobody decided who may call it."""
    mark = getattr(handler, _MARK, None)
    if not isinstance(mark, Access):
        raise LookupError(f"{handler!r} is not marked with who may call it")
    return mark


def _marking(access: Access) -> Callable[[Handler], Handler]:
    def mark(handler: Handler) -> Handler:
        setattr(handler, _MARK, access)
        return handler

    return mark
