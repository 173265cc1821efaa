"""What may be handed in: names, sizes, kinds. What the bytes really are is found out later, by ``pipeline/receive``."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from chalicelib.errors import InvalidInputError

MAX_BYTES = 20 * 1024 * 1024
MAX_DOCUMENTS = 30
CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}


def original_key(intake: str, document: str) -> str:
    return f"uploads/{intake}/{document}/original"


def preview_key(intake: str, document: str, page: int) -> str:
    return f"pages/{intake}/{document}/{page}/preview.jpg"


def words_key(intake: str, document: str, page: int) -> str:
    return f"pages/{intake}/{document}/{page}/words.json"


def reading_key(intake: str, document: str) -> str:
    return f"readings/{intake}/{document}.json"


_ORIGINAL = re.compile(r"uploads/([a-z0-9]+)/([a-z0-9]+)/original")


def upload_of(key: str) -> tuple[str, str] | None:
    """The (intake, document) whose original lies there; None for any other key."""
    found = _ORIGINAL.fullmatch(key)
    return (found[1], found[2]) if found else None


def file_name(given: str) -> str:
    """The last part of the path, without control and bidi characters, at most 120 characters with its ending.
    Raises ``InvalidInputError("file-name-missing", field="filename")``."""
    last = re.split(r"[/\\]", given)[-1]
    shown = "".join(character for character in last if not unicodedata.category(character).startswith("C")).strip()
    if not shown:
        raise InvalidInputError("file-name-missing", field="filename")
    ending = PurePosixPath(shown).suffix[:10]
    return shown if len(shown) <= 120 else shown[: 120 - len(ending)] + ending


def content_type(name: str) -> str:
    """Raises ``InvalidInputError("file-type-unknown", field="filename")``."""
    known = CONTENT_TYPES.get(PurePosixPath(name).suffix.lower())
    if known is None:
        raise InvalidInputError("file-type-unknown", field="filename", file=name)
    return known


def size(given: int) -> int:
    """Raises ``InvalidInputError`` (``file-empty``, ``file-too-large``; ``field``: size)."""
    if given < 1:
        raise InvalidInputError("file-empty", field="size")
    if given > MAX_BYTES:
        raise InvalidInputError("file-too-large", field="size", limit=str(MAX_BYTES // 1024 // 1024))
    return given
