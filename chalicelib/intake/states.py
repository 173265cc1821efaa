"""The tables of allowed moves of an intake and of its documents (the municipality's procedure, as data)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from chalicelib.errors import WrongStateError
from chalicelib.intake.model import DocumentState, Intake, IntakeDocument, IntakeState

Moves = Mapping[IntakeState, frozenset[IntakeState]]

EDITABLE: frozenset[IntakeState] = frozenset({"draft", "reading", "ready", "attention"})
"""The counter may still change what is in it."""

Tab = IntakeState | Literal["returned"]
"""Where the office's list shows an intake: what a reviewer sent back stands apart, whatever its state."""

MOVES: Moves = {
    "draft": frozenset({"reading", "ready", "attention", "submitted", "withdrawn"}),
    "reading": frozenset({"draft", "ready", "attention", "submitted", "withdrawn"}),
    "ready": frozenset({"draft", "reading", "attention", "submitted", "withdrawn"}),
    "attention": frozenset({"draft", "reading", "ready", "submitted", "withdrawn"}),
    "submitted": frozenset({"attention", "opened", "withdrawn"}),
    "opened": frozenset({"attention"}),
    "withdrawn": frozenset(),
}
"""``opened`` → ``attention``: its case was returned for correction, and the counter has it in hand again until it is
submitted anew (docs/decisions/0007-returned-intakes.md)."""

DOCUMENT_MOVES: Mapping[DocumentState, frozenset[DocumentState]] = {
    "awaiting": frozenset({"reading", "refused", "removed"}),
    "reading": frozenset({"read", "split", "refused", "removed"}),
    "read": frozenset({"removed"}),
    "split": frozenset({"reading", "removed"}),
    "refused": frozenset({"removed"}),
    "removed": frozenset(),
}
"""``split`` → ``reading``: the clerk said that it is one document, and as one it is read again."""


def moved(intake: Intake, to: IntakeState) -> Intake:
    """The intake in its new state (the same one is no move). Raises ``WrongStateError("intake-closed")``."""
    if to != intake.state and to not in MOVES[intake.state]:
        raise WrongStateError("intake-closed", state=intake.state, wanted=to)
    return intake.model_copy(update={"state": to})


def document_moved(document: IntakeDocument, to: DocumentState) -> IntakeDocument:
    """Raises ``WrongStateError("document-settled")``."""
    if to not in DOCUMENT_MOVES[document.state]:
        raise WrongStateError("document-settled", state=document.state, wanted=to)
    return document.model_copy(update={"state": to})


def sent_back(intake: Intake) -> bool:
    """A reviewer returned its case, and the counter has not submitted it again yet."""
    return bool(intake.returns) and intake.state in EDITABLE


def tab(intake: Intake) -> Tab:
    return "returned" if sent_back(intake) else intake.state


def editable(intake: Intake) -> None:
    """Raises ``WrongStateError("intake-closed")`` once it was submitted, opened or withdrawn."""
    if intake.state not in EDITABLE:
        raise WrongStateError("intake-closed", state=intake.state)
