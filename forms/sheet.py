"""An A4 form: letterhead, title, the fields in one of the layouts, notes and signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from forms import decor, rosters
from forms.canvas import Box, Canvas, Ink, Pen
from forms.draft import Draft
from forms.fonts import Family, Fonts
from forms.handwriting import Handwriting
from forms.layouts import LAYOUTS, Item, Layout, Style, arrange, rows_needed
from forms.printing import persian
from forms.prose import places_of, prose
from forms.words import Look

WIDTH, HEIGHT = 210.0, 297.0
_NUMBER = "شماره"
_INKS: tuple[Ink, ...] = ((20, 20, 22), (40, 40, 44), (22, 28, 60))
_SECURITY: tuple[tuple[Ink, Ink, Ink], ...] = (
    ((252, 250, 240), (228, 222, 200), (120, 95, 50)),
    ((244, 250, 246), (208, 228, 216), (40, 105, 75)),
    ((246, 248, 253), (212, 220, 238), (50, 70, 130)),
    ((253, 246, 247), (238, 216, 220), (140, 50, 70)),
)


@dataclass(frozen=True)
class Theme:
    """What one form's design has in common: faces, inks, margin (mm) and paper."""

    body: Family
    heading: Family
    ink: Ink
    accent: Ink
    paper: Ink
    waves: Ink | None
    margin: float


def theme(rng: Random, fonts: Fonts, security: bool) -> Theme:
    ink = rng.choice(_INKS)
    plain: tuple[Ink, None, Ink] = ((255, 255, 255), None, rng.choice((ink, (30, 60, 110), (25, 90, 70))))
    paper, waves, accent = rng.choice(_SECURITY) if security else plain
    return Theme(fonts.pick(rng), fonts.heading(rng), ink, accent, paper, waves, rng.uniform(15, 22))


def form(draft: Draft, rng: Random, fonts: Fonts, dpi: int) -> Canvas:
    """The whole page of a form, at ``dpi``."""
    look = theme(rng, fonts, draft.look.security)
    canvas = Canvas.blank(WIDTH, HEIGHT, dpi, fonts, look.paper)
    canvas.made["font"] = look.body.name
    if look.waves:
        _security(canvas, look, rng)
    items = draft.items(rng)
    head = [item for item in items if item.field in draft.look.head]
    top = _letterhead(canvas, draft, head, look, rng)
    side = canvas.mm(look.margin)
    frame = (side, top, canvas.image.width - side, canvas.mm(HEIGHT - 62))
    body = [item for item in items if item not in head]
    name, layout = _layout(draft, body, rng)
    canvas.made["layout"] = f"hand-{name}" if draft.hand else name
    canvas.writer = Handwriting.drawn(draft.hand, fonts) if draft.hand else None
    listed = [item for item in body if item.rows and name != "prose"]
    room = sum(rosters.height(canvas, item) for item in listed)
    plain = [item for item in body if item not in listed]
    end = _fields(canvas, plain, (*frame[:3], frame[3] - room), layout, look=look, rng=rng)
    for item in listed:
        end = rosters.draw(canvas, item, (frame[0], end, *frame[2:]), _style(canvas, look, rng))
    foot(canvas, draft.look, look, (frame[0], end, frame[2], canvas.mm(HEIGHT - 20)), rng)
    return canvas


def back(design: Look, front: Canvas, rng: Random) -> Canvas:
    """The other side of a form: its standing text, on the paper and at the resolution of ``front``."""
    look = theme(rng, front.fonts, design.security)
    canvas = Canvas.blank(WIDTH, HEIGHT, front.dpi, front.fonts)
    heading, pen = Pen(look.body.bold, canvas.pt(14), look.ink), Pen(look.body.regular, canvas.pt(12), look.ink)
    y = canvas.mm(30)
    for number, text in enumerate(design.back):
        for line in canvas.wrap(text, pen, canvas.image.width - 2 * canvas.mm(look.margin)):
            canvas.text(canvas.image.width - canvas.mm(look.margin), y, line, pen if number else heading)
            y += pen.size * 2.2
    return canvas


def _security(canvas: Canvas, look: Theme, rng: Random) -> None:
    edge = canvas.mm(8)
    box = (edge, edge, canvas.image.width - edge, canvas.image.height - edge)
    decor.guilloche(canvas, box, look.waves or look.paper, rng)
    decor.border(canvas, box, look.accent)


def _letterhead(canvas: Canvas, draft: Draft, head: list[Item], look: Theme, rng: Random) -> float:
    """Print the heading; returns where the fields may begin. What a letter has in its head stands at the left."""
    side, width = canvas.mm(look.margin), canvas.image.width
    centred = rng.random() < 0.6
    y = canvas.mm(rng.uniform(20, 25))
    radius = canvas.mm(rng.uniform(7, 10))
    x = width - side - radius if centred or head else side + radius
    decor.emblem(canvas, (x, y + canvas.mm(5)), radius, look.accent, rng)
    pen = Pen(look.body.bold, canvas.pt(rng.uniform(11, 13.5)), look.ink)
    for line in draft.letterhead(rng):
        x, align = (width / 2, "m") if centred or head else (width - side, "r")
        canvas.text(x, y, line, pen, align=align)
        y += pen.size * 1.6
    if head or (centred and not _numbered(draft)):
        y = max(y, _reference(canvas, head, look, rng))
    title = Pen(look.heading.bold, canvas.pt(rng.uniform(17, 22)), look.accent)
    y += title.size * 1.1
    canvas.text(width / 2, y, rng.choice(draft.titles), title, align="m")
    y += title.size * 0.8
    if rng.random() < 0.5:
        canvas.rule(side, y, width - side, y, ink=look.accent, width=0.4)
    return y + canvas.mm(rng.uniform(5, 9))


