"""The reviewer's pages: the next case, and the case with its scans beside the values."""

from chalicelib.web.review import case, decisions, home
from chalicelib.web.routing import get, post

_CASE = "/review/cases/{case}"

ROUTES = (
    get("/review", home.show),
    post("/review/next", home.take_next),
    get(_CASE, case.show),
    post(f"{_CASE}/decision", decisions.decide),
    post(f"{_CASE}/give-back", decisions.give_back),
    post(f"{_CASE}/fields/{{document}}/{{field}}", decisions.judge),
)
