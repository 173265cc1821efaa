"""How a rule's finding is told: which documents, which fields, which values, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from chalicelib import texts
from chalicelib.findings import Finding, Message, Severity
from chalicelib.rules.package import Value

_T = TypeVar("_T")


def about_values(code: str, severity: Severity, values: Sequence[Value]) -> Finding:
    """A finding on values that stand in documents. Where one of them was not surely read, the message says so."""
    told = texts.message(
        f"finding.{code}",
        documents=texts.listed(_once([value.title for value in values])),
        document=values[0].title,
        field=values[0].specs[0].name,
        values=_values(values),
    )
    if not all(value.sure for value in values):
        told = texts.joined(told, texts.message("note.unsure"))
    return Finding(
        code=code,
        severity=severity,
        documents=tuple(_once([value.document for value in values])),
        fields=tuple(_once([name for value in values for name in value.field_ids])),
        message=told,
    )


def _values(values: Sequence[Value]) -> Message:
    """One value plainly; several with their documents' titles before them."""
    shown = [Message(fa=texts.isolated(value.kind.show(value.text)), en=texts.isolated(value.text)) for value in values]
    if len(values) == 1:
        return shown[0]
    told = [
        texts.message("note.of", document=value.title, value=each) for value, each in zip(values, shown, strict=True)
    ]
    return Message(fa="؛ ".join(one.fa for one in told), en="; ".join(one.en for one in told))


def _once(items: Sequence[_T]) -> list[_T]:
    return list(dict.fromkeys(items))
