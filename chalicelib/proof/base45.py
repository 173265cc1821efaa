"""Base45 (RFC 9285): bytes in the 45 signs that a QR code packs two into eleven bits."""

from __future__ import annotations

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PLACE = {sign: place for place, sign in enumerate(SIGNS)}


def encode(raw: bytes) -> str:
    text: list[str] = []
    for start in range(0, len(raw), 2):
        pair = raw[start : start + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, place = divmod(number, 45)
            text.append(SIGNS[place])
    return "".join(text)


def decode(text: str) -> bytes | None:
    """None for what ``encode`` can't have written."""
    raw = bytearray()
    for start in range(0, len(text), 3):
        places = [_PLACE.get(sign) for sign in text[start : start + 3]]
        if len(places) < 2 or None in places:
            return None
        number = sum(place * 45**power for power, place in enumerate(places) if place is not None)
        if number >= 256 ** (len(places) - 1):
            return None
        raw += number.to_bytes(len(places) - 1, "big")
    return bytes(raw)
