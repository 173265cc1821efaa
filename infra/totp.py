"""The one-time code that a phone's app would show (RFC 6238: HMAC-SHA-1, 30 s, six digits)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct

STEP_S = 30


def code(secret: str, at: float) -> str:
    """``secret`` in base32, as Cognito gives it; ``at`` in Unix seconds."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    sum_ = hmac.new(key, struct.pack(">Q", int(at) // STEP_S), hashlib.sha1).digest()
    start = sum_[-1] & 0x0F
    number = struct.unpack(">I", sum_[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
