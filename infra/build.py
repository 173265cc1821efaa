"""The build, one path for AWS and for here: package, layer, template. What is unchanged is not built again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import BUILD
from .layer import build_layer
from .package import build_package, read_template
from .sizes import Sizes, measure
from .target import Target


@dataclass(frozen=True, slots=True)
class Build:
    """Two zips and the template that names them ``./deployment.zip`` and ``./layer.zip``."""

    stage: str
    target: Target
    function_zip: Path
    layer_zip: Path
    template: dict[str, Any]
    sizes: Sizes


def build(stage: str, target: Target, cache: Path = BUILD) -> Build:
    """Build ``stage`` for ``target``, or find it built. Raises ``InfraError`` when it grew over AWS's limit."""
    cache.mkdir(parents=True, exist_ok=True)
    layer = build_layer(target, cache)
    package = build_package(stage, target, cache)
    function = package / "deployment.zip"
    return Build(stage, target, function, layer, read_template(package), measure(function, layer))