def _numbered(draft: Draft) -> bool:
    """Is the number in the head one of the paper's own fields?"""
    return any(_NUMBER in field.labels for field in draft.paper.type.fields)


def _reference(canvas: Canvas, head: list[Item], look: Theme, rng: Random) -> float:
    """A letter's number and date at the upper left; else the office's own number, which is nobody's field."""
    pen = Pen(look.body.regular, canvas.pt(10.5), look.ink)
    x, y = canvas.mm(look.margin + (44 if head else 32)), canvas.mm(22)
    number = persian(f"{rng.randint(1, 99)}/{rng.randint(100, 99999)}/{rng.choice('صدن')}")
    pairs: list[tuple[str, str, str | None]] = [(item.label, item.text, item.field) for item in head]
    pairs = pairs or [(_NUMBER, number, None)]
    for label, text, field in (*pairs, ("پیوست", rng.choice(("ندارد", "دارد")), None)):
        box = canvas.text(x, y, f"{label}:", pen)
        canvas.text(box[0] - pen.size * 0.4, y, text, pen, value=field)
        y += pen.size * 1.7
    return y


def _layout(draft: Draft, items: list[Item], rng: Random) -> tuple[str, Layout]:
    """Sentences for a paper that has them, every other time, else a layout of labelled values; with its name. For a pen
    there are only those that leave each value a place."""
    if draft.hand:
        return rng.choice([(name, layout) for name, layout in LAYOUTS.items() if name != "flow"])
    if draft.look.prose and (rng.random() < 0.5 or not items):
        paragraphs = rng.choice(draft.look.prose)
        said = {name: draft.aside(name) for name in places_of(paragraphs)}
        return "prose", prose(paragraphs, {name: text for name, text in said.items() if text})
    return rng.choice(list(LAYOUTS.items()))


def _style(canvas: Canvas, look: Theme, rng: Random) -> Style:
    size = round(canvas.pt(rng.uniform(11, 13.5)) * look.body.scale)
    strong = rng.random() < 0.5
    label = Pen(look.body.regular if strong else look.body.bold, size, look.accent if rng.random() < 0.3 else look.ink)
    value = Pen(look.body.bold if strong else look.body.regular, size, look.ink)
    shade = rng.choice((None, (238, 240, 244), (245, 243, 236)))
    colon = rng.choice((":", ":", " :", ""))
    return Style(label, value, size * 2.2, colon, shade=None if look.waves else shade, boxed=rng.random() < 0.25)


def _fields(canvas: Canvas, items: list[Item], frame: Box, layout: Layout, *, look: Theme, rng: Random) -> float:
    """Lay the fields out so that they fill the frame without leaving it."""
    ordered = arrange(rng, items)
    style = _style(canvas, look, rng)
    rows = rows_needed(canvas, layout, ordered, style, frame[2] - frame[0])
    fits = (frame[3] - frame[1]) / rows
    if fits < style.value.size * 1.45:
        shrink = fits / (style.value.size * 1.45)
        style = replace(style, label=_scaled(style.label, shrink), value=_scaled(style.value, shrink))
    return layout(canvas, ordered, frame, replace(style, row=min(fits, style.value.size * rng.uniform(2, 2.9))))


def _scaled(pen: Pen, factor: float) -> Pen:
    return Pen(pen.face, int(pen.size * factor), pen.ink)


def foot(canvas: Canvas, design: Look, look: Theme, area: Box, rng: Random) -> None:
    """A note, then who signs, with signatures."""
    y = area[1] + canvas.mm(8)
    pen = Pen(look.body.regular, canvas.pt(10), look.ink)
    if design.notes and rng.random() < 0.7:
        for line in canvas.wrap(rng.choice(design.notes), pen, area[2] - area[0]):
            canvas.text(area[2], y, line, pen)
            y += pen.size * 1.6
    y = max(y + canvas.mm(6), area[3] - canvas.mm(rng.uniform(22, 34)))
    signers = rng.choice(design.signatures)
    bold = Pen(look.body.bold, canvas.pt(10.5), look.ink)
    for place, signer in enumerate(signers):
        x = area[2] - (place + 0.5) * (area[2] - area[0]) / len(signers)
        canvas.text(x, y, signer, bold, align="m")
        if rng.random() < 0.85:
            decor.signature(canvas, (x, y + canvas.mm(rng.uniform(10, 13))), canvas.mm(rng.uniform(22, 34)), rng)
