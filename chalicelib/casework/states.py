"""The table of allowed moves of a case (the municipality's procedure, as data)."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.casework.model import CaseState
from chalicelib.errors import WrongStateError

OPEN: frozenset[CaseState] = frozenset(
    {"queued", "in_review", "second_review", "senior_review", "referred", "needs_correction"}
)

_REVIEWED: Mapping[CaseState, frozenset[CaseState]] = {
    "queued": frozenset({"in_review"}),
    "in_review": frozenset({"queued", "approved", "rejected", "needs_correction", "referred", "second_review"}),
    "second_review": frozenset({"approved", "rejected", "senior_review"}),
    "senior_review": frozenset({"approved", "rejected", "needs_correction"}),
    "referred": frozenset({"queued"}),
    "needs_correction": frozenset({"queued"}),
    "approved": frozenset({"closed", "senior_review"}),
    "rejected": frozenset({"closed", "senior_review", "queued"}),
    "withdrawn": frozenset(),
    "closed": frozenset(),
}

MOVES: Mapping[CaseState, frozenset[CaseState]] = {
    state: to | {"withdrawn"} if state in OPEN else to for state, to in _REVIEWED.items()
}
"""An applicant may withdraw from every open state; ``rejected`` → ``queued`` is an objection."""


def allow(state: CaseState, to: CaseState) -> CaseState:
    """``to`` again. Raises ``WrongStateError("case-moved-on")``."""
    if to not in MOVES[state]:
        raise WrongStateError("case-moved-on", state=state, wanted=to)
    return to
