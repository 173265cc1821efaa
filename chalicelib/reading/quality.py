"""What is wrong with a page or a document as a whole, as findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from chalicelib.findings import Finding
from chalicelib.texts import message

if TYPE_CHECKING:
    from ocr.model import Page

_FAINT = 0.55
_FEW_WORDS = 3
_LOWEST_DPI = 120
_BLURRED, _PALE, _DARK, _CUT = 0.12, 0.3, 0.4, 0.15
"""Of ``Page.quality``: text_sharpness, text_contrast, brightness, cut. Generated office scans have at least 0.27, 0.43
and 0.92, and 0.08 at most; photographs in shadow 0.19, 0.34 and 0.50; print that is blurred beyond reading 0.06."""

_ILLEGIBLE: dict[str, tuple[str, Callable[[float], bool]]] = {
    "page-blurred": ("text_sharpness", lambda sharpness: sharpness < _BLURRED),
    "page-dark": ("brightness", lambda brightness: brightness < _DARK),
    "page-faint": ("text_contrast", lambda contrast: contrast < _PALE),
    "page-cut": ("cut", lambda share: share > _CUT),
}


def page_findings(pages: Sequence[Page]) -> tuple[Finding, ...]:
    """One finding a fault, however many pages have it."""
    blank = [page for page in pages if not page.quality.get("unread") and not any(c.isalnum() for c in page.text)]
    if len(blank) == len(pages):
        return (Finding(code="page-blank", severity="error", message=message("page-blank")),)
    found = [Finding(code="page-blank", severity="warning", message=message("page-blank"))] if blank else []
    if any(_hard_to_read(page) for page in pages):
        found.append(Finding(code="page-hard-to-read", severity="warning", message=message("page-hard-to-read")))
    found += [_warning(code) for code in _ILLEGIBLE if any(_is_so(page, code) for page in pages)]
    if any(0 < page.quality.get("dpi", 0) < _LOWEST_DPI for page in pages):
        found.append(Finding(code="scan-coarse", severity="warning", message=message("scan-coarse")))
    if any(page.quality.get("unread") for page in pages):
        said = message("page-partly-read")
        found.append(Finding(code="page-partly-read", severity="warning", message=said))
    if any("text_layer" in page.quality for page in pages):
        said = message("text_layer_disagrees")
        found.append(Finding(code="text_layer_disagrees", severity="warning", message=said))
    return tuple(found)


def _warning(code: str) -> Finding:
    return Finding(code=code, severity="warning", message=message(code))


def _is_so(page: Page, code: str) -> bool:
    """Not of a page that brings its text along: its picture needn't be legible."""
    measure, fault = _ILLEGIBLE[code]
    return page.source == "ocr" and measure in page.quality and fault(page.quality[measure])


def document_unknown() -> Finding:
    return Finding(code="document_unknown", severity="error", message=message("document_unknown"))


def _hard_to_read(page: Page) -> bool:
    """Half of the words below the probability of a coin's fall or so: blurred, faint, or a photo."""
    sure = sorted(word.confidence for word in page.words)
    return page.source == "ocr" and len(sure) >= _FEW_WORDS and sure[len(sure) // 2] < _FAINT
