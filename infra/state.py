"""What the tools remember between commands, under .daftar/: logins of seeded people, where the local AWS answers.

Files hold secrets: they are readable by their owner alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from . import ROOT

FOLDER = ROOT / ".daftar"


def read(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Empty if it was never written."""
    path = folder / f"{name}.json"
    if not path.exists():
        return {}
    content: dict[str, Any] = json.loads(path.read_text())
    return content


def write(name: str, content: dict[str, Any], folder: Path = FOLDER) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    making = path.with_suffix(".making")
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as opened:
        json.dump(content, opened, ensure_ascii=False, indent=1)
    making.replace(path)


def forget(name: str, folder: Path = FOLDER) -> None:
    (folder / f"{name}.json").unlink(missing_ok=True)
