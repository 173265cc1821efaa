"""Pages for the reader's tests: drawn by Pillow with raqm, or written as PDFs by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw, ImageFont

from forms.hostile import pdf

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


def text_pdf(path: Path, lines: Sequence[str], visible: Sequence[str] = (), *, covered: bool = False) -> Path:
    """A born-digital PDF as a browser prints it: glyphs from left to right, Persian as presentation forms.

    With ``visible``, those lines are drawn at the same places, and ``lines`` are there without being seen: invisible,
    or ``covered`` by a white sheet.
    """
    document = pypdfium2.PdfDocument.new()
    sheet = document.new_page(595, 842)
    data = Path(WITH_FORMS).read_bytes()
    held = (ctypes.c_ubyte * len(data)).from_buffer_copy(data)
    font = pdfium.FPDFText_LoadFont(document, held, len(data), pdfium.FPDF_FONT_TRUETYPE, 1)
    for texts, mode in ((lines, 3 if visible and not covered else 0), (visible, 0)):
        if covered and texts is visible:
            pdfium.FPDFPage_InsertObject(sheet, _white_sheet())
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


def _white_sheet() -> pdfium.FPDF_PAGEOBJECT:
    sheet = pdfium.FPDFPageObj_CreateNewRect(0, 0, 595, 842)
    pdfium.FPDFPageObj_SetFillColor(sheet, 255, 255, 255, 255)
    pdfium.FPDFPath_SetDrawMode(sheet, pdfium.FPDF_FILLMODE_WINDING, 0)
    return sheet


def latin_pdf(content: bytes, *, rotate: int = 0, reads: str = "") -> bytes:
    """A page with this content, in Helvetica as ``/F``; ``reads``: digits that its map says for 0, 1, 2 …"""
    pairs = b"".join(b"<%02X> <%04X>\n" % (0x30 + n, ord(digit)) for n, digit in enumerate(reads))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n%bendbfchar\n"
        b"endcmap end end" % (len(reads), pairs)
    )
    font = b"/Type /Font /Subtype /Type1 /BaseFont /Helvetica %b" % (b"/ToUnicode 6 0 R" if reads else b"")
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> >> >>" % rotate,
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
            b"<< %b >>" % font,
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(cmap), cmap),
        ]
    )


def stretched_pdf(text: bytes, stroke_says: str = " ", stroke_height: int = 100) -> bytes:
    """A page with this text in a font of three glyphs, ``A`` of the letter ب, ``B`` of what its map says it is and
    ``C`` of a space: that of ``B`` is a stroke on the baseline, 300 long, that of ``C`` is empty."""
    letter, stroke, blank = (
        b"500 0 0 0 450 700 d1 50 0 400 700 re f",
        b"300 0 0 0 300 %d d1 0 0 300 %d re f" % (stroke_height, stroke_height),
        b"300 0 d0",
    )
    content = b"BT /F 24 Tf 72 700 Td (%b) Tj ET" % text
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"3 beginbfchar <41> <0628> <42> <%04X> <43> <0020> endbfchar\nendcmap end end" % ord(stroke_says)
    )
    streams = (
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(one), one) for one in (content, letter, stroke, blank, cmap)
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 9 0 R >> >> >>",
            *streams,
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] "
            b"/Resources << >> "
            b"/CharProcs << /a 5 0 R /b 6 0 R /c 7 0 R >> /Encoding << /Type /Encoding /Differences [65 /a /b /c] >> "
            b"/FirstChar 65 /LastChar 67 /Widths [500 300 300] /ToUnicode 8 0 R >>",
        ]
    )
