"""What stands above and beneath the fields: letterheads, the office's own numbers, notes, signers, a foot.

The office's telephone, postal code, letter number and clerk are nobody's field; but none stands under a label that
the paper has for a value of its own, where a person could not tell them apart either.
"""

from __future__ import annotations

from random import Random

from chalicelib.catalogue import DocumentType
from forms import numbers
from forms.browser import art
from forms.browser.dress import Dress
from forms.browser.markup import Hand, lines
from forms.draft import Draft
from forms.facts import address
from forms.layouts import Item
from forms.printing import persian
from forms.words import words


def head(draft: Draft, own: list[Item], hand: Hand, dress: Dress, rng: Random) -> tuple[str, str]:
    """How the head is set, and the names of who issues the paper, an emblem and the reference; then the title. ``own``:
    the paper's fields that belong into its head."""
    look = rng.choice(("", "", "centred", "band", "cells"))
    names = f'<div class="names">{lines(draft.letterhead(rng), hand)}</div>'
    mark = art.emblem(rng, dress.accent) if rng.random() < 0.8 else ""
    reference = f'<div class="reference">{_reference(draft.paper.type, own, hand, rng)}</div>'
    title = f'<div class="title">{hand.text(rng.choice(draft.titles))}</div>'
    if look == "cells":
        return look, f'<div class="head cells"><div>{mark}{names}</div><div>{title}</div>{reference}</div>'
    parts = [mark, names, reference] if rng.random() < 0.5 else [names, mark, reference]
    inner = "".join(filter(None, parts))
    return look or "plain", f'<div class="head {look}">{inner}</div><div class="heading">{title}</div>'


def _reference(type_: DocumentType, own: list[Item], hand: Hand, rng: Random) -> str:
    """A letter's head: the paper's own fields if it has some there, else the office's number and day."""
    rows = [hand.pair(item) for item in own]
    said = {
        "شماره ثبت": f"{rng.randint(1, 99)}/{rng.randint(100, 99999)}",
        "تاریخ چاپ": f"{rng.randint(1402, 1405)}/{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}",
        "شماره دبیرخانه": f"{rng.randint(1, 9)}/{rng.choice('صدن')}/{rng.randint(1000, 99999)}",
        "پیوست": rng.choice(("ندارد", "دارد", "1 برگ")),
    }
    free = [label for label in said if label not in _labels(type_)]
    for label in [] if rng.random() < 0.25 else rng.sample(free, 1 if own else min(len(free), rng.choice((1, 2, 3)))):
        rows.append(f"{label}: <bdi>{hand.text(persian(said[label]))}</bdi>")
    return "".join(f"<div>{row}</div>" for row in rows)


def _labels(type_: DocumentType) -> set[str]:
    return {label for field in type_.fields for label in field.labels}


def note(draft: Draft, hand: Hand, rng: Random) -> str:
    if not draft.look.notes or rng.random() < 0.35:
        return ""
    return f'<div class="note small">{hand.text(rng.choice(draft.look.notes))}</div>'


def signers(draft: Draft, hand: Hand, rng: Random) -> str:
    """Who signs, most of them with a signature; below it now and then the clerk, with a number of his own."""
    cells = [
        f"<div>{hand.text(name)}{art.signature(rng) if rng.random() < 0.8 else ''}</div>"
        for name in rng.choice(draft.look.signatures)
    ]
    if rng.random() < 0.3:
        clerk = f"متصدی: {rng.choice(words('family_names'))} - کد پرسنلی {numbers.digits(rng, 6)}"
        cells.append(f'<div class="small">{hand.text(persian(clerk))}</div>')
    return f'<div class="signers">{"".join(cells)}</div>'


def foot(hand: Hand, rng: Random) -> str:
    """The office's own address, telephone and postal code in small print; the page's number."""
    if rng.random() < 0.25:
        return ""
    phone, other = numbers.landline(rng), numbers.landline(rng)
    said = [
        f"نشانی دفتر: {address(rng)}",
        f"تلفن دفتر: {phone[:3]}-{phone[3:]}",
        f"نمابر: {other}",
        f"کدپستی دفتر: {numbers.postal_code(rng)}",
        f"سامانه پیامک: {numbers.digits(rng, 1, '123')}0007{numbers.digits(rng, 4)}",
        "صفحه 1 از 1",
    ]
    chosen = [text for text in said if rng.random() < 0.6]
    return f'<div class="foot">{"".join(f"<span>{hand.text(persian(text))}</span>" for text in chosen)}</div>'
