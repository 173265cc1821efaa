"""Read pages as one HTML page to look at: the upright image, and over it each line and word with what was read there.

It needs no other file, runs no script, and everything that a paper says is escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from ocr.model import Box, Line, Page, Word

# Confidence from which on a word has this class, the best first.
CLASSES = ((0.98, "sure"), (0.9, "likely"), (0.7, "doubtful"), (0.0, "guessed"))
STYLE = """
:root { color-scheme: light; font: 16px/1.9 Vazirmatn, Tahoma, "Noto Naskh Arabic", sans-serif; color: #1c2430 }
body { max-width: 70rem; margin: 1rem auto; padding: 0 1rem; background: #f6f7f9 }
h2 { font-size: 1rem; color: #5b6675; overflow-wrap: anywhere }
.page { position: relative; background: #fff; border: 1px solid #b9c0ca }
.page img { display: block; width: 100%; height: auto }
.line, .word { position: absolute; box-sizing: border-box }
.line { border: 1px dashed #2f6fb0 }
.word { border: 1px solid; color: inherit }
.word:hover, .word:focus { z-index: 2; outline: 2px solid }
.word span { display: none; position: absolute; inset-block-start: 100%; inset-inline-start: 0; padding: .1rem .6rem;
  background: #1c2430; color: #fff; white-space: nowrap; border-radius: 4px }
.word:hover span, .word:focus span { display: block }
.sure { border-color: #1b7f3b; background: #1b7f3b1a }
.likely { border-color: #8a8f00; background: #c9d4001f }
.doubtful { border-color: #c77700; background: #ff9d0033 }
.guessed { border-color: #c62828; background: #c6282840 }
.text { background: #fff; border: 1px solid #d8dde4; padding: .5rem 1rem; white-space: pre-wrap }
.text mark { color: inherit; border-bottom: 2px solid }
"""
HEAD = (
    '<!doctype html>\n<html lang="fa" dir="rtl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
    f"<title>خوانده‌ها</title><style>{STYLE}</style></head><body>\n"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, the name of its file, and its upright image as a JPEG of any size."""

    file: str
    page: Page
    image: bytes


def as_html(pages: Iterable[Shown]) -> Iterator[str]:
    """The page in pieces, so that only one image has to be held at a time."""
    yield HEAD
    for one in pages:
        yield _page(one)
    yield "</body></html>\n"


def _page(shown: Shown) -> str:
    page, picture = shown.page, b64encode(shown.image).decode("ascii")
    boxes = "".join(_line(line, page) for line in page.lines)
    return (
        f'<section><h2><bdi>{escape(shown.file)}</bdi> · {page.number} · <bdi dir="ltr">{page.source}, '
        f"{page.width} × {page.height}, {page.rotation}°</bdi></h2>"
        f'<div class="page"><img src="data:image/jpeg;base64,{picture}" alt="">{boxes}</div>'
        f'<div class="text">{_text(page)}</div></section>\n'
    )


def _line(line: Line, page: Page) -> str:
    return f'<div class="line" style="{_place(line.box, page)}"></div>' + "".join(_word(w, page) for w in line.words)


def _word(word: Word, page: Page) -> str:
    readings = ((word.text, word.confidence), *word.alternatives)
    told = "<br>".join(f"<bdi>{escape(text)}</bdi> <bdi>{chance:.1%}</bdi>" for text, chance in readings)
    place = _place(word.box, page)
    return f'<div class="word {_class(word)}" style="{place}" tabindex="0"><span>{told}</span></div>'


def _text(page: Page) -> str:
    return "\n".join(
        " ".join(f'<mark class="{_class(word)}">{escape(word.text)}</mark>' for word in line.words)
        for line in page.lines
    )


def _class(word: Word) -> str:
    return next((name for least, name in CLASSES if word.confidence >= least), "guessed")


def _place(box: Box, page: Page) -> str:
    x, y, width, height = box[0], box[1], box[2] - box[0], box[3] - box[1]
    return (
        f"left:{100 * x / page.width:.3f}%;top:{100 * y / page.height:.3f}%;"
        f"width:{100 * width / page.width:.3f}%;height:{100 * height / page.height:.3f}%"
    )
