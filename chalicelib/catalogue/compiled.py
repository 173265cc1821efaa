"""The YAML of a catalogue as one JSON file beside it, written when the package is built: parsing YAML is most of what
loading costs, and a cold start should not pay for it. A compiled file that is not of these very files is passed over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FILE = "compiled.json"


def write(root: Path, raw: Mapping[Path, Any]) -> Path:
    """``raw``: what each file says. Only a sound catalogue is compiled, so that loading it needn't check it again."""
    content = {"of": _digest(root, raw), "files": {path.relative_to(root).as_posix(): raw[path] for path in raw}}
    (root / FILE).write_text(json.dumps(content, ensure_ascii=False, default=str), encoding="utf-8")
    return root / FILE


def read(root: Path, files: Iterable[Path]) -> dict[Path, Any] | None:
    """What each of these files says, or None where nothing was compiled or a file changed after it."""
    try:
        content = json.loads((root / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if content.get("of") != _digest(root, files):
        return None
    return {root / name: raw for name, raw in content["files"].items()}


def _digest(root: Path, files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(files):
        for piece in (path.relative_to(root).as_posix().encode(), path.read_bytes()):
            found.update(len(piece).to_bytes(8, "big") + piece)
    return found.hexdigest()
