"""The code on a form that Daftar printed: its type and values, and proof that we printed it for this very intake.

``DAFTAR1:`` and base45 of: the id of the key (5 bytes), 128 bits of HMAC-SHA256, the content (JSON, deflated). Base45
because a QR code packs its letters tightest. The intake is not in the code: the HMAC covers it, so that a code holds
for one intake alone and tells nobody which. The content is not secret (it stands in print beside the code); it is the
applicant's, so no code ever goes into a log or an error.
A secret may hold several keys, one a line: the first signs and all are accepted.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.proof import base45

PREFIX = "DAFTAR1:"
SHORTEST_KEY = 16
LONGEST_CODE = 1400
"""Signs of a code: more make its squares too small for an office's scanner (QR version 25 at 60 mm: 0.48 mm each)."""
_KEY_ID, _MAC = 5, 16
_LONGEST_CONTENT = 16_384


class TooLongError(Exception):
    """The values don't fit into a code that a scanner can read."""


@dataclass(frozen=True)
class Content:
    """The catalogue type of the form, and its fields' canonical values."""

    type: str
    values: Mapping[str, str]


def seal(content: Content, intake: str, secret: bytes) -> str:
    """The code of a form; always the same for the same values, intake and key. Raises ``TooLongError``."""
    key, said = _keys(secret)[0], _said(content)
    if len(said) > _LONGEST_CONTENT:
        raise TooLongError
    squeezed = zlib.compressobj(9, wbits=-15)
    body = squeezed.compress(said) + squeezed.flush()
    code = PREFIX + base45.encode(_key_id(key) + _mac(key, intake, body) + body)
    if len(code) > LONGEST_CODE:
        raise TooLongError
    return code


def is_ours(code: str) -> bool:
    """Does it look like a form's code? Other codes on a paper are none of our business."""
    return code.startswith(PREFIX)


def verified(code: str, intake: str, secret: bytes) -> Content | None:
    """What we printed for this intake; None for anything else: another intake's, changed, made elsewhere."""
    parts = _parts(code)
    key = {_key_id(held): held for held in _keys(secret)}.get(parts[0]) if parts else None
    if parts is None or key is None or not hmac.compare_digest(parts[1], _mac(key, intake, parts[2])):
        return None
    return _unpacked(parts[2])


def unverified(code: str) -> Content | None:
    """What the code says, whoever made it; None where it says nothing."""
    parts = _parts(code)
    return _unpacked(parts[2]) if parts else None


def _parts(code: str) -> tuple[bytes, bytes, bytes] | None:
    """Key id, HMAC, packed content."""
    raw = base45.decode(code[len(PREFIX) :]) if is_ours(code) and len(code) <= LONGEST_CODE else None
    if raw is None or len(raw) <= _KEY_ID + _MAC:
        return None
    return raw[:_KEY_ID], raw[_KEY_ID : _KEY_ID + _MAC], raw[_KEY_ID + _MAC :]


def _said(content: Content) -> bytes:
    said = [content.type, dict(content.values)]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _unpacked(body: bytes) -> Content | None:
    """Bounded: a few bytes may claim to be gigabytes."""
    expanding = zlib.decompressobj(wbits=-15)
    try:
        said = json.loads(expanding.decompress(body, _LONGEST_CONTENT).decode()) if body else None
    except (zlib.error, ValueError, RecursionError):
        return None
    if not expanding.eof or expanding.unused_data:
        return None
    match said:
        case [str(type_), dict(values)] if all(isinstance(value, str) for value in values.values()):
            return Content(type_, values)
    return None


def _keys(secret: bytes) -> list[bytes]:
    keys = [line.strip() for line in secret.splitlines() if line.strip()]
    if not keys or any(len(key) < SHORTEST_KEY for key in keys):
        raise ValueError(f"a form key has at least {SHORTEST_KEY} bytes")
    return keys


def _key_id(key: bytes) -> bytes:
    """Not secret; as a one-way image of the key it tells nothing of it."""
    return hashlib.sha256(b"daftar form key id\n" + key).digest()[:_KEY_ID]


def _mac(key: bytes, intake: str, body: bytes) -> bytes:
    message = b"daftar form\n" + PREFIX.encode() + intake.encode() + b"\n" + body
    return hmac.new(key, message, hashlib.sha256).digest()[:_MAC]
