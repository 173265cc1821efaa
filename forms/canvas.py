"""A sheet to print on: text with its place remembered. Lengths are millimetres outside and pixels inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont

from forms.fonts import Fonts, sized

Box = tuple[float, float, float, float]
Ink = tuple[int, int, int]
_RIGHT_TO_LEFT = range(0x0621, 0x06F0)


@dataclass(frozen=True)
class Pen:
    """A face, its size in pixels, and its ink."""

    face: Path
    size: int
    ink: Ink = (25, 25, 28)


@dataclass(frozen=True)
class Line:
    """A piece of text in logical order, and the box of its ink."""

    text: str
    box: Box


def union(boxes: list[Box]) -> Box:
    """The smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def direction(text: str) -> str:
    """A value of digits and separators alone is set left to right, so that its groups keep their order."""
    return "rtl" if any(ord(char) in _RIGHT_TO_LEFT for char in text) or not text else "ltr"


class Writer(Protocol):
    """Who fills values in by hand, on printed lines."""

    def write(self, canvas: Canvas, x: float, y: float, text: str, size: int, *, align: str = "r") -> Box:
        """Write ``text`` as ``Canvas.text`` prints it; returns the box of its ink."""


@dataclass
class Canvas:
    """``values`` holds the boxes of each field's pieces, ``texts`` what those pieces say, ``lines`` every piece of text
    printed; ``made`` says how the sheet was made (font, layout), so that figures can be told apart by it. ``writer``:
    values are written, not printed."""

    image: Image.Image
    dpi: int
    fonts: Fonts
    lines: list[Line] = field(default_factory=list)
    values: dict[str, list[Box]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    writer: Writer | None = None

    @classmethod
    def blank(cls, width: float, height: float, dpi: int, fonts: Fonts, paper: Ink = (255, 255, 255)) -> Canvas:
        """An empty sheet of ``width`` × ``height`` mm."""
        size = (round(width / 25.4 * dpi), round(height / 25.4 * dpi))
        return cls(Image.new("RGB", size, paper), dpi, fonts)

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def mm(self, length: float) -> float:
        return length / 25.4 * self.dpi

    def pt(self, size: float) -> int:
        return round(size / 72 * self.dpi)

    def font(self, pen: Pen, text: str) -> ImageFont.FreeTypeFont:
        return sized(self.fonts.for_text(pen.face, text), pen.size)

    def width(self, text: str, pen: Pen) -> float:
        return self.font(pen, text).getlength(text, direction=direction(text), language="fa")

    def text(self, x: float, y: float, text: str, pen: Pen, *, align: str = "r", value: str | None = None) -> Box:
        """Print ``text`` on the baseline ``y``; ``x`` is its right end, centre (``m``) or left end (``l``).

        Returns its ink's box; ``value`` names the field whose value this is.
        """
        if self.writer and value is not None:
            box = self.writer.write(self, x, y, text, pen.size, align=align)
        else:
            box = self._print(x, y, text, pen, align)
        self.lines.append(Line(text, box))
        if value is not None:
            self.values.setdefault(value, []).append(box)
            self.texts.setdefault(value, []).append(text)
        return box

    def _print(self, x: float, y: float, text: str, pen: Pen, align: str) -> Box:
        font, options = self.font(pen, text), {"direction": direction(text), "language": "fa", "anchor": align + "s"}
        self.draw.text((x, y), text, font=font, fill=pen.ink, **options)  # type: ignore[arg-type]
        left, top, right, bottom = font.getbbox(text, **options)  # type: ignore[arg-type]
        return x + left, y + top, x + right, y + bottom

    def wrap(self, text: str, pen: Pen, width: float) -> list[str]:
        """The lines that ``text`` takes in ``width`` pixels, broken at spaces."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, pen) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, ink: Ink = (60, 60, 60), width: float = 0.2) -> None:
        """A straight line, ``width`` mm thick."""
        self.draw.line((x0, y0, x1, y1), fill=ink, width=max(1, round(self.mm(width))))

    def frame(self, box: Box, ink: Ink = (60, 60, 60), width: float = 0.2) -> None:
        self.draw.rectangle(box, outline=ink, width=max(1, round(self.mm(width))))
