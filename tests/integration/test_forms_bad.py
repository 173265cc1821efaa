"""The bad files are as bad as they claim, and small."""

from __future__ import annotations

import io
import zlib

import pypdfium2
import pytest
from PIL import Image

from forms import hostile, strangers
from forms.bad import BAD_FILES, truncated_jpeg


def test_an_encrypted_pdf_opens_with_its_password_only() -> None:
    content = hostile.encrypted(b"secret")

    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(content)
    opened = pypdfium2.PdfDocument(content, password="secret")
    assert opened[0].get_textpage().get_text_range() == "Private"


def test_a_pdf_of_many_pages_has_that_many() -> None:
    opened = pypdfium2.PdfDocument(hostile.many_pages(500))
    assert len(opened) == 500
    assert opened[499].get_textpage().get_text_range() == "Page 500"


def test_a_zip_bomb_opens_to_ten_thousand_times_its_size() -> None:
    content = hostile.zip_bomb(megabytes=64)

    start = content.index(b"stream\n") + len(b"stream\n")
    packed = zlib.decompress(content[start : content.index(b"\nendstream")])
    assert zlib.decompress(packed) == b" " * 64 * 2**20
    assert len(content) * 10_000 < 64 * 2**20


def test_a_huge_image_is_a_small_file() -> None:
    content = hostile.huge_image(20_000)
    assert len(content) < 200_000
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(content))


def test_a_huge_image_is_a_whole_png() -> None:
    image = Image.open(io.BytesIO(hostile.huge_image(300)))
    assert image.size == (300, 300)
    assert image.getextrema() == (255, 255)


def test_a_truncated_jpeg_cannot_be_decoded_to_its_end() -> None:
    with pytest.raises(OSError, match="truncated"):
        Image.open(io.BytesIO(truncated_jpeg())).load()


def test_a_blank_page_has_no_ink() -> None:
    darkest, _ = Image.open(io.BytesIO(strangers.blank_page())).convert("L").getextrema()
    assert isinstance(darkest, int)
    assert darkest > 200


def test_bad_files_are_the_same_each_time() -> None:
    for name in ("truncated.jpg", "encrypted.pdf", "text.pdf"):
        assert BAD_FILES[name]() == BAD_FILES[name]()
