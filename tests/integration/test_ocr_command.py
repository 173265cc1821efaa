"""``python -m ocr``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from ocr.__main__ import main

from .ocr_paper import SENTENCES, page


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    page(SENTENCES[:1], (1000, 300)).save(path)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "b.pdf"
    path.touch()
    return path


def test_a_file_becomes_its_text(scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(scan)])

    assert status == 0
    assert "خانوادگی" in capsys.readouterr().out


def test_a_refused_file_is_one_line_and_status_1(empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main([str(empty)])

    told = capsys.readouterr()
    assert status == 1
    assert told.out == ""
    assert told.err == f"{empty}: the file is empty (file-empty)\n"


def test_a_file_that_is_not_there_is_one_line_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.png")]) == 1

    assert capsys.readouterr().err.count("\n") == 1


def test_json_stays_json_and_keeps_what_could_be_read(
    empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = tmp_path / "c.png"
    Image.new("L", (100, 100), 255).save(blank)

    status = main(["--json", str(empty), str(blank)])

    told = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [p["file"] for p in told["pages"]] == [str(blank)]
    assert [(e["file"], e["code"]) for e in told["errors"]] == [(str(empty), "file-empty")]


def test_html_shows_the_page_with_its_words(scan: Path, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"

    status = main([str(scan), str(empty), "--html", str(out)])

    told = out.read_text(encoding="utf-8")
    assert status == 1
    assert told.count("data:image/jpeg;base64,") == 1
    assert "خانوادگی" in told
