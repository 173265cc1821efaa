"""What the server hands to a browser and gets back unchanged: sealed values and form tokens, under the session key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Signer:
    """HMAC-SHA256 under one key; ``purpose`` keeps what was sealed for one use from serving another."""

    key: bytes

    def seal(self, purpose: str, values: Mapping[str, str], until: datetime) -> str:
        body = _encode(json.dumps({"until": until.timestamp(), "values": dict(values)}).encode())
        return f"{body}.{self._mac(purpose, body)}"

    def unseal(self, purpose: str, sealed: str, now: datetime) -> dict[str, str] | None:
        """The sealed values; None if the seal is not ours, is for another purpose, or has run out."""
        body, _, mac = sealed.partition(".")
        if not hmac.compare_digest(mac.encode(), self._mac(purpose, body).encode()):
            return None
        content = json.loads(_decode(body))
        values: dict[str, str] = content["values"]
        return values if now.timestamp() < content["until"] else None

    def form_token(self, binding: str) -> str:
        """What a form carries to show that it came from our own page in this very session."""
        return self._mac("form", binding)

    def form_token_fits(self, binding: str, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.form_token(binding).encode())

    def _mac(self, purpose: str, body: str) -> str:
        return _encode(hmac.digest(self.key, f"{purpose}\0{body}".encode(), hashlib.sha256))


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
