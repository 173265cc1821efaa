"""Every route says who may call it, and nobody else gets in."""

from __future__ import annotations

from pathlib import Path

import pytest
from chalice.app import Chalice

from chalicelib import web
from chalicelib.errors import NotAllowedError
from chalicelib.stores.ports import Person
from chalicelib.web.access import OFFICE, REVIEW, Access, access_of, allow, anyone
from chalicelib.web.response import Response, page
from chalicelib.web.routing import blueprint_of, get
from tests.fakes.wiring import memory_wiring

PUBLIC = {"/", "/login", "/login/code", "/logout", "/health", "/static/{name}", "/s/{token}"}


def mounted() -> Chalice:
    app = Chalice("daftar", configure_logs=False)
    web.mount(app, memory_wiring)
    return app


def access_by_route() -> dict[tuple[str, str], object]:
    return {
        (method, path): getattr(entry.view_function, "who_may_call", None)
        for path, methods in mounted().routes.items()
        for method, entry in methods.items()
    }


def test_every_route_is_marked_with_who_may_call_it() -> None:
    assert {route: mark for route, mark in access_by_route().items() if not isinstance(mark, Access)} == {}


def test_only_the_known_public_routes_are_open_to_anyone() -> None:
    marks = access_by_route()
    assert {path for (_, path), mark in marks.items() if isinstance(mark, Access) and mark.roles is None} == PUBLIC


@pytest.mark.parametrize(("prefix", "roles"), [("/office", OFFICE), ("/review", REVIEW)])
def test_a_room_is_open_to_its_own_roles_only(prefix: str, roles: tuple[str, ...]) -> None:
    marks = [mark for (_, path), mark in access_by_route().items() if path.startswith(prefix)]
    assert marks
    assert set(marks) == {Access(frozenset(roles))}


def test_an_unmarked_handler_keeps_the_application_from_starting() -> None:
    def forgotten(request: object) -> Response:
        return page("")

    with pytest.raises(LookupError, match="forgotten"):
        blueprint_of("test", [get("/forgotten", forgotten)], Chalice("test", configure_logs=False), memory_wiring)


def test_each_role_passes_only_where_it_is_named() -> None:
    clerk = Person("1", "a", "الف", frozenset({"office_clerk"}))
    office = Access(frozenset(OFFICE))
    office.check(clerk)
    with pytest.raises(NotAllowedError, match="not-for-you"):
        Access(frozenset(REVIEW)).check(clerk)
    with pytest.raises(NotAllowedError, match="signed-out"):
        office.check(None)
    Access(None).check(None)


def test_the_mark_of_a_handler_is_what_was_written_on_it() -> None:
    assert access_of(allow("reviewer")(lambda: None)) == Access(frozenset({"reviewer"}))
    assert access_of(anyone(lambda: None)) == Access(None)


def test_every_mounted_route_is_documented() -> None:
    text = Path(__file__).parents[2].joinpath("docs/architecture.md").read_text(encoding="utf-8")
    section = text.partition("## Routes")[2].partition("\n## ")[0]

    def documented(path: str) -> bool:
        shortened = ["…" + path[place:] for place in range(1, len(path)) if path[place] == "/"]
        return any(f"{spelling}`" in section or f"{spelling} " in section for spelling in [path, *shortened])

    assert [path for path in mounted().routes if not documented(path)] == []
