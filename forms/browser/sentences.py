"""Papers in running text, in other words than ``documents.yaml`` has: most values have no label of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from forms.browser.markup import Hand
from forms.layouts import Item
from forms.words import described

_PLACE = re.compile(r"\{(\w+)\}")
_BLANK = "..............."
_OPENINGS = (
    "به استحضار می‌رساند",
    "بدین‌وسیله گواهی می‌شود",
    "بر پایه مدارک و سوابق موجود در این واحد",
    "احتراما به آگاهی می‌رساند",
)
_CLOSINGS = ("مراتب جهت هرگونه اقدام اعلام می‌گردد", "این برگ بدون مهر و امضا فاقد اعتبار است", "")
_LINKS = ("،", "،", " و", " و نیز", "؛")

Aside = Callable[[str], str | None]


def running(type_id: str, items: list[Item], hand: Hand, aside: Aside, rng: Random) -> str:
    """The type's own sentences where ``data/sentences.yaml`` has some, else its labels and values strung together."""
    texts = described("sentences").get(type_id)
    inner = _told(rng.choice(texts), items, hand, aside) if texts else _strung(items, hand, rng)
    return f'<div class="running {rng.choice(("", "indent"))}">{inner}</div>'


def _told(paragraphs: list[str], items: list[Item], hand: Hand, aside: Aside) -> str:
    """A place is filled with its value, or with what is known beside; what no sentence names comes after them."""
    by_field, named, out = {item.field: item for item in items}, set(), []
    for paragraph in paragraphs:
        parts = []
        for number, part in enumerate(_PLACE.split(paragraph)):
            if number % 2 == 0:
                parts.append(hand.text(part))
            elif part in by_field and part not in named:
                named.add(part)
                parts.append(hand.value(by_field[part]))
            else:
                parts.append(hand.text(aside(part) or _BLANK))
        out.append(f"<p>{''.join(parts)}</p>")
    left = [hand.pair(item) for item in items if item.field not in named]
    return "".join(out) + (f"<p>{' '.join(left)}</p>" if left else "")


def _strung(items: list[Item], hand: Hand, rng: Random) -> str:
    colon = rng.choice(("", "", ":"))
    pairs = [f"{hand.label(item, colon)} {hand.value(item)}{rng.choice(_LINKS)}" for item in items]
    return f"<p>{rng.choice(_OPENINGS)} {' '.join(pairs)} {rng.choice(_CLOSINGS)}</p>"
