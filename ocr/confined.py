"""Work on an untrusted PDF in a process of its own, under a limit of time and of memory.

pdfium expands streams as it meets them, so a small file can ask for gigabytes, and it ends its process when it runs
out. In a child that is an exit status; the worker stays warm and whole.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocr.errors import MESSAGES, OcrError
from ocr.limits import Limits

GRACE_SECONDS = 2
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG", "HOME", "TMPDIR")
"""What the child needs of the environment. The worker's credentials stand there too, and are none of its business."""


def confined(limits: Limits, work: str, path: Path, **wanted: Any) -> bytes:
    """What the child wrote for ``work`` (a name of ``ocr.pdf.WORK``) on ``path``.

    Raises OcrError: the child's own code, or ``page-too-expensive`` when a limit ended it.
    """
    order = json.dumps({"work": work, "path": str(path), **wanted})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ocr.pdf"],
            input=order.encode(),
            capture_output=True,
            timeout=limits.child_seconds + GRACE_SECONDS,
            preexec_fn=_limiter(limits),
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OcrError("page-too-expensive") from None
    if done.returncode:
        raise _error(done.stderr)
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _limiter(limits: Limits) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.child_bytes, limits.child_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.child_seconds, limits.child_seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


def _error(stderr: bytes) -> OcrError:
    """The error that the child named in its last line; a child that died without a word met a limit."""
    last = (stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
    try:
        told = json.loads(last)
        return OcrError(told["code"], **told["params"]) if told["code"] in MESSAGES else OcrError("page-too-expensive")
    except (ValueError, TypeError, KeyError):
        return OcrError("page-too-expensive")
