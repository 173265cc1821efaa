"""The ports in memory: tests/integration/test_stores_*.py runs one class of tests against these and against AWS's."""

from __future__ import annotations

import base64
import json
import math
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chalicelib.errors import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from chalicelib.stores.ports import (
    Add,
    Challenge,
    Data,
    Delete,
    Expect,
    Key,
    Page,
    Person,
    Put,
    Record,
    Require,
    Step,
    Tokens,
    UploadForm,
)

INDEXES = ("by_office", "by_queue", "by_work")


def plain(value: Any) -> Any:
    """What a store gives back for what it was given: lists for tuples, whole numbers for whole floats."""
    match value:
        case None | bool() | str():
            return value
        case int() if abs(value) <= 2**53:
            return value
        case float() if math.isfinite(value):
            return int(value) if value.is_integer() and abs(value) <= 2**53 else value
        case Mapping():
            if not all(isinstance(name, str) for name in value):
                raise TypeError("names must be text")
            return {name: plain(part) for name, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
        case int() | float():
            raise ValueError("number out of range")
        case _:
            raise TypeError(f"{type(value).__name__} cannot be stored")


@dataclass
class _Item:
    version: int
    data: dict[str, Any]
    index: dict[str, tuple[str, str]] = field(default_factory=dict)
    expires_at: int | None = None


class MemoryRecords:
    def __init__(self) -> None:
        self.items: dict[Key, _Item] = {}
        self._lock = threading.Lock()

    def get(self, key: Key) -> Record | None:
        with self._lock:
            item = self.items.get(key)
            return _record(key, item) if item else None

    def list(self, pk: str, prefix: str = "") -> list[Record]:
        with self._lock:
            found = [key for key in self.items if key.pk == pk and key.sk.startswith(prefix)]
            return [_record(key, self.items[key]) for key in sorted(found, key=lambda key: key.sk)]

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
        if name not in INDEXES:
            raise ValueError(name)
        with self._lock:
            places = sorted(
                (item.index[name][1], key.pk, key.sk)
                for key, item in self.items.items()
                if name in item.index and item.index[name][0] == pk and item.index[name][1].startswith(prefix)
            )
            if newest_first:
                places.reverse()
            if after is not None:
                place = _place(after, prefix)
                places = [other for other in places if (other < place if newest_first else other > place)]
            page = places[:limit]
            more = len(places) > limit
            records = [_record(Key(*place[1:]), self.items[Key(*place[1:])]) for place in page]
            return records, _cursor(page[-1]) if more else None

    def commit(self, *steps: Step) -> None:
        keys = [step.key for step in steps]
        if len(set(keys)) != len(keys) or len(keys) > 100:
            raise ValueError("a transaction names each item once, and at most 100 of them")
        prepared = [_prepared(step) for step in steps]
        with self._lock:
            if not all(self._holds(step) for step in prepared):
                raise ConflictError("changed-meanwhile")
            for step in prepared:
                self._apply(step)

    def _holds(self, step: Step) -> bool:
        item = self.items.get(step.key)
        expect = Expect.PRESENT if isinstance(step, Add) else step.expect
        match expect:
            case Expect.ANY:
                return True
            case Expect.ABSENT:
                return item is None
            case Expect.PRESENT:
                return item is not None
            case version:
                return item is not None and item.version == version

    def _apply(self, step: Step) -> None:
        before = self.items.get(step.key)
        match step:
            case Put():
                version = before.version + 1 if before else 1
                self.items[step.key] = _Item(version, dict(step.data), dict(step.index), step.expires_at)
            case Add():
                assert before is not None
                data = before.data | {step.attribute: before.data.get(step.attribute, 0) + step.amount}
                self.items[step.key] = _Item(before.version + 1, data, before.index, before.expires_at)
            case Delete():
                self.items.pop(step.key, None)
            case Require():
                pass


def _prepared(step: Step) -> Step:
    if not isinstance(step, Put):
        return step
    if unknown := set(step.index) - set(INDEXES):
        raise ValueError(f"unknown index: {unknown}")
    return Put(step.key, plain(step.data), step.expect, step.index, step.expires_at)


def _record(key: Key, item: _Item) -> Record:
    return Record(key, item.version, plain(item.data))


def _cursor(place: tuple[str, str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


def _place(cursor: str, prefix: str) -> tuple[str, str, str]:
    try:
        index_sk, pk, sk = json.loads(base64.b64decode(cursor.encode(), altchars=b"-_", validate=True))
    except (ValueError, TypeError) as error:
        raise InvalidInputError("cursor-invalid") from error
    if not str(index_sk).startswith(prefix) or not all(isinstance(part, str) for part in (index_sk, pk, sk)):
        raise InvalidInputError("cursor-invalid")
    return index_sk, pk, sk


class MemoryDocuments:
    def __init__(self) -> None:
        self.objects: dict[str, list[tuple[bytes, str]]] = defaultdict(list)
        self._lengths: dict[str, int] = {}

    def upload_form(
        self, key: str, content_type: str, max_bytes: int, expires_s: int, redirect: str | None = None
    ) -> UploadForm:
        self._lengths[key] = max_bytes
        fields = {"key": key, "Content-Type": content_type}
        return UploadForm(
            "https://objects.example/documents", fields | ({"success_action_redirect": redirect} if redirect else {})
        )

    def post(self, fields: Mapping[str, str], body: bytes) -> bool:
        """What the browser does with a form; False where the store refuses."""
        longest = self._lengths.get(fields["key"])
        if longest is None or not 1 <= len(body) <= longest:
            return False
        self.put(fields["key"], body, fields["Content-Type"])
        return True

    def download(self, key: str, target: Path, version: str | None = None) -> None:
        target.write_bytes(self._body(key, version))

    def put(self, key: str, body: bytes, content_type: str) -> None:
        self.objects[key].append((bytes(body), content_type))

    def get(self, key: str) -> bytes:
        return self._body(key, None)

    def view_url(self, key: str, expires_s: int) -> str:
        return f"https://objects.example/documents/{key}?expires={expires_s}"

    def keys(self, prefix: str) -> Iterator[str]:
        yield from sorted(key for key in self.objects if key.startswith(prefix))

    def versions(self, key: str) -> list[str]:
        """Oldest first."""
        return [str(number) for number in range(len(self.objects[key]))]

    def _body(self, key: str, version: str | None) -> bytes:
        written = self.objects.get(key, [])
        number = len(written) - 1 if version is None else int(version)
        if not 0 <= number < len(written):
            raise NotFoundError("object-missing")
        return written[number][0]


class MemoryQueues:
    def __init__(self) -> None:
        self.sent: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("pages", "documents", "checks", "submissions")
        }

    def send(self, queue: str, *bodies: Data) -> None:
        waiting = self.sent[queue]
        waiting.extend([json.loads(json.dumps(body)) for body in bodies])

    def take(self, queue: str) -> list[dict[str, Any]]:
        """All that waits, in the order sent; the queue is empty afterwards."""
        waiting, self.sent[queue] = self.sent[queue], []
        return waiting


@dataclass
class _Account:
    person: Person
    password: str
    code: str
    failures: int = 0


class MemoryPeople:
    """Five wrong passwords in a row lock an account; an id token is ``token-<username>`` while signed in."""

    def __init__(self) -> None:
        self._accounts: dict[str, _Account] = {}
        self._signed_in: dict[str, str] = {}

    def enrol(self, person: Person, password: str, code: str = "123456") -> None:
        self._accounts[person.username] = _Account(person, password, code)

    def sign_in(self, username: str, password: str) -> Challenge:
        account = self._accounts.get(username)
        if account is not None and account.failures >= 5:
            raise NotAllowedError("login-locked")
        if account is None or account.password != password:
            if account is not None:
                account.failures += 1
            raise NotAllowedError("wrong-login")
        account.failures = 0
        return Challenge(username, f"session-{username}")

    def answer(self, challenge: Challenge, code: str) -> Tokens:
        account = self._accounts.get(challenge.username)
        if account is None or challenge.session != f"session-{challenge.username}":
            raise NotAllowedError("login-expired")
        if code != account.code:
            raise NotAllowedError("wrong-code")
        return self.tokens_for(challenge.username)

    def tokens_for(self, username: str) -> Tokens:
        """Signed in without the two steps, for tests of what comes after."""
        token = f"token-{username}"
        self._signed_in[token] = username
        return Tokens(token, f"refresh-{username}", 3600)

    def verify(self, id_token: str) -> Person:
        username = self._signed_in.get(id_token)
        if username is None:
            raise NotAllowedError("signed-out")
        return self._accounts[username].person

    def sign_out(self, tokens: Tokens) -> None:
        """Like a JWT, an id token stays valid until it expires: only its renewal ends here."""


class MemoryMessages:
    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []

    def sms(self, mobile: str, text: str) -> None:
        if not (mobile.isascii() and mobile.isdigit() and len(mobile) == 11 and mobile.startswith("09")):
            raise InvalidInputError("mobile-invalid", field="mobile")
        self.sent.append((mobile, text))


class MemorySecrets:
    def __init__(self, **values: bytes) -> None:
        self._values = {
            "link-key": b"a link key that is only for tests",
            "session-key": b"a session key that is only for tests",
            "form-key": b"a form key that is only for tests",
        } | {name.replace("_", "-"): value for name, value in values.items()}

    def get(self, name: str) -> bytes:
        return self._values[name]
