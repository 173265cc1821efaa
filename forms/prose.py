"""Papers in sentences: agreements, powers of attorney, letters. Their values stand in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from forms.canvas import Box, Canvas, Pen
from forms.layouts import Item, Layout, Style, inline

_PLACE = re.compile(r"\{(\w+)\}")
_BLANK = "................"


@dataclass(frozen=True)
class _Word:
    text: str
    field: str | None
    width: float


def prose(paragraphs: tuple[str, ...], asides: Mapping[str, str]) -> Layout:
    """The layout that sets these paragraphs with the items' texts in the places of their names; an item that no
    paragraph names comes after them. ``asides``: what else stands in a place; one that nothing fills is left blank."""

    def layout(canvas: Canvas, items: list[Item], frame: Box, style: Style) -> float:
        texts = {item.field: item.text for item in items}
        y = frame[1] + style.row * 0.7
        for paragraph in paragraphs:
            for line in _lines(canvas, list(_words(canvas, paragraph, texts, asides, style)), frame, style):
                _set(canvas, line, frame[2], y, style)
                y += style.row
            y += style.row * 0.25
        named = {name for paragraph in paragraphs for name in _PLACE.findall(paragraph)}
        left = [item for item in items if item.field not in named]
        return inline(canvas, left, (frame[0], y - style.row * 0.7, frame[2], frame[3]), style) if left else y

    return layout


def places_of(paragraphs: tuple[str, ...]) -> list[str]:
    """The names of the places in the paragraphs."""
    return [name for paragraph in paragraphs for name in _PLACE.findall(paragraph)]


def _words(
    canvas: Canvas, paragraph: str, texts: Mapping[str, str], asides: Mapping[str, str], style: Style
) -> Iterator[_Word]:
    for number, part in enumerate(_PLACE.split(paragraph)):
        name = part if number % 2 else None
        text = part if name is None else texts.get(part) or asides.get(part) or _BLANK
        field = name if name in texts else None
        for word in text.split():
            yield _Word(word, field, canvas.width(word, _pen(style, field)))


def _pen(style: Style, field: str | None) -> Pen:
    """What stands between the values is of their colour: a paper's accent is for its labels."""
    return replace(style.label, ink=style.value.ink) if field is None else style.value


def _lines(canvas: Canvas, words: list[_Word], frame: Box, style: Style) -> list[list[_Word]]:
    """Words in lines that fit the frame."""
    lines: list[list[_Word]] = [[]]
    space, left = _space(canvas, style), frame[2] - frame[0]
    for word in words:
        if lines[-1] and word.width > left:
            lines.append([])
            left = frame[2] - frame[0]
        lines[-1].append(word)
        left -= word.width + space
    return lines


def _set(canvas: Canvas, line: list[_Word], x: float, y: float, style: Style) -> None:
    """The words of one value, or between two, are one piece of print."""
    for field, run in groupby(line, key=lambda word: word.field):
        pen, text = _pen(style, field), " ".join(word.text for word in run)
        canvas.text(x, y, text, pen, value=field)
        x -= canvas.width(text, pen) + _space(canvas, style)


def _space(canvas: Canvas, style: Style) -> float:
    return max(canvas.width(" ", style.label), style.label.size * 0.28)
