"""Pages that no service asked for: a recipe, an English invoice, nothing at all, a deed the wrong way up."""

from __future__ import annotations

import io
from datetime import date
from random import Random

from PIL import Image

from chalicelib.catalogue import load
from forms.canvas import Canvas, Pen, direction
from forms.degrade import LEVELS, sensor_noise
from forms.fonts import Fonts
from forms.package import generate
from forms.scan import Scan
from forms.script import Wish
from forms.sheet import HEIGHT, WIDTH
from forms.words import described, words

_DPI, _SEED, _TODAY = 170, "strangers/7", date(2026, 11, 1)


def recipe() -> bytes:
    """A Persian page of running text, an unknown document."""
    return _jpeg(_scanned(_text_page("recipe")))


def english_invoice() -> bytes:
    return _jpeg(_scanned(_text_page("invoice")))


def blank_page() -> bytes:
    """An empty sheet as a scanner sees it: not quite white."""
    sheet = Canvas.blank(WIDTH, HEIGHT, _DPI, Fonts.installed(), (250, 250, 248))
    return _jpeg(sensor_noise(sheet.image, Random(_SEED), 2))


def upside_down() -> bytes:
    """A good page of an office's scanner, laid in the wrong way up."""
    good = described("samples")["turned"]
    wish, fonts = Wish(types=(good["type"],)), Fonts.installed()
    package = generate(good["service"], "office", _SEED, fonts, _TODAY, wish=wish, catalogue=load(), wear=False)
    page = next(document for document in package.documents if document.type == good["type"]).pages[0]
    return _jpeg(page.image.transpose(Image.Transpose.ROTATE_180))


def _text_page(name: str) -> Canvas:
    fonts, rng = Fonts.installed(), Random(_SEED)
    canvas, family = Canvas.blank(WIDTH, HEIGHT, _DPI, fonts), fonts.pick(rng)
    heading, *paragraphs = words(name)
    y, side, right = canvas.mm(40), canvas.mm(22), canvas.image.width - canvas.mm(22)
    large, plain = Pen(family.bold, canvas.pt(18)), Pen(family.regular, canvas.pt(12.5))
    for text, pen in [(heading, large), *((paragraph, plain) for paragraph in paragraphs)]:
        for line in canvas.wrap(text, pen, right - side):
            canvas.text(right if direction(line) == "rtl" else side, y, line, pen, align=direction(line)[0])
            y += pen.size * 1.9
    return canvas


def _scanned(canvas: Canvas) -> Image.Image:
    return LEVELS["office"](Scan.of(canvas), Random(_SEED)).image


def _jpeg(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=60, dpi=(_DPI, _DPI))
    return data.getvalue()
