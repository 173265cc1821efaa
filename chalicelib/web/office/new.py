"""A new intake: which service, for whom, on which phone."""

from __future__ import annotations

from chalicelib.catalogue.model import Named, Service
from chalicelib.errors import InvalidInputError
from chalicelib.intake.model import Applicant
from chalicelib.web import render, response
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.forms import Form
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import error_words


@allow(*OFFICE)
def show(request: Request) -> Response:
    return _form(request, Form(), None)


@allow(*OFFICE)
def open_intake(request: Request) -> Response:
    """Opens the intake and goes to it; what can't be accepted comes back as typed, with what to mend."""
    form = request.form
    try:
        intake = request.wiring.intakes.open(request.person, form.text("service"), _applicant(form))
    except InvalidInputError as error:
        return _form(request, form, error)
    return response.see_other(request.site.address.to("/office/intakes", intake.id))


def _applicant(form: Form) -> Applicant:
    return Applicant(kind=form.text("kind"), mobile=form.text("mobile"), name=form.text("name") or None)


def _form(request: Request, form: Form, error: InvalidInputError | None) -> Response:
    services = list(request.wiring.catalogue.services.values())
    sentence = error_words(error) if error else ""
    field = error.params.get("field", "") if error else ""
    return render.show(
        request,
        "office/new.html",
        422 if error else 200,
        services=services,
        kinds=_kinds(services),
        form=form,
        sentence=sentence,
        faults={field: sentence} if error else {},
        fault_field=field if field in ("service", "kind", "name", "mobile") else "service",
    )


def _kinds(services: list[Service]) -> list[Named]:
    """The applicant kinds of all services, each once."""
    return list({kind.id: kind for service in services for kind in service.applicant_kinds}.values())
