"""The ways to make a paper's pages: drawn by ourselves, set by a browser, or written as a PDF by another program.

A browser is started by whoever opens a way that needs one, and only then is its library imported.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from forms.canvas import Canvas
from forms.degrade import LEVELS
from forms.draft import Draft
from forms.drawings import DRAWINGS
from forms.fonts import Fonts
from forms.pressed import press_stamps
from forms.scan import Scan
from forms.sheet import back
from forms.wear import worn

if TYPE_CHECKING:
    from forms.browser.press import Press

_DPI: dict[str, tuple[int, ...]] = {"clean": (300,), "office": (200, 240, 300, 300), "hard": (150, 170, 200)}
_SMALL, _REPORTS = 150, 0.4


@dataclass(frozen=True)
class Order:
    """What a way is asked for: a draft at a level, on a day. ``rng`` draws the page and its scan, ``wear`` what time,
    people and machines do to it; None leaves that out."""

    draft: Draft
    level: str
    today: date
    rng: Random
    wear: Random | None


@dataclass(frozen=True)
class Made:
    """A scan for each page; of a PDF that a program wrote, that too: then the scans are only proofs of where things
    stand on it."""

    pages: tuple[Scan, ...]
    pdf: bytes | None = None


Way = Callable[[Order, Fonts], Made]


def drawn(order: Order, fonts: Fonts) -> Made:
    """By this package; one in five of the papers that have a back comes with it."""
    rng, design = order.rng, order.draft.look
    canvas = DRAWINGS[design.drawing](order.draft, rng, fonts, rng.choice(_DPI[order.level]))
    press_stamps(canvas, design, order.level, rng)
    sides = [canvas, back(design, canvas, rng)] if design.back and rng.random() < 0.2 else [canvas]
    return Made(tuple(_scanned(side, order) for side in sides))


def _scanned(canvas: Canvas, order: Order) -> Scan:
    scan = Scan.of(canvas)
    if order.wear:
        scan = worn(scan, order.level, order.wear)
    return LEVELS[order.level](scan, order.rng)


@contextlib.contextmanager
def opened(name: str) -> Iterator[Way]:
    """The way of this name, ready to be used many times. KeyError for an unknown one; MissingProgramError."""
    with WAYS[name]() as way:
        yield way


@contextlib.contextmanager
def _drawn() -> Iterator[Way]:
    yield drawn


@contextlib.contextmanager
def _browser() -> Iterator[Way]:
    from forms.browser.press import press

    with press() as browser:
        yield partial(_set, browser)


@contextlib.contextmanager
def _pdf() -> Iterator[Way]:
    from forms.browser.press import press

    with press() as browser:
        yield partial(_written, browser)


@contextlib.contextmanager
def _mixed() -> Iterator[Way]:
    """Any of them, anew for each paper."""
    from forms.browser.press import press

    with press() as browser:
        ways: dict[Way, int] = {drawn: 5, partial(_set, browser): 5, partial(_written, browser): 1}
        yield lambda order, fonts: order.rng.choices(list(ways), list(ways.values()))[0](order, fonts)


def _set(browser: Press, order: Order, fonts: Fonts) -> Made:
    """By a browser, as a picture; a card scanned alone is made finer, as people do with small things."""
    from forms.browser.pages import page

    sheet = page(order.draft, order.rng, fonts)
    finer = 1.5 if sheet.width < _SMALL else 1.0
    canvas = browser.picture(sheet, round(order.rng.choice(_DPI[order.level]) * finer), fonts)
    press_stamps(canvas, order.draft.look, order.level, order.rng)
    return Made((_scanned(canvas, order),))


def _written(browser: Press, order: Order, fonts: Fonts) -> Made:
    """As a PDF with its text, whatever the level: by the browser, or by a report library."""
    from forms import report
    from forms.browser.pages import page

    if order.rng.random() < _REPORTS:
        data, proof = report.pdf(order.draft, order.rng, fonts, order.today)
    else:
        data, proof = browser.pdf(page(order.draft, order.rng, fonts), fonts, order.today)
    return Made((Scan.of(proof),), data)


WAYS: dict[str, Callable[[], contextlib.AbstractContextManager[Way]]] = {
    "drawn": _drawn,
    "browser": _browser,
    "pdf": _pdf,
    "mixed": _mixed,
}
