"""Where a store's uploads go and its previews come from: the other origins that a page with files may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from chalicelib.stores.ports import Documents


def origins(documents: Documents) -> tuple[str, ...]:
    """Scheme and host of both, by signing one of each: nothing is asked of the store."""
    form = documents.upload_form("origin", "application/octet-stream", 1, 60)
    return tuple(sorted({_origin(form.url), _origin(documents.view_url("origin", 60))}))


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
