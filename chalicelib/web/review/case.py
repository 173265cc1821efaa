"""A case in its reviewer's hands: one document's values beside its scan, the flagged ones first."""

from __future__ import annotations

from typing import Any

from chalicelib.casework.model import CaseView
from chalicelib.intake.views import DocumentView, PageView
from chalicelib.proof import tracking
from chalicelib.web import evidence, render, response, storage
from chalicelib.web.access import REVIEW, allow
from chalicelib.web.offices import office_name
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.review import scan
from chalicelib.web.values import headline

_NOTHING_SAID: dict[str, Any] = {"fault": "", "at": "", "typed": {"decision": "", "reasons": (), "text": ""}}


@allow(*REVIEW)
def show(request: Request, case: str) -> Response:
    return page(request, case, document=request.query.text("document"), number=request.query.text("page"))


@allow(*REVIEW)
def back(request: Request, case: str, **_: str) -> Response:
    """Whoever opens the address of a form comes to the page that holds it."""
    return response.see_other(request.site.address.to("/review/cases", case))


def page(
    request: Request, case: str, status: int = 200, *, document: str = "", number: str = "", **said: Any
) -> Response:
    """``document`` and ``number`` choose the scan. ``said``: ``fault`` and ``at`` of a form that was not accepted,
    and ``typed``, what was in it."""
    view = request.wiring.review.view(request.person, case)
    readable = [*(one for one in view.documents if one.state == "read"), *view.former]
    shown = next((one for one in readable if one.id == document), readable[0] if readable else None)
    return render.show(
        request,
        "review/case.html",
        status,
        storage=storage.origins(request.wiring.documents),
        view=view,
        case=view.case,
        case_office=office_name(request.wiring, view.case.office),
        tracking=tracking.show(view.case.tracking),
        documents=[(one, evidence.document_title(one), _unjudged(view, one)) for one in readable],
        shown=shown,
        between=[(one, headline(one.finding.message.fa)) for one in view.findings],
        left=_left(view),
        **_beside(view, shown, number),
        **(_NOTHING_SAID | said),
    )


def _beside(view: CaseView, shown: DocumentView | None, number: str) -> dict[str, Any]:
    """The rows of the shown document and the page that they stand on."""
    if shown is None:
        return {"flagged": [], "sure": [], "absent": [], "page": None, "boxes": []}
    rows = evidence.rows_of([shown], view.findings)
    flagged = [row for row in rows if row.place in view.unjudged]
    others = [row for row in rows if row.place not in view.unjudged]
    page = _page(shown, number)
    return {
        "flagged": flagged,
        "sure": [row for row in others if row.mark != "missing"],
        "absent": [row for row in others if row.mark == "missing"],
        "page": page,
        "boxes": scan.boxes(flagged, others, page.page.number) if page else [],
    }


def _page(shown: DocumentView, number: str) -> PageView | None:
    """The page asked for, else the first."""
    asked = next((one for one in shown.pages if str(one.page.number) == number), None)
    return asked or next(iter(shown.pages), None)


def _unjudged(view: CaseView, document: DocumentView) -> int:
    return sum(1 for place in view.unjudged if place[0] == document.id)


def _left(view: CaseView) -> list[tuple[DocumentView, str, str]]:
    """What bars approval: the document, the field's anchor and its name."""
    return [
        (one, f"r-{document}-{field}", f"{evidence.document_title(one)}: {view_of.title.fa}")
        for document, field in view.unjudged
        if (one := view.document(document)) and (view_of := one.field(field))
    ]
