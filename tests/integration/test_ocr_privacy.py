"""What the reader of pages must not give away, whoever made its parts and whatever a file does to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_running_a_network_leaves_nothing_to_report_to_its_maker(tmp_path: Path) -> None:
    code = "from ocr.engine import OpenEngine; from ocr.recogniser import Recogniser; Recogniser()"
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}

    subprocess.run([sys.executable, "-c", code], env=home, check=True)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
