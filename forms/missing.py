"""What is said when a way of making pages needs a program that isn't here."""

from __future__ import annotations


class MissingProgramError(RuntimeError):
    """The message says which, and what to install."""
