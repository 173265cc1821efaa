"""Jinja2, set strictly: everything is escaped, and a name that is not there is an error and not an empty string."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chalicelib.web import calendar, dialect, response, session, static_files
from chalicelib.web.offices import office_name

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

    from chalicelib.web.request import Request, Site
    from chalicelib.web.response import Response

ENDING = timedelta(minutes=10)
"""So long before its end people are told of it."""
_ROOM = Path(__file__).parent / "templates"


def show(
    request: Request, template: str, status: int = 200, *, storage: Sequence[str] = (), **context: Any
) -> Response:
    """A page of the staff. ``storage``: the origins of uploads and previews that the page may reach."""
    person = request.session.person
    common: dict[str, Any] = {
        "person": person,
        "office": office_name(request.wiring, person.office) if person else "",
        "roles": person.roles if person else frozenset(),
        "form_token": request.form_token,
        "route": request.route,
        "said": request.query.text("said"),
        "here": request.path,
        **_ending(request),
    }
    html = html_of(request.site, template, **(common | context))
    return response.page(html, status, csp=response.policy(storage=storage))


def _ending(request: Request) -> dict[str, Any]:
    """When the session ends and in how many seconds that is to be said; None where nobody is signed in."""
    ends = session.ends(request.cookies) if request.session.person else None
    wait = (ends - request.site.now() - ENDING).total_seconds() if ends else 0
    return {"session_ends": ends, "say_ending_in": max(0, int(wait))}


def html_of(site: Site, template: str, **context: Any) -> str:
    address = site.address

    def asset(name: str) -> str:
        return address.to("/static", name, query={"v": static_files.digest(name)})

    return environment().get_template(template).render(link=address.to, asset=asset, now=site.now(), **context)


@cache
def environment() -> Environment:
    """Imported and built at the first page, so that the functions that show none don't pay for it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    @pass_context
    def when(context: Context, moment: calendar.Moment) -> str:
        now = context["now"]
        assert isinstance(now, datetime)
        return calendar.when(moment, now)

    made = Environment(
        loader=FileSystemLoader(_ROOM), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(dialect.FILTERS, when=when)
    made.globals.update(dialect.GLOBALS)
    return made
