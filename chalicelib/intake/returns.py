"""A case that a reviewer sent back for correction, as the counter has it: what is asked, and what was done about it.

What the reviewer asks for stands among the findings until the clerk has written what was done: nothing is submitted
again unanswered, and the reviewer reads the answer beside the question.
"""

from __future__ import annotations

from datetime import datetime

from chalicelib.catalogue.model import Catalogue, Service
from chalicelib.clock import stamp
from chalicelib.findings import Finding
from chalicelib.intake.completeness import required, summary
from chalicelib.intake.model import Check, Intake, Return
from chalicelib.intake.records import Contents
from chalicelib.intake.states import moved
from chalicelib.intake.views import ReturnView
from chalicelib.intake.writes import put_check, put_intake
from chalicelib.stores.ports import Put
from chalicelib.texts import message

CODE = "case_returned"


def asked(intake: Intake) -> tuple[Finding, ...]:
    """The last return as a finding of its own; earlier ones were answered when it was submitted again."""
    return tuple(_finding(one) for one in intake.returns[-1:])


def _finding(one: Return) -> Finding:
    return Finding(code=CODE, severity="error", about=str(one.number), message=message(CODE))


def reopened(
    held: Contents, reasons: tuple[str, ...], text: str, catalogue: Catalogue, now: datetime
) -> tuple[Put, Put]:
    """The steps that put an opened intake into the counter's hands again, for the transaction of the return. The last
    check's findings stay. Raises ``WrongStateError("intake-closed")`` unless it is opened."""
    before, at = held.intake, stamp(now)
    new = Return(number=before.round, at=at, reasons=reasons, text=text)
    intake = moved(before, "attention").model_copy(update={"returns": (*before.returns, new), "updated": at})
    findings = (*asked(intake), *(one for one in held.check.findings if one.code != CODE))
    rows = required(held, catalogue.service(intake.service), catalogue)
    intake = intake.model_copy(update={"summary": summary(held, findings, rows)})
    check = Check(findings=findings, at=at, version=held.check.version)
    return put_intake(intake), put_check(intake.id, check)


def return_views(held: Contents, service: Service) -> tuple[ReturnView, ...]:
    """All returns, the first one first."""
    return tuple(
        ReturnView(
            number=one.number,
            at=one.at,
            reasons=tuple(reason for reason in service.return_reasons if reason.id in one.reasons),
            text=one.text,
            reply=held.explanations.get(_finding(one).key),
        )
        for one in held.intake.returns
    )
