"""A finding: what the machine noticed about a file, a document or a whole package, for a person to act on."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning"]


class Message(BaseModel):
    """One sentence or two in both languages: what is wrong and what to do next."""

    model_config = ConfigDict(frozen=True)

    fa: str
    en: str


class Finding(BaseModel):
    """``documents`` are document ids (file names in the local command), ``fields`` are catalogue field ids.

    ``about`` is the document type that is missing, for a finding on what isn't there.
    An ``error`` needs a rescan, a correction or an explanation before submission; a ``warning`` doesn't.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Severity
    documents: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    message: Message
    about: str | None = None

    @property
    def key(self) -> str:
        """Stable within an intake: an explanation is kept under it, and survives a second check."""
        return "~".join((self.code, *((self.about,) if self.about else ()), *self.documents, *self.fields))
