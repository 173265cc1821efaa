"""How large a build is, against AWS's limit."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from . import InfraError

# AWS refuses more than 250 MiB unpacked, function and layers together; we stop earlier, to leave room.
LIMIT_MB = 240.0
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """In megabytes, unpacked and as zips."""

    function: float
    layer: float
    function_zip: float
    layer_zip: float

    @property
    def together(self) -> float:
        return self.function + self.layer

    def __str__(self) -> str:
        parts = f"function {self.function:.0f} MB + layer {self.layer:.0f} MB = {self.together:.0f} MB"
        return f"{parts} unpacked (limit {LIMIT_MB:.0f})"


def measure(function_zip: Path, layer_zip: Path, limit_mb: float = LIMIT_MB) -> Sizes:
    """Raises ``InfraError`` over the limit."""
    packed = (function_zip.stat().st_size / _MB, layer_zip.stat().st_size / _MB)
    sizes = Sizes(_unpacked(function_zip), _unpacked(layer_zip), *packed)
    if sizes.together > limit_mb:
        raise InfraError(f"The package is too large for AWS: {sizes}; strip more in infra/dependencies.py")
    return sizes


def _unpacked(archive: Path) -> float:
    with zipfile.ZipFile(archive) as opened:
        return sum(entry.file_size for entry in opened.infolist()) / _MB
