"""A page in, words with boxes and confidences out. Knows nothing of clouds, cases or offices.

Importing this package loads nothing heavy; ``ocr.read`` and ``ocr.Reader`` load the networks when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ocr.reader import Reader, Reading, read

__all__ = ["Reader", "Reading", "read"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from ocr import reader

        return getattr(reader, name)
    raise AttributeError(name)
