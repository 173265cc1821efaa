"""What the reader of pages must not give away, whoever made its parts and whatever a file does to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ocr.confined import confined
from ocr.errors import OcrError
from ocr.limits import Limits


def test_running_a_network_leaves_nothing_to_report_to_its_maker(tmp_path: Path) -> None:
    code = "from ocr.engine import OpenEngine; from ocr.recogniser import Recogniser; Recogniser()"
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}

    subprocess.run([sys.executable, "-c", code], env=home, check=True)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_process_that_opens_a_strangers_pdf_has_none_of_the_workers_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    code = f"import os; open({str(seen)!r}, 'w').write('\\n'.join(os.environ))"
    (tmp_path / "sitecustomize.py").write_text(code)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("AWS_SESSION_TOKEN", "secret")
    monkeypatch.setenv("DAFTAR_LINK_KEY_SECRET", "a name")

    with pytest.raises(OcrError):
        confined(Limits(), "count", tmp_path / "a.pdf")

    names = seen.read_text().split("\n")
    assert "PYTHONPATH" in names
    assert not [name for name in names if name.startswith(("AWS_", "DAFTAR_"))]
