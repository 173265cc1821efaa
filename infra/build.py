"""The build, one path for AWS and for here: package, layer, template. What is unchanged is not built again."""

from __future__ import annotations

import contextlib
import fcntl
import json
import shutil
from collections.abc import Iterator
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

    def lay_out(self, folder: Path) -> None:
        """What `aws cloudformation package` asks for, side by side: template.json, deployment.zip, layer.zip."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "template.json").write_text(json.dumps(self.template, indent=1, sort_keys=True))
        shutil.copyfile(self.function_zip, folder / "deployment.zip")
        shutil.copyfile(self.layer_zip, folder / "layer.zip")


def build(stage: str, target: Target, cache: Path = BUILD) -> Build:
    """Build ``stage`` for ``target``, or find it built. Raises ``InfraError`` when it grew over AWS's limit."""
    with _alone_in(cache):
        layer = build_layer(target, cache)
        package = build_package(stage, target, cache)
    function = package / "deployment.zip"
    return Build(stage, target, function, layer, read_template(package), measure(function, layer))


@contextlib.contextmanager
def _alone_in(cache: Path) -> Iterator[None]:
    """Two builds at once would meet in each other's half-made files: the second waits."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
