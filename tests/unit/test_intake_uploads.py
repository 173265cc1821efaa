"""What a counter may hand in, by name and size."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.errors import InvalidInputError
from chalicelib.intake.uploads import MAX_BYTES, content_type, file_name, original_key, size, upload_of

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=26)


@given(IDS, IDS)
def test_an_uploads_key_names_its_document(intake: str, document: str) -> None:
    assert upload_of(original_key(intake, document)) == (intake, document)


@pytest.mark.parametrize(
    "key", ["uploads/a/b", "uploads/a/b/original/x", "uploads/../b/original", "uploads/A/b/original", "x", ""]
)
def test_any_other_key_names_none(key: str) -> None:
    assert upload_of(key) is None


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\scans\\sanad.pdf", "sanad.pdf"),
        ("/home/x/سند مالکیت.PDF", "سند مالکیت.PDF"),
        ("a\u202egnp.pdf", "agnp.pdf"),
        ("x" * 300 + ".tiff", "x" * 115 + ".tiff"),
    ],
)
def test_a_file_name_is_its_last_part_without_what_hides(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


@given(st.text(max_size=400))
def test_no_name_breaks_it(given_name: str) -> None:
    last = re.split(r"[/\\]", given_name)[-1]
    shown = "".join(one for one in last if not unicodedata.category(one).startswith("C"))
    if shown.strip():
        assert 0 < len(file_name(given_name)) <= 120
    else:
        with pytest.raises(InvalidInputError, match="file-name-missing"):
            file_name(given_name)


def test_kinds_and_sizes_that_cannot_be_are_refused_at_once() -> None:
    assert content_type("a.JPEG") == "image/jpeg"
    assert size(MAX_BYTES) == MAX_BYTES
    for act, code in (
        (lambda: content_type("a.docx"), "file-type-unknown"),
        (lambda: content_type("pdf"), "file-type-unknown"),
        (lambda: size(0), "file-empty"),
        (lambda: size(MAX_BYTES + 1), "file-too-large"),
    ):
        with pytest.raises(InvalidInputError, match=code):
            act()
