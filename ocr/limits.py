"""What one file and one page may cost."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """``page_pixels`` is judged from the header; ``working_pixels`` is the size that a larger page is reduced to.

    ``child_seconds`` and ``child_bytes`` (address space) bound each piece of work on a PDF, which runs in a process
    of its own. ``line_seconds`` of the processor bound the reading of a page's lines (the rest is marked
    unread), ``second_milliseconds`` the second engine's and ``again_seconds`` that of each small network. After
    ``whole_seconds`` no further page of a picture file is decoded just to see whether it can be: each shows when it is
    read.
    """

    file_bytes: int = 20 * MIB
    pages: int = 50
    page_pixels: int = 100_000_000
    working_pixels: int = 10_000_000
    child_seconds: int = 10
    child_bytes: int = 768 * MIB
    line_seconds: float = 6.0
    second_milliseconds: int = 3_000
    again_seconds: float = 1.5
    whole_seconds: int = 15
