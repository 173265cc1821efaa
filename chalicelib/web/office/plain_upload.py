"""Files from a browser without script: one at a time, by a plain form that leads from the store back to the intake."""

from __future__ import annotations

from chalicelib.errors import InvalidInputError
from chalicelib.web import render, storage
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.office import intake as intake_page
from chalicelib.web.office.intake import PLAIN_KINDS
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import error_words


@allow(*OFFICE)
def choose(request: Request, intake: str) -> Response:
    """``name`` and ``kind`` of the file, and ``place`` where it is one of the service's documents; answers with the
    form that takes it. How large it is the store finds out."""
    form, desk = request.form, request.wiring.intakes
    if not form.text("name") or form.text("kind") not in PLAIN_KINDS:
        return _refused(request, intake, InvalidInputError("file-name-missing"))
    back = request.site.address.absolute("/office/intakes", intake)
    try:
        name = f"{form.text('name')}.{form.text('kind')}"
        _, upload = desk.upload_form(request.person, intake, name, None, back, place=form.text("place") or None)
    except InvalidInputError as error:
        return _refused(request, intake, error)
    where = storage.origins(request.wiring.documents)
    return render.show(
        request, "office/upload.html", storage=where, intake=intake, name=name, upload=upload, kind=form.text("kind")
    )


def _refused(request: Request, intake: str, error: InvalidInputError) -> Response:
    return intake_page.page(request, intake, 422, fault=error_words(error), at="h-up")
