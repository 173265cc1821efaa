"""Puts a case's view together: the intake as it was handed in, with what the reviewer has judged of it."""

from __future__ import annotations

from datetime import date, datetime

from chalicelib.casework.decisions import reasons_of, unjudged
from chalicelib.casework.model import CaseView, EventView
from chalicelib.casework.records import CaseFile
from chalicelib.casework.working_days import shipped
from chalicelib.catalogue.model import Catalogue
from chalicelib.clock import local_day
from chalicelib.intake.assemble import ViewUrl, document_views, finding_views, former_views
from chalicelib.intake.returns import CODE, return_views
from chalicelib.proof.audit import Event


def case_view(file: CaseFile, catalogue: Catalogue, url: ViewUrl, now: datetime) -> CaseView:
    case, held = file.case, file.intake
    service = catalogue.service(case.service)
    documents = document_views(held, catalogue, url, file.judgments)
    return CaseView(
        case=case,
        service_title=service.name,
        applicant=held.intake.applicant,
        documents=documents,
        findings=tuple(one for one in finding_views(held) if one.finding.code != CODE),
        events=tuple(_event(event) for event in file.events),
        unjudged=unjudged(documents),
        return_reasons=reasons_of(service, "return"),
        refusal_reasons=reasons_of(service, "reject"),
        days_left=shipped().left(local_day(now), date.fromisoformat(case.due)),
        returns=return_views(held, service),
        former=former_views(held, catalogue, url, file.judgments),
    )


def _event(event: Event) -> EventView:
    return EventView(seq=event.seq, at=event.at, actor=event.actor, act=event.act, details=event.details)
