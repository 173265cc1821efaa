"""One intake: what has to be done now, the documents, what the machine saw, the values, and the way to the city."""

from __future__ import annotations

from typing import Any

from chalicelib.intake.printing import own_forms
from chalicelib.intake.views import IntakeView
from chalicelib.proof import tracking
from chalicelib.web import evidence, render, response, storage
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.office import tasks
from chalicelib.web.request import Request
from chalicelib.web.response import Response

PLAIN_KINDS = ("pdf", "jpg", "png", "tiff")
"""What the form without script offers: endings that ``intake.uploads`` knows."""


@allow(*OFFICE)
def show(request: Request, intake: str) -> Response:
    return page(request, intake)


@allow(*OFFICE)
def progress(request: Request, intake: str) -> Response:
    """For the script that keeps the page fresh."""
    return response.data(request.wiring.intakes.progress(request.person, intake))


@allow(*OFFICE)
def back(request: Request, intake: str, **_: str) -> Response:
    """Whoever opens the address of a form comes to the page that holds it."""
    return response.see_other(request.site.address.to("/office/intakes", intake))


def page(request: Request, intake: str, status: int = 200, *, fault: str = "", at: str = "") -> Response:
    """The intake as it stands; ``fault`` is why the last form was not accepted, ``at`` the anchor of its place."""
    view = request.wiring.intakes.view(request.person, intake)
    return render.show(
        request,
        "office/intake.html",
        status,
        storage=storage.origins(request.wiring.documents),
        view=view,
        intake=view.intake,
        fault=fault,
        fault_at=at,
        plain_kinds=PLAIN_KINDS,
        own_forms=own_forms(request.wiring.catalogue.service(view.intake.service), request.wiring.catalogue),
        **_shown(view),
        **_opened(request, view),
    )


def _shown(view: IntakeView) -> dict[str, Any]:
    standing = [document for document in view.documents if document.state != "removed"]
    rows = evidence.rows_of(standing, view.findings)
    flagged = [row for row in rows if not row.settled and row.mark in ("error", "check")]
    told = {place for finding in view.findings for place in tasks.places(finding)}
    flagged += [row for row in rows if row.mark == "missing" and row.place in told]
    flagged_places = {row.place for row in flagged}
    return {
        "files": [tasks.file_of(document) for document in standing],
        "tasks": [tasks.task_of(required, view) for required in view.required],
        "findings": [tasks.finding_of(number, one, view) for number, one in enumerate(view.findings, start=1)],
        "faults": tasks.faults(view),
        "flagged": flagged,
        "others": [row for row in rows if row.place not in flagged_places and row.mark != "missing"],
        "absent": [row for row in rows if row.mark == "missing" and row.place not in flagged_places],
        "busy": view.unread > 0 or view.intake.checking or view.intake.state == "submitted",
    }


def _opened(request: Request, view: IntakeView) -> dict[str, Any]:
    """The tracking code and the citizen's link, once there is a case."""
    if view.intake.case is None or view.intake.tracking is None:
        return {"tracking": None, "status_link": None, "with_city": False}
    return {
        "tracking": tracking.show(view.intake.tracking),
        "status_link": request.wiring.status_link(view.intake.case),
        "with_city": view.intake.state == "opened",
    }
