"""What an office is called: its id is for records, its name for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.errors import NotFoundError
from chalicelib.intake.records import get_office
from chalicelib.web.calendar import fa_digits

if TYPE_CHECKING:
    from chalicelib.wiring import Wiring


def office_name(wiring: Wiring, office: str | None) -> str:
    """The empty string for none, and for one that is not registered any more."""
    if not office:
        return ""
    try:
        return fa_digits(get_office(wiring.records, office).name)
    except NotFoundError:
        return ""
