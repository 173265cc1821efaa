"""Pages for the reader's tests: drawn by Pillow with raqm, or written as PDFs by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw, ImageFont

FARSI = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"
WITH_FORMS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SENTENCES = (
    "نام و نام خانوادگی مالک",
    "نشانی تهران خیابان ولیعصر کوچه بهار",
    "به موجب این سند مالک شش دانگ یک قطعه زمین است",
    "اداره ثبت اسناد و املاک کشور",
)


def page(lines: Sequence[str] = SENTENCES, size: tuple[int, int] = (1240, 900), ink: int = 20) -> Image.Image:
    """The lines at the right margin of a white page, as an office's printer at 150 dpi would set them."""
    image = Image.new("L", size, 255)
    font = ImageFont.truetype(FARSI, 40)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text(
            (size[0] - 90, 100 + 150 * row), line, font=font, fill=ink, anchor="ra", direction="rtl", language="fa"
        )
    return image


def text_pdf(path: Path, lines: Sequence[str], visible: Sequence[str] | None = None) -> Path:
    """A born-digital PDF as a browser prints it: glyphs from left to right, Persian as presentation forms.

    With ``visible``, those lines are drawn and ``lines`` are there invisibly, over them.
    """
    document = pypdfium2.PdfDocument.new()
    sheet = document.new_page(595, 842)
    data = Path(WITH_FORMS).read_bytes()
    held = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(document, held, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
    for texts, mode in ((lines, 3 if visible else 0), (visible or (), 0)):
        for row, text in enumerate(texts):
            thing = pdfium.FPDFPageObj_CreateTextObj(document, font, 16)
            encoded = (text + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(thing, ctypes.cast(encoded, pdfium.FPDF_WIDESTRING))
            pdfium.FPDFTextObj_SetTextRenderMode(thing, mode)
            pdfium.FPDFPageObj_Transform(thing, 1, 0, 0, 1, 250, 760 - 60 * row)
            pdfium.FPDFPage_InsertObject(sheet, thing)
    sheet.gen_content()
    document.save(path)
    return path
