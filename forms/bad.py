"""``python -m forms.bad --out DIR``: every file that an office should not have sent, to see what becomes of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from forms import hostile, strangers


def text_named_pdf() -> bytes:
    return "این یک پرونده متنی است، نه PDF.\n".encode()


def truncated_jpeg() -> bytes:
    """The first half of a scan: an upload that broke off."""
    whole = strangers.recipe()
    return whole[: len(whole) // 2]


# File name → what makes its bytes. The same bytes each time, given the same fonts.
BAD_FILES: dict[str, Callable[[], bytes]] = {
    "empty.pdf": bytes,
    "text.pdf": text_named_pdf,
    "truncated.jpg": truncated_jpeg,
    "encrypted.pdf": hostile.encrypted,
    "500-pages.pdf": hostile.many_pages,
    "20000x20000.png": hostile.huge_image,
    "zip-bomb.pdf": hostile.zip_bomb,
    "blank.jpg": strangers.blank_page,
    "upside-down.jpg": strangers.upside_down,
    "english-invoice.jpg": strangers.english_invoice,
    "unknown.jpg": strangers.recipe,
}


def write_all(folder: Path) -> list[Path]:
    """Write each of ``BAD_FILES`` into ``folder``; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, make in BAD_FILES.items():
        (folder / name).write_bytes(make())
        paths.append(folder / name)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m forms.bad", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    for path in write_all(parser.parse_args().out):
        print(f"{path}  {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
