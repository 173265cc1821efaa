"""The Persian fonts of this machine, and which characters each of them has."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random

from PIL import ImageFont, features

# Family → its regular and its bold file (Debian's packages). A heading family is used for titles only.
FAMILIES: dict[str, tuple[str, str]] = {
    "nazli": ("nazli.ttf", "nazlib.ttf"),
    "homa": ("homa.ttf", "homa.ttf"),
    "freefarsi": ("FreeFarsi.ttf", "FreeFarsi-Bold.ttf"),
    "noto-naskh": ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
    "noto-sans": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
    "amiri": ("Amiri-Regular.ttf", "Amiri-Bold.ttf"),
    "scheherazade": ("Scheherazade-Regular.ttf", "Scheherazade-Bold.ttf"),
    "scheherazade-new": ("ScheherazadeNew-Regular.ttf", "ScheherazadeNew-Bold.ttf"),
    "kacst-one": ("KacstOne.ttf", "KacstOne-Bold.ttf"),
    "dejavu": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
}
HEADINGS: dict[str, tuple[str, str]] = {
    "titr": ("titr.ttf", "titr.ttf"),
    "noto-kufi": ("NotoKufiArabic-Bold.ttf", "NotoKufiArabic-Bold.ttf"),
}
_SCALES = {"nazli": 1.2, "scheherazade": 1.15, "amiri": 1.1, "noto-sans": 0.93, "dejavu": 0.9, "kacst-one": 0.95}
ALPHABET = "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ۰۱۲۳۴۵۶۷۸۹"
_ROOTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_INVISIBLE = {0x200C, 0x200D, 0x20, 0xA0}


class FontsMissingError(RuntimeError):
    """No Persian font, or a Pillow that can't shape Persian; the message says what to install."""


@dataclass(frozen=True)
class Family:
    name: str
    regular: Path
    bold: Path

    @property
    def scale(self) -> float:
        """How much larger than its nominal size the family is set, so that all look about equal."""
        return _SCALES.get(self.name, 1.0)


class Fonts:
    """Families to draw with. ``pick`` takes a body family, ``heading`` may also take a display face."""

    def __init__(self, body: list[Family], headings: list[Family]) -> None:
        self._body = body
        self._headings = headings + body

    @classmethod
    def installed(cls, only: frozenset[str] = frozenset(), without: frozenset[str] = frozenset()) -> Fonts:
        """The families found on this machine (and in the folder ``FONTS``), in a fixed order.

        ``only`` and ``without`` name families: an evaluation on unseen fonts takes those that training left out.
        Raises FontsMissingError when nothing remains or Pillow lacks libraqm.
        """
        if not features.check("raqm"):
            raise FontsMissingError("Pillow lacks libraqm, which shapes Persian: use Pillow's own wheel")
        body = [f for f in (*_families(FAMILIES), *_given()) if f.name not in without and (not only or f.name in only)]
        if not body:
            raise FontsMissingError("No Persian font found: apt-get install fonts-farsiweb fonts-noto-core")
        return cls(body, [f for f in _families(HEADINGS) if f.name not in without])

    @property
    def names(self) -> list[str]:
        return [family.name for family in self._body]

    def pick(self, rng: Random) -> Family:
        return rng.choice(self._body)

    def heading(self, rng: Random) -> Family:
        return rng.choice(self._headings)

    def for_text(self, path: Path, text: str) -> Path:
        """``path``, or the first font that has every character of ``text`` where it lacks one."""
        wanted = {ord(char) for char in text} - _INVISIBLE
        others = [face for family in self._body for face in (family.regular, family.bold)]
        return next((face for face in (path, *others) if wanted <= characters(face)), path)


@cache
def _files() -> dict[str, Path]:
    roots = [Path(root).expanduser() for root in _ROOTS]
    return {file.name: file for root in roots for file in sorted(root.rglob("*.[to]tf"))}


def _families(table: dict[str, tuple[str, str]]) -> list[Family]:
    files = _files()
    found = [
        Family(name, files[regular], files.get(bold, files[regular]))
        for name, (regular, bold) in table.items()
        if regular in files
    ]
    return [family for family in found if _has_alphabet(family.regular)]


def _given() -> list[Family]:
    """Each font of the folder named by ``FONTS``, a family of its own: fonts that we may use but not ship."""
    folder = os.environ.get("FONTS")
    files = sorted(Path(folder).rglob("*.[to]tf")) if folder else []
    return [Family(file.stem, file, file) for file in files if _has_alphabet(file)]


def _has_alphabet(path: Path) -> bool:
    return {ord(char) for char in ALPHABET} <= characters(path)


@lru_cache(maxsize=256)
def sized(path: Path, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.RAQM)


@cache
def characters(path: Path) -> frozenset[int]:
    """The code points that the font has a glyph for (its Unicode cmap, formats 4 and 12)."""
    data = path.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    directory = {data[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", data, 20 + 16 * i)[0] for i in range(tables)}
    cmap = directory[b"cmap"]
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        if (platform, encoding) in {(0, 3), (0, 4), (3, 1), (3, 10)}:
            found |= _subtable(data, cmap + offset)
    return frozenset(found)


def _subtable(data: bytes, start: int) -> set[int]:
    layout = struct.unpack_from(">H", data, start)[0]
    if layout == 12:
        groups = struct.unpack_from(">I", data, start + 12)[0]
        spans = [struct.unpack_from(">II", data, start + 16 + 12 * i) for i in range(groups)]
    elif layout == 4:
        count = struct.unpack_from(">H", data, start + 6)[0] // 2
        ends = struct.unpack_from(f">{count}H", data, start + 14)
        starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
        spans = list(zip(starts, ends, strict=True))
    else:
        spans = []
    return {code for first, last in spans for code in range(first, last + 1) if code != 0xFFFF}
