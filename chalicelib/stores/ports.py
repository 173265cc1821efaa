"""The ports: what Daftar asks of the outside world. Adapters stand beside this module; nothing else knows boto3.

A self-hosted engine with the same API needs only another endpoint; one without it needs another adapter here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Key:
    pk: str
    sk: str


@dataclass(frozen=True, slots=True)
class Record:
    """One item. ``version`` starts at 1 and goes up by one with every write."""

    key: Key
    version: int
    data: Data


class Expect(Enum):
    """What must hold for a write, beside a plain version number."""

    ABSENT = "absent"
    PRESENT = "present"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Put:
    """Write the whole item; ``data`` holds JSON values.

    ``index``: index name → (pk, sk); an index not named is left (sparse indexes).
    """

    key: Key
    data: Data
    expect: int | Expect
    index: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    expires_at: int | None = None
    """Unix seconds. Tidying only: the item may be read for hours after."""


@dataclass(frozen=True, slots=True)
class Add:
    """Add to a number of an existing item (0 where it has none), whatever its version; the version goes up too.
    An item that is not there is a conflict."""

    key: Key
    attribute: str
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Require:
    """No write: the transaction holds only if this item is as expected."""

    key: Key
    expect: int | Expect


@dataclass(frozen=True, slots=True)
class Delete:
    key: Key
    expect: int | Expect


Step = Put | Add | Require | Delete


Page = tuple[list[Record], str | None]


class Records(Protocol):
    """Intakes, cases and all that belongs to them: items under (pk, sk), changed only by conditional transactions."""

    def get(self, key: Key) -> Record | None:
        """The item as last committed (a strongly consistent read)."""

    def list(self, pk: str, prefix: str = "") -> list[Record]:
        """All items of one partition whose sk begins with ``prefix``, in order of sk, strongly consistent."""

    def index(
        self,
        name: str,
        pk: str,
        *,
        prefix: str = "",
        limit: int = 100,
        after: str | None = None,
        newest_first: bool = False,
    ) -> Page:
        """A page of items of a sparse index (``by_office``, ``by_queue``, ``by_work``) and the cursor of the next page.
        Eventually consistent: what is acted upon is read again by ``get``.
        Raises ``InvalidInputError("cursor-invalid")`` for a cursor that this reading did not give."""

    def commit(self, *steps: Step) -> None:
        """All or nothing, at most 100 steps, one an item (else ``ValueError``).
        Raises ``ConflictError("changed-meanwhile")`` when an expectation does not hold."""


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A presigned POST: the browser sends ``fields`` and then the file to ``url``."""

    url: str
    fields: Mapping[str, str]


class Documents(Protocol):
    """The bytes: originals, page previews, words, readings."""

    def upload_form(
        self, key: str, content_type: str, max_bytes: int, expires_s: int, redirect: str | None = None
    ) -> UploadForm:
        """Exactly this key and type, 1..max_bytes bytes."""

    def download(self, key: str, target: Path, version: str | None = None) -> None:
        """Stream to a file. Raises ``NotFoundError("object-missing")``."""

    def put(self, key: str, body: bytes, content_type: str) -> None: ...

    def get(self, key: str) -> bytes:
        """Raises ``NotFoundError("object-missing")``."""

    def view_url(self, key: str, expires_s: int) -> str:
        """A presigned GET on the public address, for the browser."""

    def keys(self, prefix: str) -> Iterator[str]: ...


class Queues(Protocol):
    def send(self, queue: str, *bodies: Data) -> None:
        """``queue``: pages, documents, checks, submissions. JSON bodies, in batches; all sent or an exception."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone of the staff. ``roles`` are among office_clerk, office_manager, reviewer, senior_reviewer, supervisor,
    administrator."""

    id: str
    username: str
    name: str
    roles: frozenset[str]
    office: str | None = None
    districts: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Challenge:
    """The password was right; a one-time code is wanted. ``session`` is opaque and short-lived."""

    username: str
    session: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """``id_token`` is a JWT that ``People.verify`` accepts until ``expires_in`` seconds from now."""

    id_token: str
    refresh_token: str | None
    expires_in: int


class People(Protocol):
    """Sign-in and who somebody is. Standard JWTs come back, so any OpenID provider can stand here later."""

    def sign_in(self, username: str, password: str) -> Challenge:
        """Raises ``NotAllowedError``: ``wrong-login`` for a wrong name or password alike, ``login-locked`` after too
        many tries, ``login-not-ready`` while a first password is to be changed or no one-time code is set up."""

    def answer(self, challenge: Challenge, code: str) -> Tokens:
        """Raises ``NotAllowedError``: ``wrong-code`` (try again), ``login-expired`` (sign in again) or
        ``login-locked``."""

    def verify(self, id_token: str) -> Person:
        """Signature, issuer, audience, use and expiry checked against the pool's JWKS (kept between calls).
        Raises ``NotAllowedError("signed-out")``."""

    def sign_out(self, tokens: Tokens) -> None:
        """Ends the renewal. An id token stays valid until it expires: who keeps it must drop it."""


class Messages(Protocol):
    def sms(self, mobile: str, text: str) -> None:
        """Hand one text message to the carrier. ``mobile``: 09 and nine ASCII digits, else
        ``InvalidInputError("mobile-invalid")``."""


class Secrets(Protocol):
    def get(self, name: str) -> bytes:
        """``link-key``, ``session-key``, ``form-key``; kept in memory for minutes."""
