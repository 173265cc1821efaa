"""A code as a drawing in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

QUIET = 4
"""Squares of white around a code, as its standard asks."""


def svg_of(text: str) -> Markup:
    """A QR code as inline SVG; fifteen hundredths of it may be lost (level M). Its size is the page's business."""
    import segno
    from markupsafe import Markup

    made = segno.make_qr(text, error="m", boost_error=False)
    # Drawn by segno out of squares alone: nothing of the text stands in the markup.
    return Markup(made.svg_inline(omitsize=True, border=QUIET, svgclass=None, lineclass=None, light="#fff"))  # noqa: S704
