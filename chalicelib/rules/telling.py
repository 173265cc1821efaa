"""How a rule's finding is told: which documents, which fields, which values, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from chalicelib import texts
from chalicelib.catalogue.rule_kinds import RuleBase
from chalicelib.findings import Finding, Message, Severity
from chalicelib.rules.package import Value

_T = TypeVar("_T")


def about_values(rule: RuleBase, values: Sequence[Value]) -> Finding:
    """A finding on values that stand in documents. Where one of them was not surely read, the message says so."""
    return _about(rule.code, rule.severity, values, rule.message)


def warning_about(code: str, values: Sequence[Value]) -> Finding:
    """The milder finding that a rule has beside its own: a near miss, a rounded amount."""
    return _about(code, "warning", values, None)


def told(rule: RuleBase, **params: texts.Param) -> Message:
    """The rule's own sentence, or the one under its code."""
    if rule.message is not None:
        return texts.filled(rule.message, rule.code, **params)
    return texts.message(f"finding.{rule.code}", **params)


def _about(code: str, severity: Severity, values: Sequence[Value], own: Message | None) -> Finding:
    params: dict[str, texts.Param] = {
        "documents": texts.listed(_once([value.title for value in values])),
        "document": values[0].title,
        "field": values[0].specs[0].name,
        "values": _values(values),
    }
    told = texts.filled(own, code, **params) if own else texts.message(f"finding.{code}", **params)
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
