"""What a file is, and the files that offices should not send: each is refused by its code, within seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from forms.bad import BAD_FILES
from ocr.confined import confined
from ocr.errors import OcrError
from ocr.files import FileFacts, examine
from ocr.limits import Limits


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(OcrError) as refused:
        examine(path, limits)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty.pdf", "file-empty"),
        ("text.pdf", "file-type-unknown"),
        ("truncated.jpg", "file-damaged"),
        ("encrypted.pdf", "pdf-encrypted"),
        ("500-pages.pdf", "too-many-pages"),
        ("20000x20000.png", "image-too-large"),
    ],
)
def test_a_bad_file_is_refused_by_its_code(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name]())

    assert refusal(path) == code


def test_a_refusal_carries_the_numbers_of_its_message(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(BAD_FILES["500-pages.pdf"]())

    with pytest.raises(OcrError, match="500 pages, more than 50") as refused:
        examine(path)

    assert refused.value.params == {"pages": 500, "limit": 50}


def test_a_page_that_expands_to_gigabytes_ends_within_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(BAD_FILES["zip-bomb.pdf"]())
    started = time.monotonic()

    with pytest.raises(OcrError) as refused:
        confined(Limits(child_seconds=5, child_bytes=400 << 20), "render", path, page=1, pixels=1_000_000)

    assert refused.value.code == "page-too-expensive"
    assert time.monotonic() - started < 10


def test_a_pdf_of_noise_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)

    assert refusal(path) == "file-damaged"


def test_a_cut_off_png_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.effect_noise((300, 300), 60).save(path)
    path.write_bytes(path.read_bytes()[:20_000])

    assert refusal(path) == "file-damaged"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\0" * 2_000_000)

    assert refusal(path, Limits(file_bytes=1 << 20)) == "file-too-large"


@pytest.mark.parametrize(("form", "kind"), [("PNG", "png"), ("JPEG", "jpeg"), ("TIFF", "tiff"), ("PDF", "pdf")])
def test_a_file_is_what_its_bytes_are_whatever_its_name_says(tmp_path: Path, form: str, kind: str) -> None:
    path = tmp_path / "scan.txt"
    Image.new("L", (80, 60), 255).save(path, form)

    assert examine(path) == FileFacts(kind, 1, path.stat().st_size)  # type: ignore[arg-type]


def test_a_fax_of_three_sheets_has_three_pages(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    sheet = Image.new("1", (80, 60), 1)
    sheet.save(path, compression="group4", save_all=True, append_images=[sheet, sheet])

    assert examine(path).pages == 3


def test_no_file_of_many_dear_pages_holds_the_examination_up(tmp_path: Path) -> None:
    path = tmp_path / "dear.tif"
    sheet = Image.new("L", (4000, 4000), 255)
    sheet.save(path, compression="tiff_adobe_deflate", save_all=True, append_images=[sheet] * 29)

    began = time.monotonic()
    pages = examine(path, Limits(whole_seconds=0)).pages
    hasty = time.monotonic() - began

    assert pages == 30
    began = time.monotonic()
    examine(path)
    assert hasty < (time.monotonic() - began) / 4


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    Image.new("L", (80, 60), 255).save(path)

    with pytest.raises(OcrError, match="no page 2"):
        confined(Limits(), "render", path, page=2, pixels=1_000_000)
