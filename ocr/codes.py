"""The QR codes on a page, as text. What they say is for others to understand, and to trust or not."""

from __future__ import annotations

from PIL import Image

MOST_CODES = 8
LONGEST_CODE = 4_296
"""Signs: the most that a QR code holds."""


def codes_on(image: Image.Image) -> tuple[str, ...]:
    """Each text once, in the order found; lying codes too. A page without one costs a look at the whole image."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(image.convert("L"), formats=formats, text_mode=zxingcpp.TextMode.Plain)
    texts = (one.text for one in found if 0 < len(one.text) <= LONGEST_CODE)
    return tuple(dict.fromkeys(texts))[:MOST_CODES]
