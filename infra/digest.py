"""Content digests: what decides whether a thing already built can be used again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_LEFT_OUT = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def files_in(tree: Path) -> Iterator[Path]:
    """The files under ``tree`` that count, in a fixed order; ``tree`` itself if it is a file."""
    if tree.is_file():
        yield tree
        return
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not _LEFT_OUT.intersection(path.parts) and path.suffix != ".pyc":
            yield path


def digest(*parts: str | Path) -> str:
    """Twenty hex digits over names and contents; a string counts as it is, a path with all that lies under it."""
    sum_ = hashlib.sha256()
    for piece in _pieces(parts):
        sum_.update(len(piece).to_bytes(8, "big"))
        sum_.update(piece)
    return sum_.hexdigest()[:20]


def _pieces(parts: Iterable[str | Path]) -> Iterator[bytes]:
    for part in parts:
        if isinstance(part, str):
            yield part.encode()
            continue
        for path in files_in(part):
            yield str(path.relative_to(part.parent)).encode()
            yield path.read_bytes()
