"""The pages. ``mount`` puts every route on the application, by audience; nothing is built before the first request."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalice.app import Chalice

    from chalicelib.wiring import Wiring


@cache
def environment_wiring() -> Wiring:
    """One for a process."""
    from chalicelib.wiring import Wiring

    return Wiring.from_environment()


def mount(app: Chalice, wiring_factory: Callable[[], Wiring] = environment_wiring) -> None:
    """``wiring_factory`` is called at each request; it should return one and the same as long as the process lives."""
    from chalicelib.web import citizen, entrance, office, review
    from chalicelib.web.routing import accepting, blueprint_of

    app.api.binary_types = ["*/*"]
    app.register_middleware(accepting, "http")
    for room in (entrance, office, review, citizen):
        name = room.__name__.rpartition(".")[2]
        app.register_blueprint(blueprint_of(name, room.ROUTES, app, wiring_factory))
