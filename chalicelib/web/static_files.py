"""The files that every page shares: stylesheet, scripts, icon, font. Named by content, so kept by the browser."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chalicelib.errors import NotFoundError
from chalicelib.web.response import Response

_ROOM = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    body: bytes
    content_type: str
    digest: str


@cache
def files() -> Mapping[str, StaticFile]:
    return {path.name: _read(path) for path in sorted(_ROOM.iterdir()) if path.suffix in _TYPES}


def digest(name: str) -> str:
    return files()[name].digest


def answer(name: str, *, asked_for: str, known: str) -> Response:
    """``asked_for``: the digest in the link, if any; ``known``: the browser's If-None-Match.

    A link with the present digest never changes; another link is asked again after an hour.
    """
    found = files().get(name)
    if found is None:
        raise NotFoundError("page-not-found")
    tag = f'"{found.digest}"'
    lasting = "public, max-age=31536000, immutable" if asked_for == found.digest else "public, max-age=3600"
    headers: dict[str, str | list[str]] = {
        "Content-Type": found.content_type,
        "ETag": tag,
        "Cache-Control": lasting,
        "X-Content-Type-Options": "nosniff",
    }
    if known == tag:
        return Response(b"" if found.content_type == "font/woff2" else "", headers, 304)
    body: bytes | str = found.body if found.content_type == "font/woff2" else found.body.decode("utf-8")
    return Response(body, headers)


def _read(path: Path) -> StaticFile:
    body = path.read_bytes()
    return StaticFile(body, _TYPES[path.suffix], hashlib.sha256(body).hexdigest()[:12])
