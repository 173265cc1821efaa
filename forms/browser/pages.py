"""Whole sheets: from a draft to the HTML of its page, for each of the kinds of drawing that designs name."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from random import Random

from forms.browser import art, furniture
from forms.browser.blocks import BLOCKS, roster, sections
from forms.browser.cards import cards
from forms.browser.dress import Dress
from forms.browser.markup import Hand
from forms.browser.press import Sheet
from forms.browser.sentences import running
from forms.draft import Draft
from forms.fonts import Fonts
from forms.layouts import Item, arrange
from forms.photo import street

_TINTS = (("#fcfaf0", "#e2dcc6"), ("#f4faf6", "#cfe3d7"), ("#f6f8fd", "#d2daec"), ("#fdf6f7", "#ecd6da"))
_ACROSS = 0.12


def page(draft: Draft, rng: Random, fonts: Fonts) -> Sheet:
    """The draft's sheet. What isn't a card, a plan or a photograph is a form."""
    return _PAGES.get(draft.look.drawing, _form)(draft, rng, fonts)


def _form(draft: Draft, rng: Random, fonts: Fonts) -> Sheet:
    """A4, upright or across: head, fields, note, signers and foot."""
    hand, dress = Hand.drawn(rng), Dress.drawn(rng, fonts)
    items = draft.items(rng)
    own = [item for item in items if item.field in draft.look.head]
    body = [item for item in arrange(rng, items) if item not in own]
    layout, inner = fields(draft, body, hand, rng)
    waves, (look, top) = _paper(draft, rng), furniture.head(draft, own, hand, dress, rng)
    parts = [
        waves,
        top,
        f'<div class="{rng.choice(("", "accent"))}">{inner}</div>',
        furniture.note(draft, hand, rng),
        furniture.signers(draft, hand, rng),
        furniture.foot(hand, rng),
    ]
    across = rng.random() < _ACROSS
    name = layout if body else f"{layout}-{look}"
    return _sheet("".join(parts), dress, rng, (297, 210) if across else (210, 297), name)


def fields(draft: Draft, items: list[Item], hand: Hand, rng: Random) -> tuple[str, str]:
    """The way's name, and the fields set in it: in sentences, in parts, or all in one way. A letter without fields
    in its body has its own words there."""
    texts = draft.look.prose
    if not items:
        return "letter", "".join(f"<p>{hand.text(line)}</p>" for line in (rng.choice(texts) if texts else ()))
    way = rng.choices(("running", "sections", "one"), (30 if texts else 12, 22, 60))[0]
    if way == "running":
        return way, running(draft.paper.type.id, items, hand, draft.aside, rng)
    listed = [item for item in items if item.rows]
    plain, tables = [item for item in items if not item.rows], "".join(roster(item, hand, rng) for item in listed)
    if way == "sections":
        return way, sections(plain, hand, rng) + tables
    name, block = rng.choice(list(BLOCKS.items()))
    return name, block(plain, hand, rng) + tables


def _paper(draft: Draft, rng: Random) -> str:
    """Tinted and with waves under the print where the design asks for security."""
    if not draft.look.security or rng.random() < 0.3:
        return ""
    return art.waves(rng, rng.choice(_TINTS)[1])


def _sheet(body: str, dress: Dress, rng: Random, size: tuple[float, float], layout: str) -> Sheet:
    margin = f"padding:{rng.uniform(9, 20):.1f}mm {rng.uniform(12, 24):.1f}mm"
    made = {"font": dress.font, "layout": f"browser-{layout}"}
    return Sheet(f'<div class="page" data-fit style="{margin}">{body}</div>', dress.css, *size, dress.faces, made)


def _plan(draft: Draft, rng: Random, fonts: Fonts) -> Sheet:
    """A drawing of the land over a block of titles: the firm at one side, the fields at the other."""
    hand, dress = Hand.drawn(rng), Dress.drawn(rng, fonts)
    across, items = rng.random() < 0.5, draft.items(rng)
    names = "".join(f"<div>{hand.text(line)}</div>" for line in draft.letterhead(rng))
    title = f'<div class="title">{hand.text(rng.choice(draft.titles))}</div>'
    block = rng.choice(("table", "grid", "underlined", "stacked", "leaders"))
    parts = [
        f'<div class="drawing">{art.plot(rng, across)}</div>',
        f'<div class="block"><div>{title}{names}{furniture.note(draft, hand, rng)}</div>',
        f"<div>{BLOCKS[block](items, hand, rng)}</div></div>",
        furniture.signers(draft, hand, rng),
    ]
    return _sheet("".join(parts), dress, rng, (297, 210) if across else (210, 297), f"plan-{block}")


def _photo(draft: Draft, rng: Random, fonts: Fonts) -> Sheet:
    """A photograph as a document has it: as a picture in a page, its caption above or beneath."""
    hand, dress = Hand.drawn(rng), Dress.drawn(rng, fonts)
    data = io.BytesIO()
    street(rng, (900, 620)).save(data, "JPEG", quality=80)
    picture = f'<img src="data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}">'
    words = [rng.choice(draft.titles), *([rng.choice(draft.look.notes)] if draft.look.notes else [])]
    parts = [f'<div class="heading">{hand.text(" - ".join(words))}</div>', f'<div class="drawing">{picture}</div>']
    rng.shuffle(parts)
    items = draft.items(rng)
    return _sheet("".join(parts) + BLOCKS["grid"](items, hand, rng), dress, rng, (210, 297), "photo")


def _card(draft: Draft, rng: Random, fonts: Fonts) -> Sheet:
    return cards(draft, draft.items(rng), Hand.drawn(rng), Dress.drawn(rng, fonts), rng)


_PAGES: dict[str, Callable[[Draft, Random, Fonts], Sheet]] = {"card": _card, "plan": _plan, "photo": _photo}
