"""The citizen's link: a token that names a case and proves that we made it.

``1.<key id>.<case id>.<mac>``: version, the key that signed (its id follows from the key), the case, and 128 bits of
HMAC-SHA256 in base32, whose letters survive a text message and being read out.
A secret may hold several keys, one a line: the first signs and all are accepted, so a key is rotated by putting a new
one before it and taking the old one out when its links need not open any more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from chalicelib.errors import NotFoundError

VERSION = "1"
MAC_BYTES = 16
SHORTEST_KEY = 16
TOKEN = re.compile(r"1\.([a-z2-7]{8})\.([A-Za-z0-9_-]{1,64})\.([a-z2-7]{26})", re.ASCII)
CASE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


def make(case_id: str, key: bytes) -> str:
    """The token of a case; always the same for the same case and key."""
    if not CASE_ID.fullmatch(case_id):
        raise ValueError("a case id has letters, digits, - and _ only")
    signing = _keys(key)[0]
    return f"{VERSION}.{_key_id(signing)}.{case_id}.{_mac(signing, case_id)}"


def open(token: str, key: bytes) -> str:  # noqa: A001 - links.open reads as what it does
    """The case id. Raises ``NotFoundError("link-invalid")`` for anything that we did not make with a key still held."""
    parts = TOKEN.fullmatch(token)
    if parts is None:
        raise NotFoundError("link-invalid")
    key_id, case_id, mac = parts.groups()
    signing = {_key_id(held): held for held in _keys(key)}.get(key_id)
    if signing is None or not hmac.compare_digest(mac, _mac(signing, case_id)):
        raise NotFoundError("link-invalid")
    return case_id


def _keys(secret: bytes) -> list[bytes]:
    keys = [line.strip() for line in secret.splitlines() if line.strip()]
    if not keys or any(len(key) < SHORTEST_KEY for key in keys):
        raise ValueError(f"a link key has at least {SHORTEST_KEY} bytes")
    return keys


def _key_id(key: bytes) -> str:
    """Not secret; as a one-way image of the key it tells nothing of it."""
    return _base32(hashlib.sha256(b"daftar link key id\n" + key).digest()[:5])


def _mac(key: bytes, case_id: str) -> str:
    message = f"daftar link\n{VERSION}\n{case_id}".encode()
    return _base32(hmac.new(key, message, hashlib.sha256).digest()[:MAC_BYTES])


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()
