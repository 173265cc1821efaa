"""Cards: one alone, scanned tight around its edges, or several on a sheet as a copier leaves them."""

from __future__ import annotations

from random import Random

from forms import numbers
from forms.browser import art
from forms.browser.dress import Dress
from forms.browser.markup import Hand, lines
from forms.browser.press import Sheet
from forms.draft import Draft
from forms.layouts import Item
from forms.printing import persian

_WIDE, _HIGH = 85.6, 54.0
_GROUNDS = (("#e8f3f8", "#cfe2ec"), ("#f0f6ec", "#d5e5cd"), ("#f7f0f6", "#e6d6e6"), ("#ffffff", "#e4e4e4"))
_BACKS = (
    "این کارت متعلق به دارنده آن است و استفاده غیر از آن پیگرد دارد",
    "یابنده کارت می‌تواند آن را در صندوق پست بیندازد",
    "در صورت فقدان مراتب به نزدیک‌ترین دفتر اعلام شود",
)
# Other cards that people copy onto the same sheet: what stands on them belongs to no field of the paper.
_OTHERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("دفترچه بیمه", ("شماره بیمه: {8}", "شعبه {2}", "بیمه‌شده اصلی")),
    ("کارت عضویت کتابخانه", ("شماره عضویت: {7}", "کتابخانه مرکزی کرج")),
    ("گواهینامه رانندگی", ("شماره گواهینامه: {10}", "پایه سوم", "مدت اعتبار ۱۰ سال")),
)


def cards(draft: Draft, items: list[Item], hand: Hand, dress: Dress, rng: Random) -> Sheet:
    """The sheet of a draft whose design is a card."""
    made = {"font": dress.font, "layout": "browser-card"}
    front = _front(draft, items, hand, rng)
    if rng.random() < 0.4:
        border = rng.uniform(2, 5)
        style = f"padding:{border}mm;background:{rng.choice(('#fff', '#fff', '#ddd', '#333'))}"
        body = f'<div class="page" style="{style};font-size:1mm">{front}</div>'
        return Sheet(body, _plain(dress), _WIDE + 2 * border, _HIGH + 2 * border, dress.faces, made)
    others = [card for card in (_back(hand, rng), _other(hand, rng)) if rng.random() < 0.6]
    sheet = [front, *others]
    rng.shuffle(sheet)
    scale = rng.uniform(1.0, 1.15 if len(sheet) > 2 else 1.45)
    style = f"font-size:{scale:.3f}mm;justify-content:{rng.choice(('flex-start', 'space-evenly'))}"
    body = f'<div class="page cards" style="{style}">{"".join(sheet)}</div>'
    return Sheet(body, _plain(dress), 210, 297, dress.faces, made | {"layout": f"browser-cards-{len(sheet)}"})


def _plain(dress: Dress) -> str:
    """The dress without the size of a page's print: a card is set in its own millimetres."""
    return dress.css + ".page{line-height:1.4}"


def _front(draft: Draft, items: list[Item], hand: Hand, rng: Random) -> str:
    ground, waves = rng.choice(_GROUNDS)
    names = (*draft.letterhead(rng)[:2], rng.choice(draft.titles))
    side = rng.choice(("", "right"))
    face = art.portrait(rng, f"portrait {side}") if draft.look.portrait else ""
    rows = "".join(f"<div>{hand.pair(item)}</div>" for item in items)
    if rng.random() < 0.4:
        rows = "".join(f"<div>{hand.label(item)}</div><div>{hand.value(item)}</div>" for item in items)
        rows = f'<div class="grid" data-fit>{rows}</div>'
    else:
        rows = f"<div data-fit>{rows}</div>"
    whole = "" if face else " whole"
    return (
        f'<div class="card" style="background:{ground}">{art.waves(rng, waves)}'
        f'<div class="top">{lines(names, hand)}</div>{face}<div class="fields{whole}">{rows}</div></div>'
    )


def _back(hand: Hand, rng: Random) -> str:
    """The other side: standing text and the blank card's own serial number."""
    texts = [*rng.sample(_BACKS, 2), persian(f"{numbers.digits(rng, 1, '123456789')}G{numbers.digits(rng, 8)}")]
    return _said(texts, hand, rng)


def _other(hand: Hand, rng: Random) -> str:
    title, rest = rng.choice(_OTHERS)
    filled = [
        "".join(numbers.digits(rng, int(part)) if place % 2 else part for place, part in enumerate(_split(text)))
        for text in rest
    ]
    return _said([title, *map(persian, filled)], hand, rng)


def _split(text: str) -> list[str]:
    return text.replace("}", "{").split("{")


def _said(texts: list[str], hand: Hand, rng: Random) -> str:
    ground, waves = rng.choice(_GROUNDS)
    inner = f'<div class="said">{lines(tuple(texts), hand)}</div>'
    return f'<div class="card" style="background:{ground}">{art.waves(rng, waves)}{inner}</div>'
