"""What imports ``ocr`` for its errors or its model pays for no network and no image library."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "PIL", "onnxruntime", "pypdfium2", "tesserocr")


@pytest.mark.parametrize("module", ["ocr", "ocr.errors", "ocr.model", "ocr.serialise", "ocr.files", "ocr.limits"])
def test_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"
