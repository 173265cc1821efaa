"""The reviewer's pages: the next case, and the case with its scans beside the values."""

from chalicelib.web.review import case, decisions, home
from chalicelib.web.routing import form, get

_CASE = "/review/cases/{case}"

ROUTES = (
    get("/review", home.show),
    *form("/review/next", home.take_next, home.back),
    get(_CASE, case.show),
    *form(f"{_CASE}/decision", decisions.decide, case.back),
    *form(f"{_CASE}/give-back", decisions.give_back, case.back),
    *form(f"{_CASE}/fields/{{document}}/{{field}}", decisions.judge, case.back),
)
