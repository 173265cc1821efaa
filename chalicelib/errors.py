"""The one tree of errors. Each has a stable code; the words that a person reads stand in ``texts/`` under that code."""

from __future__ import annotations


class DaftarError(Exception):
    """Something that a caller asked for can't be had. ``code`` is stable and hyphenated; ``params`` fill its text.

    Raised for what a person did or for the state of things; never for a fault of the infrastructure
    (those pass as they are, so that a queue tries again).
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class NotAllowedError(DaftarError):
    """The person may not do this, or may not know whether the thing exists."""


class NotFoundError(DaftarError):
    """There is no such thing."""


class InvalidInputError(DaftarError):
    """What was handed in is not acceptable; ``params['field']`` names the form field where there is one."""


class WrongStateError(DaftarError):
    """The move is not in the table of moves for the present state."""


class ConflictError(DaftarError):
    """Somebody else changed the thing first: read it again, then decide again."""
