"""Born-digital PDFs by a report library (fpdf2, shaped by HarfBuzz): a third program's idea of a form.

Every paper is a plain report here, cards and plans too: what matters is the text layer that the library writes.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pypdfium2
from fpdf import FPDF

from forms import numbers
from forms.canvas import Canvas, Line, Pen, direction
from forms.draft import Draft
from forms.fonts import Family, Fonts
from forms.layouts import Item
from forms.printing import persian

_WIDTH, _HEIGHT, _SIDE = 595.28, 841.89, 54.0
_DPI = 144
_FINER = _DPI / 72
# It tells of each font table that it leaves out.
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)


class Report:
    """One A4 page. Lengths are points from its upper left corner; ``proof`` remembers what stands where, at 144 dpi."""

    def __init__(self, fonts: Fonts, today: date) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_creation_date(datetime(today.year, today.month, today.day, 12, tzinfo=UTC))
        self.pdf.set_auto_page_break(False)
        self.pdf.add_page()
        self.pdf.c_margin = 0
        self.pdf.set_text_shaping(True, direction="rtl", script="arab", language="fas")
        self.proof = Canvas.blank(210, 297, _DPI, fonts)
        self._faces: set[Path] = set()

    def text(self, x: float, y: float, text: str, *, face: Path, size: float, field: str | None = None) -> float:
        """Print on the baseline ``y`` with the right end at ``x``; returns the left end."""
        width = self.width(text, face=face, size=size)
        self.pdf.set_xy(x - width, y - 0.8 * size)
        self.pdf.cell(width, size, text, align="L")
        self._remember(x, y, text, Pen(self.proof.fonts.for_text(face, text), round(size * _FINER)), field)
        return x - width

    def width(self, text: str, *, face: Path, size: float) -> float:
        """How wide it is printed; the library then stands at this face, size and direction."""
        face = self.proof.fonts.for_text(face, text)
        if face not in self._faces:
            self.pdf.add_font(face.stem, fname=face)
            self._faces.add(face)
        self.pdf.set_font(face.stem, size=size)
        self.pdf.set_text_shaping(True, direction=direction(text), script="arab", language="fas")
        return self.pdf.get_string_width(text)

    def _remember(self, x: float, y: float, text: str, pen: Pen, field: str | None) -> None:
        font = self.proof.font(pen, text)
        ink = font.getbbox(text, direction=direction(text), language="fa", anchor="rs")
        right, base = x * _FINER, y * _FINER
        box = (right + ink[0], base + ink[1], right + ink[2], base + ink[3])
        self.proof.lines.append(Line(text, box))
        if field:
            self.proof.values.setdefault(field, []).append(box)
            self.proof.texts.setdefault(field, []).append(text)

    def wrapped(self, x: float, y: float, item: Item, *, face: Path, size: float, width: float) -> float:
        """A value in as many lines as it takes; returns the last baseline."""
        pen = Pen(face, round(size * _FINER))
        for number, line in enumerate(self.proof.wrap(item.text, pen, width * _FINER)):
            y += size * 1.6 if number else 0
            self.text(x, y, line, face=face, size=size, field=item.field)
        return y

    def made(self) -> tuple[bytes, Canvas]:
        data = bytes(self.pdf.output())
        with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
            self.proof.image = document[0].render(scale=_FINER).to_pil().convert("RGB")
        return data, self.proof


Layout = Callable[[Report, list[Item], Family, float, float], float]


def _table(report: Report, items: list[Item], family: Family, size: float, y: float) -> float:
    """Ruled rows: label, value; the labels' column is as wide as the widest of them."""
    right = _WIDTH - _SIDE
    middle = right - 12 - max([138.0, *(report.width(item.label, face=family.bold, size=size) for item in items)])
    for item in items:
        top = y - size * 1.5
        report.text(right - 6, y, item.label, face=family.bold, size=size)
        y = report.wrapped(middle - 6, y, item, face=family.regular, size=size, width=middle - _SIDE - 12) + size * 2.3
        bottom = y - size * 1.5
        for left, end in ((_SIDE, middle), (middle, right)):
            report.pdf.rect(left, top, end - left, bottom - top)
    return y


def _pairs(report: Report, items: list[Item], family: Family, size: float, y: float) -> float:
    """Label: value, one to a line, the values in a column of their own."""
    labels = [report.width(f"{item.label}:", face=family.regular, size=size) for item in items]
    start = _WIDTH - _SIDE - 8 - max([132.0, *labels])
    for item in items:
        report.text(_WIDTH - _SIDE, y, f"{item.label}:", face=family.regular, size=size)
        y = report.wrapped(start, y, item, face=family.bold, size=size, width=start - _SIDE) + size * 2.1
    return y


def _lined(report: Report, items: list[Item], family: Family, size: float, y: float) -> float:
    """A value right behind its label, over a rule as wide as the page."""
    for item in items:
        left = report.text(_WIDTH - _SIDE, y, f"{item.label} :", face=family.bold, size=size) - size * 0.5
        y = report.wrapped(left, y, item, face=family.regular, size=size, width=left - _SIDE)
        report.pdf.line(_SIDE, y + size * 0.6, _WIDTH - _SIDE, y + size * 0.6)
        y += size * 2.3
    return y


_LAYOUTS: dict[str, Layout] = {"table": _table, "pairs": _pairs, "lined": _lined}


def pdf(draft: Draft, rng: Random, fonts: Fonts, today: date) -> tuple[bytes, Canvas]:
    """The paper as this library writes it, and its proof."""
    report, family, size = Report(fonts, today), fonts.pick(rng), rng.uniform(9.5, 12)
    name = rng.choice(list(_LAYOUTS))
    report.proof.made |= {"font": family.name, "layout": f"report-{name}"}
    y = 60.0
    for line in draft.letterhead(rng):
        report.text(_WIDTH - _SIDE, y, line, face=family.bold, size=size)
        y += size * 1.8
    y += size * 1.5
    report.text(_WIDTH / 2 + 60, y, rng.choice(draft.titles), face=family.bold, size=size * 1.5)
    y = _LAYOUTS[name](report, draft.items(rng), family, size, y + size * 3)
    for place, signer in enumerate(rng.choice(draft.look.signatures)):
        report.text(_WIDTH - _SIDE - place * 160, y + size * 2, signer, face=family.regular, size=size)
    phone = persian(f"تلفن دفتر: {numbers.landline(rng)}")
    report.text(_WIDTH - _SIDE, _HEIGHT - 40, phone, face=family.regular, size=size * 0.8)
    return report.made()
