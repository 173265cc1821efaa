"""A page's words as tokens: split where a printer leaves no space (``کدملی:۰۰۱۲``), folded for comparing, with gaps.

Folding is for finding labels and titles only; values are parsed from the printed text by their kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocr.model import Box, Line, Page, Word

_COLONS = ":：؛꞉"
_PIECES = re.compile(rf"[^{_COLONS}]+[{_COLONS}]*|[{_COLONS}]+")
_LEADERS, _LEADER, _LED = re.compile(r"([.…·_]{4,})"), re.compile(r"[.…·_]{3,}"), 3.0
"""Dotted leaders («نام پدر ..... حسن») stand for white space, so many heights wide, between a label and its value."""
_GLUED = re.compile(r"(?<=[^\W\d_]{3})(?=\d)|(?<=\d)(?=[^\W\d_]{2})")
_SAME = str.maketrans("يىئكةۀأإآٱؤ", "یییکههاااا" + "و")
_DOTLESS = str.maketrans("پتثنیچجخذزژشضظغقگئ", "ببببب" + "ححح" + "د" + "رر" + "س" + "ص" + "ط" + "ع" + "ف" + "ک" + "ب")


def fold(text: str) -> str:
    """Letters and ASCII digits only: no spaces, ZWNJ, marks or punctuation; Persian ye, kaf and bare alef."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME)
    return "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c.lower() for c in plain if c.isalnum())


def words_of(words: str) -> frozenset[str]:
    """Some words, folded."""
    return frozenset(map(fold, words.split()))


@lru_cache(maxsize=8192)
def fold_known(text: str) -> str:
    """``fold`` for the catalogue's words, which are asked for on every page; what stands on pages is not kept."""
    return fold(text)


def dotless(folded: str) -> str:
    """The letters' shapes without their dots, which scanners lose first."""
    return folded.translate(_DOTLESS)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a piece of one. ``gap`` is the white space before it in line heights (0 for the first of its line)."""

    text: str
    folded: str
    box: Box
    confidence: float
    alternatives: tuple[tuple[str, float], ...]
    page: int
    line: int
    index: int
    gap: float
    colon: bool

    @property
    def height(self) -> int:
        return max(1, self.box[3] - self.box[1])


_ITEM = re.compile(r"[(\[]?(?:\d{1,2}|[الفبپتجد]{1,3})(?:[-–ـ./]\d{1,2})*[-–ـ.)\]]+")
_CLAUSES = frozenset(map(fold, ("ماده", "بند", "تبصره", "فصل")))


HEADINGS = words_of("مشخصات اطلاعات")
"""The first word of a heading over the rows of a form («مشخصات مالک»)."""


def begins_item(tokens: Sequence[Token]) -> bool:
    """Does a numbered clause begin here («۲- مدت اجاره», «۱-۲- …», «ماده ۳: …»)?"""
    if len(tokens) < 2:
        return False
    first, second = tokens[0], tokens[1]
    numbered = _ITEM.fullmatch(first.text) is not None and second.folded[:1].isalpha()
    dashed = first.folded.isdigit() and len(first.folded) < 3 and second.text in ("-", "–", "ـ") and len(tokens) > 2
    return numbered or dashed or (first.folded in _CLAUSES and second.folded[:1].isdigit())


_GREETINGS = tuple(
    map(fold, ("با سلام", "سلام علیکم", "باسمه تعالی", "بسمه تعالی", "احتراما", "با احترام", "با تشکر", "با سپاس"))
)


def greets(tokens: Sequence[Token]) -> bool:
    """Do these words open or close a letter? No value runs on to them."""
    return "".join(token.folded for token in tokens[:2]).startswith(_GREETINGS)


@dataclass(frozen=True, slots=True)
class TokenLine:
    """The tokens of one recognised line, in reading order; ``flowed``: those of the lines of a paragraph; ``wrapped``:
    those of a label's lines."""

    page: int
    number: int
    box: Box
    tokens: tuple[Token, ...] = field(default=())
    flowed: bool = False
    wrapped: bool = False

    @property
    def folded(self) -> str:
        return "".join(token.folded for token in self.tokens)

    @property
    def height(self) -> int:
        """Of its letters."""
        return self.tokens[0].height if self.flowed or self.wrapped else max(1, self.box[3] - self.box[1])


def level(line: TokenLine, other: TokenLine) -> bool:
    """Does the line's middle stand within the other's height?"""
    return other.box[1] < (line.box[1] + line.box[3]) / 2 < other.box[3]


def token_lines(page: Page) -> list[TokenLine]:
    return [_token_line(page.number, number, line) for number, line in enumerate(page.lines) if line.words]


def _token_line(page: int, number: int, line: Line) -> TokenLine:
    height = max(1, line.box[3] - line.box[1])
    tokens: list[Token] = []
    led = False
    for piece, box, word, alternatives in _pieces(line.words):
        if _LEADER.fullmatch(piece):
            led = True
            continue
        gap = _gap(tokens[-1].box, box) / height if tokens else 0.0
        gap, led = max(gap, _LED * led * bool(tokens)), False
        colon = piece.endswith(tuple(_COLONS))
        if colon and not fold(piece) and tokens:
            tokens[-1] = _with_colon(tokens[-1])
            continue
        place = (page, number, len(tokens))
        tokens.append(Token(piece, fold(piece), box, word.confidence, alternatives, *place, gap, colon))
    return TokenLine(page, number, line.box, tuple(tokens))


def _with_colon(token: Token) -> Token:
    return replace(token, colon=True)


def _gap(before: Box, after: Box) -> int:
    """White space between neighbours, whichever of them stands to the right."""
    return max(0, before[0] - after[2], after[0] - before[2])


def _pieces(words: Sequence[Word]) -> Iterator[tuple[str, Box, Word, tuple[tuple[str, float], ...]]]:
    for word in words:
        parts = split_word(word.text)
        if len(parts) == 1:
            yield parts[0], word.box, word, word.alternatives
            continue
        others = [(split_word(text), probability) for text, probability in word.alternatives]
        for number, part in enumerate(parts):
            alternatives = tuple(
                (other[number], probability)
                for other, probability in others
                if len(other) == len(parts) and other[number] != part
            )
            yield part, _part_box(word.box, parts, number), word, alternatives


def split_word(text: str) -> list[str]:
    """Pieces at colons and dotted leaders, and where letters, three before or two after, touch a digit; ``12ب345``
    stays whole."""
    parts = [one for part in _PIECES.findall(text) for one in _LEADERS.split(part) if one]
    return [part for piece in parts for part in _GLUED.split(piece) if part] or [text]


def _part_box(box: Box, parts: Sequence[str], number: int) -> Box:
    """Share the word's width by characters, from the right: the first piece in reading order is the rightmost."""
    total = sum(len(part) for part in parts)
    before = sum(len(part) for part in parts[:number])
    width = box[2] - box[0]
    x1 = box[2] - round(width * before / total)
    x0 = box[2] - round(width * (before + len(parts[number])) / total)
    return (x0, box[1], x1, box[3])
