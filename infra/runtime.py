"""What a function finds around its package: on AWS the runtime's Python with boto3, and nothing else of ours."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

# What AWS's Python runtime brings along.
_PROVIDED = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six", "urllib3")
_PYTHON = """#!/bin/sh
# A function's Python: no site-packages but the SDK's, and none of this machine's programs on PATH.
PATH=/var/lang/bin:/opt/bin PYTHONPATH={site} exec {python} -S -s "$@"
"""


def make_runtime(folder: Path) -> Path:
    """Write under ``folder`` a program that stands for AWS's Python: what the package lacks is missing here too."""
    shutil.rmtree(folder, ignore_errors=True)
    site = folder / "site"
    site.mkdir(parents=True)
    for name in _PROVIDED:
        origin = _origin(name)
        (site / origin.name).symlink_to(origin)
    python = folder / "python"
    python.write_text(_PYTHON.format(site=site, python=_base_python()))
    python.chmod(0o755)
    return python


def _origin(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    origin = Path(spec.origin)
    return origin.parent if origin.name == "__init__.py" else origin


def _base_python() -> Path:
    return Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
