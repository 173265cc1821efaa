"""Third-party wheels, installed for a target and stripped of what never runs there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

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
# same size is for programs in C; rapidfuzz falls back from its AVX2 copies; AVIF, and PDF maps for Chinese, Japanese
# and Korean, are not read here.
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
    "pdfminer/cmap/*",
    "rapidfuzz/**/*_avx2.*",
)
_REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==")


def names(requirements: Path) -> frozenset[str]:
    """The distributions that a compiled requirements file pins."""
    found = (_REQUIREMENT.match(line) for line in requirements.read_text().splitlines())
    return frozenset(match[1].lower() for match in found if match)


def shipped(requirements: Path, but: Iterable[str] = ()) -> str:
    """The compiled requirements, with their hashes, that are installed for a function; ``but`` are left out as well."""
    left_out = _NOT_SHIPPED.union(but)
    blocks = re.split(r"^(?=[A-Za-z0-9])", requirements.read_text(), flags=re.MULTILINE)[1:]
    return "".join(block for block in blocks if _name(block) not in left_out)


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
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-compile",
    ]
    command += [
        "--only-binary=:all:",
        "--require-hashes",
        "--target",
        str(making),
        "-r",
        str(listed),
        *target.pip_flags,
    ]
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


def _name(block: str) -> str:
    match = _REQUIREMENT.match(block)
    return match[1].lower() if match else ""


def _strip(folder: Path) -> None:
    for path in [path for pattern in _STRIPPED for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
