"""Third-party wheels, installed for a target and stripped of what never runs there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.markers import Marker

from . import InfraError
from .digest import digest
from .target import Target

# Chalice's command line asks for these; its part that runs in a function (two modules, which `chalice package` adds)
# does not, and the AWS SDK is in AWS's runtime.
_NOT_SHIPPED = frozenset(
    (
        *("ansicon", "blessed", "chalice", "click", "editor", "inquirer", "jinxed", "packaging", "pip", "readchar"),
        *("runs", "setuptools", "tzdata", "wcwidth", "wheel", "xmod"),
        *("boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"),
    )
)
# Beside tests and headers: onnxruntime's Python module has the whole engine in itself, and the shared library of the
# same size is for programs in C; rapidfuzz falls back from its AVX2 copies; AVIF is not read here.
_STRIPPED = (
    "**/__pycache__",
    "**/tests",
    "**/test",
    "**/*.pyi",
    "**/*.pyx",
    "**/*.pxd",
    "**/*.a",
    "**/RECORD",
    "bin",
    "numpy/_core/include",
    "numpy/f2py",
    "onnxruntime/backend",
    "onnxruntime/capi/libonnxruntime.so*",
    "onnxruntime/datasets",
    "onnxruntime/quantization",
    "onnxruntime/tools",
    "onnxruntime/transformers",
    "PIL/_avif*.so",
    "pillow.libs/libavif*",
    "rapidfuzz/**/*_avx2.*",
)
_REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==[^ ;\\]+(?: *; *(?P<marker>[^\\]+))?")


def names(requirements: Path) -> frozenset[str]:
    """The distributions that a compiled requirements file pins."""
    return frozenset(pin["name"].lower() for pin, _ in _pins(requirements))


def shipped(requirements: Path, target: Target, but: Iterable[str] = ()) -> str:
    """The compiled requirements, with their hashes, that ``target`` gets; ``but`` are left out as well."""
    left_out = _NOT_SHIPPED.union(but)
    return "".join(
        _without_marker(block, pin)
        for pin, block in _pins(requirements)
        if pin["name"].lower() not in left_out and _fits(pin["marker"], target)
    )


_PIP = (
    *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
    *("--no-deps", "--no-compile", "--only-binary=:all:", "--require-hashes"),
)


def install(requirements: str, target: Target, cache: Path) -> Path:
    """The folder with these pinned wheels for ``target``, made once for each content of the requirements.

    Only wheels are taken: a source distribution would be compiled against this machine's libraries."""
    place = cache / f"wheels-{target.name}-{digest(requirements, *_STRIPPED)}"
    if place.exists():
        return place
    making = place.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    listed = making.with_suffix(".txt")
    listed.write_text(requirements)
    command = [*_PIP, "--target", str(making), "-r", str(listed), *target.pip_flags]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    listed.unlink()
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
        raise InfraError(
            f"pip could not install the {target.name} wheels ({reason[0]}); check the network, then try again"
        )
    _strip(making)
    making.rename(place)
    return place


def _pins(requirements: Path) -> Iterator[tuple[re.Match[str], str]]:
    for block in re.split(r"^(?=[A-Za-z0-9])", requirements.read_text(), flags=re.MULTILINE):
        pin = _REQUIREMENT.match(block)
        if pin:
            yield pin, block


def _fits(marker: str | None, target: Target) -> bool:
    """pip asks a marker of the Python that it runs on, which need not be the target's."""
    full = {"python_version": target.python, "python_full_version": f"{target.python}.0", "sys_platform": "linux"}
    return marker is None or Marker(marker.strip()).evaluate(full)


def _without_marker(block: str, pin: re.Match[str]) -> str:
    start, end = pin.span("marker")
    return block if pin["marker"] is None else block[:start].rstrip(" ;") + " " + block[end:]


def _strip(folder: Path) -> None:
    for path in [path for pattern in _STRIPPED for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
