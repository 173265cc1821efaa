"""The function package and the template: `chalice package` on a clean copy of what is shipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from . import ROOT, InfraError
from .dependencies import install, shipped
from .digest import digest, files_in
from .target import Target

_SOURCES = (ROOT / "app.py", ROOT / "chalicelib", ROOT / ".chalice/config.json", ROOT / ".chalice/policies")
_RESOURCES = ROOT / "infra/resources.yaml"


def build_package(stage: str, target: Target, cache: Path) -> Path:
    """A folder with ``deployment.zip`` and ``template.json``, which says ``./deployment.zip`` and ``./layer.zip``."""
    wheels = install(shipped(ROOT / "requirements.txt", target), target, cache)
    place = cache / f"package-{stage}-{digest(target.name, wheels.name, stage, *_SOURCES, _RESOURCES)}"
    if place.exists():
        return place
    project, making = cache / f"project-{stage}", place.with_suffix(".making")
    for folder in (project, making):
        shutil.rmtree(folder, ignore_errors=True)
    _copy_sources(project)
    _compile_catalogue(project)
    (project / "requirements.txt").write_text("")
    # Chalice ships what lies in vendor/ and follows links there: so we choose the wheels, for any target.
    (project / "vendor").symlink_to(wheels)
    _chalice_package(project, stage, making)
    template = yaml.safe_load((making / "sam.yaml").read_text())
    (making / "template.json").write_text(json.dumps(template, indent=1, sort_keys=True))
    (making / "sam.yaml").unlink()
    making.rename(place)
    shutil.rmtree(project)
    return place


def read_template(package: Path) -> dict[str, Any]:
    template: dict[str, Any] = json.loads((package / "template.json").read_text())
    return template


def _copy_sources(project: Path) -> None:
    for source in _SOURCES:
        for path in files_in(source):
            copy = project / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def _compile_catalogue(project: Path) -> None:
    """A faulty catalogue stops here, before anything is deployed; a sound one is shipped ready to load."""
    from chalicelib.catalogue.loader import CatalogueError, compile_

    try:
        compile_(project / "chalicelib/catalogue/data")
    except CatalogueError as fault:
        raise InfraError(f"the catalogue can't be used:\n{fault}") from fault


def _chalice_package(project: Path, stage: str, out: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from chalice.cli import main; sys.exit(main())",
        "--project-dir",
        str(project),
        "package",
    ]
    command += ["--stage", stage, "--merge-template", str(_RESOURCES), str(out)]
    # No credentials and no region of the person who builds: packaging asks AWS nothing.
    ours = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    ours["AWS_DEFAULT_REGION"] = "us-east-1"
    done = subprocess.run(command, cwd=project, env=ours, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InfraError(f"chalice package failed:\n{(done.stderr or done.stdout).strip()}")
