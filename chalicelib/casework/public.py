"""What anyone with the signed link may see: where the case stands, what to mend and where; nothing of the applicant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from chalicelib.casework.decisions import reasons_of
from chalicelib.casework.model import Case, CaseState, PublicStatus, PublicStep, Step, StepName
from chalicelib.casework.records import get_case
from chalicelib.catalogue.model import Catalogue, Named
from chalicelib.errors import NotFoundError
from chalicelib.intake.model import Office
from chalicelib.intake.records import get_office
from chalicelib.stores.ports import Records

_TO_REVIEW: tuple[StepName, ...] = ("in_review", "decision")
_TO_DECISION: tuple[StepName, ...] = ("decision",)
AHEAD: Mapping[CaseState, tuple[StepName, ...]] = {
    "queued": _TO_REVIEW,
    "referred": _TO_REVIEW,
    "needs_correction": ("requeued", "decision"),
    "in_review": _TO_DECISION,
    "second_review": _TO_DECISION,
    "senior_review": _TO_DECISION,
}
"""What a citizen may still expect in each open state; in the others, nothing."""


@dataclass(frozen=True, slots=True)
class StatusDesk:
    records: Records
    catalogue: Catalogue

    def status(self, case_id: str) -> PublicStatus:
        """Raises ``NotFoundError("no-such-case")``."""
        case = get_case(self.records, case_id)
        decision = case.decision
        told = decision is not None and case.state in ("approved", "rejected", "needs_correction", "closed")
        return PublicStatus(
            tracking=case.tracking,
            service=case.service,
            service_title=self.catalogue.service(case.service).name,
            state=case.state,
            steps=steps(case),
            opened=case.opened,
            updated=case.steps[-1].at,
            due=case.due,
            text=decision.text or None if decision and told else None,
            reasons=self._reasons(case) if told else (),
            office=self._office(case),
        )

    def _reasons(self, case: Case) -> tuple[Named, ...]:
        assert case.decision is not None
        offered = reasons_of(self.catalogue.service(case.service), case.decision.kind)
        return tuple(reason for reason in offered if reason.id in case.decision.reasons)

    def _office(self, case: Case) -> Office | None:
        try:
            return get_office(self.records, case.office)
        except NotFoundError:
            return None


def steps(case: Case) -> tuple[PublicStep, ...]:
    """What was, is and may come."""
    *before, last = _named(_without_detours(case.steps))
    done = (PublicStep(name=name, when="done", at=at) for name, at in before)
    return (
        PublicStep(name="received", when="done", at=case.opened),
        *done,
        PublicStep(name=last[0], when="now", at=last[1]),
        *(PublicStep(name=name, when="later") for name in AHEAD.get(case.state, ())),
    )


def _named(walked: list[Step]) -> list[tuple[StepName, str]]:
    """Each step's name and time; waiting again after mending is a step of its own."""
    states = [step.state for step in walked]
    again = [(before, state) == ("needs_correction", "queued") for before, state in pairwise([None, *states])]
    return [("requeued" if mended else step.state, step.at) for mended, step in zip(again, walked, strict=True)]


def _without_detours(walked: tuple[Step, ...]) -> list[Step]:
    """That a case went back from a reviewer into the queue is the city's own affair."""
    kept: list[Step] = []
    for step in walked:
        if step.state == "queued" and [one.state for one in kept[-2:]] == ["queued", "in_review"]:
            kept.pop()
        else:
            kept.append(step)
    return kept
