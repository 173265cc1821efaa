"""The counter's own forms: the clerk types, the page is printed, the applicant signs it."""

from __future__ import annotations

from chalicelib.intake.printing import Blank, FormFaultsError
from chalicelib.web import render
from chalicelib.web.access import OFFICE, allow
from chalicelib.web.qr import svg_of
from chalicelib.web.request import Request
from chalicelib.web.response import Response
from chalicelib.web.words import error_words

LONG_KINDS = frozenset({"text", "address", "boundaries"})
NUMBER_KINDS = frozenset({"national_id", "mobile", "postal_code", "landline", "number", "vin"})


@allow(*OFFICE)
def show(request: Request, intake: str, form: str) -> Response:
    blank = request.wiring.print_desk.blank(request.person, intake, form)
    return _form(request, blank, dict(blank.known), {})


@allow(*OFFICE)
def fill(request: Request, intake: str, form: str) -> Response:
    """The form to print; or, as typed, what has to be mended. Nothing is kept: sent again, it is the same page."""
    desk = request.wiring.print_desk
    blank = desk.blank(request.person, intake, form)
    typed = {spec.id: request.form.text(f"f-{spec.id}") for spec in blank.document.fields}
    try:
        filled = desk.fill(request.person, intake, form, typed)
    except FormFaultsError as error:
        return _form(request, blank, typed, {field: error_words(one) for field, one in error.faults.items()})
    return render.show(request, "office/printed_form.html", filled=filled, code=svg_of(filled.code))


def _form(request: Request, blank: Blank, typed: dict[str, str], faults: dict[str, str]) -> Response:
    links = [(f"#f-{field}" if field else "#form", f"{_title(blank, field)}{said}") for field, said in faults.items()]
    links = [(f"#f-{field}" if field else "#form", f"{_title(blank, field)}{said}") for field, said in faults.items()]
    return render.show(
        request,
        "office/fill_form.html",
        422 if faults else 200,
        blank=blank,
        typed=typed,
        faults=faults,
        fault_links=links,
        long_kinds=LONG_KINDS,
        number_kinds=NUMBER_KINDS,
    )


def _title(blank: Blank, field: str) -> str:
    return f"{blank.document.field(field).name.fa}: " if field else ""
