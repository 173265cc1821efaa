"""The public keys that staff's tokens are signed with (JWKS, RFC 7517), fetched when needed and kept between calls."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, Protocol
from urllib.request import urlopen

from jwt import PyJWK, PyJWKSet

KEPT_S = 3600
# A token may name any key it likes: an unknown name must not make us fetch on every request.
REST_S = 60


class UnknownKeyError(Exception):
    """No key of that name signs here."""


class KeySource(Protocol):
    def key(self, name: str) -> PyJWK: ...


def fetch(address: str) -> dict[str, Any]:
    """The JWKS document. ``address`` comes from our own settings, never from a token."""
    with urlopen(address, timeout=5) as answer:  # noqa: S310
        document: dict[str, Any] = json.load(answer)
    return document


class SigningKeys:
    """``fetch`` gives the JWKS document; its errors are the infrastructure's and pass as they are."""

    def __init__(self, fetch: Callable[[], dict[str, Any]], monotonic: Callable[[], float] = time.monotonic) -> None:
        self._fetch, self._monotonic = fetch, monotonic
        self._keys: dict[str, PyJWK] = {}
        self._fetched_at: float | None = None

    def key(self, name: str) -> PyJWK:
        """Raises ``UnknownKeyError``."""
        age = self._age()
        if age is None or age > KEPT_S or (name not in self._keys and age > REST_S):
            self._renew()
        if name not in self._keys:
            raise UnknownKeyError
        return self._keys[name]

    def _age(self) -> float | None:
        return None if self._fetched_at is None else self._monotonic() - self._fetched_at

    def _renew(self) -> None:
        keys = PyJWKSet.from_dict(self._fetch()).keys
        self._keys = {key.key_id: key for key in keys if key.key_id}
        self._fetched_at = self._monotonic()
