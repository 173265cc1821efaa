"""The browser at work: a sheet of HTML in, its picture or its PDF out, with the place of every piece of text."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

from forms.canvas import Canvas, Line
from forms.fonts import Fonts
from forms.missing import MissingProgramError

_ROOM = Path(__file__).parent
_ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
              "--font-render-hinting=none", "--force-color-profile=srgb"]  # fmt: skip
_CSS_DPI, _PROOF_DPI = 96, 192
_ADDRESS = "http://sheet.invalid/"
_STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")
PATIENCE_MS = 90_000


@dataclass(frozen=True)
class Sheet:
    """``body`` and ``style`` of a page of ``width`` × ``height`` mm; ``faces``: the font files behind its names, as
    (name, weight); ``made``: how it is made (font, layout)."""

    body: str
    style: str
    width: float
    height: float
    faces: dict[tuple[str, int], Path]
    made: dict[str, str]

    @property
    def html(self) -> str:
        faces = "".join(
            f"@font-face{{font-family:{name};font-weight:{weight};src:url(/{name}-{weight})}}"
            for name, weight in self.faces
        )
        size = f"@page{{size:{self.width}mm {self.height}mm;margin:0}}"
        page = f".page{{width:{self.width}mm;height:{self.height}mm}}"
        common = (_ROOM / "sheet.css").read_text(encoding="utf-8")
        head = f"<meta charset=utf-8><style>{faces}{size}{page}{common}{self.style}</style>"
        return f'<!doctype html><html lang="fa" dir="rtl"><head>{head}</head><body>{self.body}</body></html>'


class Press:
    """One browser that sets many sheets, one after the other."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def picture(self, sheet: Sheet, dpi: int, fonts: Fonts) -> Canvas:
        """The sheet as a canvas at ``dpi``, with its lines and values."""
        with self._laid_out(sheet, dpi) as page:
            image = Image.open(io.BytesIO(page.screenshot(type="png", clip=_clip(sheet)))).convert("RGB")
            return _canvas(image, page, dpi, fonts, sheet.made)

    def pdf(self, sheet: Sheet, fonts: Fonts, today: date) -> tuple[bytes, Canvas]:
        """The sheet as a PDF of ``today`` with its text, and a proof of it: the same lay-out as a picture."""
        with self._laid_out(sheet, _PROOF_DPI, media="print") as page:
            image = Image.open(io.BytesIO(page.screenshot(type="png", clip=_clip(sheet)))).convert("RGB")
            proof = _canvas(image, page, _PROOF_DPI, fonts, sheet.made)
            made = page.pdf(prefer_css_page_size=True, print_background=True)
        day = today.strftime("%Y%m%d120000").encode()
        return _STAMP.sub(rb"/\1 (D:" + day, made), proof

    @contextlib.contextmanager
    def _laid_out(self, sheet: Sheet, dpi: int, media: str = "screen") -> Iterator[Page]:
        width, height = (round(side / 25.4 * _CSS_DPI) + 1 for side in (sheet.width, sheet.height))
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=dpi / _CSS_DPI, locale="fa-IR"
        )
        context.set_default_timeout(PATIENCE_MS)
        try:
            context.route("**/*", lambda route: _answer(route, sheet))
            page = context.new_page()
            page.emulate_media(media="print" if media == "print" else "screen")
            page.goto(_ADDRESS)
            page.evaluate("document.fonts.ready.then(() => true)")
            if not page.evaluate(_script("fit")):
                raise ValueError("a sheet's text doesn't fit on it")
            yield page
        finally:
            context.close()


def _answer(route: Route, sheet: Sheet) -> None:
    """The sheet and its fonts; nothing else is there, and nothing goes to a network."""
    asked = route.request.url.removeprefix(_ADDRESS)
    files = {f"{name}-{weight}": path for (name, weight), path in sheet.faces.items()}
    if not asked:
        route.fulfill(body=sheet.html, content_type="text/html; charset=utf-8")
    elif asked in files:
        route.fulfill(body=files[asked].read_bytes(), content_type="font/ttf")
    else:
        route.fulfill(status=404)


def _script(name: str) -> str:
    return (_ROOM / f"{name}.js").read_text(encoding="utf-8").partition("\n")[2]


def _clip(sheet: Sheet) -> Any:
    return {"x": 0, "y": 0, "width": sheet.width / 25.4 * _CSS_DPI, "height": sheet.height / 25.4 * _CSS_DPI}


def _canvas(image: Image.Image, page: Page, dpi: int, fonts: Fonts, made: dict[str, str]) -> Canvas:
    canvas, scale = Canvas(image, dpi, fonts, made=dict(made)), dpi / _CSS_DPI
    for piece in page.evaluate(_script("measure")):
        x0, y0, x1, y1 = (edge * scale for edge in piece["box"])
        canvas.lines.append(Line(piece["text"], (x0, y0, x1, y1)))
        if piece["field"]:
            canvas.values.setdefault(piece["field"], []).append((x0, y0, x1, y1))
            canvas.texts.setdefault(piece["field"], []).append(piece["text"])
    return canvas


@contextlib.contextmanager
def press() -> Iterator[Press]:
    """With a browser that is gone afterwards. MissingProgramError where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        raise MissingProgramError("Chromium is missing: make setup-test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        try:
            yield Press(browser)
        finally:
            browser.close()
