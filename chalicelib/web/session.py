"""The cookies, and who they say is there.

``daftar`` carries the id token (a JWT; nothing is kept on the server), ``daftar-step`` the sealed first half of a
sign-in, ``daftar-visit`` a random value that binds the sign-in form to one browser, ``daftar-until`` when the session
ends (only to say so in time: the token itself decides).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from chalicelib.errors import NotAllowedError

if TYPE_CHECKING:
    from chalicelib.stores.ports import People, Person, Tokens
    from chalicelib.web.address import Address

SESSION = "daftar"
STEP = "daftar-step"
VISIT = "daftar-visit"
UNTIL = "daftar-until"
REMEMBERED_SECONDS = 12 * 3600
"""How long after its end a browser still shows that there was a session, so that its person can be told."""

_OURS = re.compile(r"[A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Session:
    """``binding`` ties form tokens to this session; ``ended``: there was a session, and it is over."""

    person: Person | None
    binding: str
    id_token: str | None = None
    ended: bool = False


def identify(people: People, cookies: Mapping[str, str]) -> Session:
    """Who is there. A token that no longer holds reads as nobody, and is never an error here."""
    token = cookies.get(SESSION)
    visit = cookies.get(VISIT, "")
    if not token:
        return Session(None, visit)
    try:
        return Session(people.verify(token), token, id_token=token)
    except NotAllowedError:
        return Session(None, visit, ended=True)


def ends(cookies: Mapping[str, str]) -> datetime | None:
    """When the session ends, as the sign-in foresaw it."""
    until = cookies.get(UNTIL, "")
    return datetime.fromtimestamp(int(until), UTC) if until.isdecimal() and len(until) <= 11 else None


def begun(address: Address, tokens: Tokens, now: datetime) -> list[str]:
    """The cookies of a new session."""
    until = str(int(now.timestamp()) + tokens.expires_in)
    kept = tokens.expires_in + REMEMBERED_SECONDS
    return [cookie(address, SESSION, tokens.id_token, kept), cookie(address, UNTIL, until, kept)]


def over(address: Address) -> list[str]:
    """The cookies of a session, taken back."""
    return [dropped(address, SESSION), dropped(address, UNTIL)]


def read_cookies(header: str) -> dict[str, str]:
    """The Cookie header; one that can't be read counts as none, and so does a value that no cookie of ours has: a
    quoted one may hold line ends, and the visit's goes back into a header."""
    try:
        held = {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}
    return {name: value for name, value in held.items() if _OURS.fullmatch(value)}


def cookie(address: Address, name: str, value: str, seconds: int) -> str:
    secure = "; Secure" if address.secure else ""
    return f"{name}={value}; Path={address.cookie_path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"


def dropped(address: Address, name: str) -> str:
    return cookie(address, name, "", 0)
