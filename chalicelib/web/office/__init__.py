"""The counter's pages: the office's intakes, a new one, and one with its documents from the first file to its case."""

from chalicelib.web.office import changes, intake, listing, new, plain_upload, print_form
from chalicelib.web.routing import form, get, post

_ONE = "/office/intakes/{intake}"

ROUTES = (
    get("/office/intakes", listing.show),
    post("/office/intakes", listing.search),
    get("/office/intakes/new", new.show),
    post("/office/intakes/new", new.open_intake),
    get(_ONE, intake.show),
    get(f"{_ONE}/progress", intake.progress),
    post(f"{_ONE}/uploads", changes.upload),
    *form(f"{_ONE}/plain-upload", plain_upload.choose, intake.back),
    *form(f"{_ONE}/forms/{{form}}", print_form.fill, print_form.show),
    *form(f"{_ONE}/documents/{{document}}/remove", changes.remove, intake.back),
    *form(f"{_ONE}/documents/{{document}}/move", changes.move, intake.back),
    *form(f"{_ONE}/documents/{{document}}/join", changes.join, intake.back),
    *form(f"{_ONE}/fields/{{document}}/{{field}}", changes.field, intake.back),
    *form(f"{_ONE}/explain", changes.explain, intake.back),
    *form(f"{_ONE}/submit", changes.submit, intake.back),
    *form(f"{_ONE}/withdraw", changes.withdraw, intake.back),
)
