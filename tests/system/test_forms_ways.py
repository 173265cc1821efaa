"""Papers set by a browser and PDFs written by programs: all fields on the page, boxes around ink, bytes repeat."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser

from chalicelib.catalogue import load
from forms import report
from forms.__main__ import main
from forms.browser.pages import page
from forms.browser.press import Press
from forms.canvas import Box, Canvas, union
from forms.draft import Draft
from forms.fonts import Fonts
from forms.values import Author
from forms.words import look

CATALOGUE = load()
TODAY = date(2026, 11, 24)
FONTS = Fonts.installed()


def a_draft(type_id: str, seed: int) -> Draft:
    type_ = CATALOGUE.documents[type_id]
    author = Author(f"{type_id}/{seed}", TODAY, "any", [type_], ())
    return Draft(author.write(type_), look(type_id), lambda name: author.aside(type_, name))


def assert_whole(canvas: Canvas, draft: Draft) -> None:
    """Every field is there and inside, none of its text lies on another's, and there is ink where it should be."""
    assert set(draft.paper.values) - set(draft.look.sometimes) <= set(canvas.values) <= set(draft.paper.values)
    for line in canvas.lines:
        assert line.box[0] > -1, line
        assert line.box[1] > -1, line
        assert line.box[2] < canvas.image.width + 1, line
        assert line.box[3] < canvas.image.height + 1, line
    boxes = [line.box for line in canvas.lines]
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            assert wide <= 2 or high <= 5, (canvas.lines[place], other)
    for name, pieces in canvas.values.items():
        assert is_inked(canvas.image, union(pieces)), name


def is_inked(image: Image.Image, box: Box) -> bool:
    """Is something printed in the box, and over most of its width if there is room for more than a character?"""
    x0, y0, x1, y1 = box
    grey = np.asarray(image.convert("L").crop((round(x0), round(y0), round(x1) + 1, round(y1) + 1)))
    dark = (grey < grey.max() * 0.75).any(axis=0).nonzero()[0]
    return len(dark) > 0 and (x1 - x0 < 1.5 * (y1 - y0) or bool(dark.max() - dark.min() >= (x1 - x0) * 0.6 - 3))


@pytest.mark.parametrize("type_id", sorted(CATALOGUE.documents))
def test_a_browser_sets_every_field_of_every_type(browser: Browser, type_id: str) -> None:
    draft = a_draft(type_id, 1)

    canvas = Press(browser).picture(page(draft, Random(f"{type_id}/1"), FONTS), 100, FONTS)

    assert_whole(canvas, draft)


@pytest.mark.parametrize("type_id", sorted(set(CATALOGUE.documents) - {"photo"}))
def test_a_report_library_sets_every_field_of_every_type(type_id: str) -> None:
    draft = a_draft(type_id, 3)

    _, canvas = report.pdf(draft, Random(type_id), FONTS, TODAY)

    assert_whole(canvas, draft)


@pytest.mark.parametrize("type_id", ["permit_request", "lease", "national_card"])
def test_what_a_browser_prints_stands_where_its_proof_says(browser: Browser, type_id: str) -> None:
    draft = a_draft(type_id, 5)

    data, proof = Press(browser).pdf(page(draft, Random(type_id), FONTS), FONTS, TODAY)

    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
        printed = document[0].render(scale=proof.dpi / 72).to_pil().convert("RGB")
        assert document[0].get_textpage().count_chars() > 100
    for pieces in proof.values.values():
        assert is_inked(printed, union(pieces))


@pytest.mark.parametrize("way", ["browser", "pdf", "mixed"])
def test_the_same_seed_gives_the_same_package(tmp_path: Path, way: str) -> None:
    for name in ("one", "two"):
        options = ["--seed", "4", "--level", "office", "--today", "2026-11-24", "--way", way]
        # A process of its own: two browsers can't be driven from one thread.
        program = [sys.executable, "-m", "forms", "property", *options, "--out", str(tmp_path / name)]
        subprocess.run(program, check=True, capture_output=True)

    one, two = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    for document in json.loads(one["truth.json"])["documents"]:
        assert document["layout"]
        assert all(field["box"][0] < field["box"][2] for field in document["fields"].values())


def test_without_a_browser_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert main(["property", "--out", str(tmp_path / "out"), "--way", "browser"]) == 2

    assert "make setup-test" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
