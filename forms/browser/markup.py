"""Persian text as HTML: escaped, with the digits of one of the sets in use, and values marked with their field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from random import Random

from forms.canvas import direction
from forms.layouts import Item

_TO_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
_TO_ARABIC = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
_DIGITS: dict[str, dict[int, int]] = {"persian": {}, "ascii": _TO_ASCII, "arabic": _TO_ARABIC}
_DATE = re.compile(r"\d{2,4}/\d{1,2}/\d{1,4}")
_LEAST_BOXED, _MOST_BOXED = 8, 18


@dataclass(frozen=True)
class Hand:
    """How one paper's author writes: the digits, what stands after a label, «کدملی» in one word or two."""

    digits: str
    colon: str
    joined: bool

    @classmethod
    def drawn(cls, rng: Random) -> Hand:
        digits = rng.choices(list(_DIGITS), (70, 18, 12))[0]
        return cls(digits, rng.choice((":", ":", ":", " :", "", "", " -")), rng.random() < 0.15)

    def text(self, text: str) -> str:
        return escape(text.translate(_DIGITS[self.digits]))

    def label(self, item: Item, colon: str | None = None) -> str:
        text = re.sub(r"^کد ", "کد", item.label) if self.joined else item.label
        return f'<span class="label">{self.text(text + (self.colon if colon is None else colon))}</span>'

    def value(self, item: Item) -> str:
        """Isolated, so that the groups of a number keep their order whatever stands beside it."""
        kind = "code" if direction(item.text) == "ltr" else "words"
        inner = f'<bdi dir="{direction(item.text)}">{self.text(item.text)}</bdi>'
        return f'<span class="value {kind}" data-field="{escape(item.field)}">{inner}</span>'

    def boxed(self, item: Item) -> str:
        """A box a digit for codes and dates, as on forms that are filled in by hand; else the value as it is."""
        if not self.boxable(item):
            return self.value(item)
        parts = [f'<i class="sep">{part}</i>' if part in "/-" else _boxes(self.text(part))
                 for part in re.split(r"([/-])", item.text)]  # fmt: skip
        return f'<span class="value boxes" dir="ltr" data-field="{escape(item.field)}">{"".join(parts)}</span>'

    @staticmethod
    def boxable(item: Item) -> bool:
        bare = item.text.replace("-", "")
        return bool(_DATE.fullmatch(item.text)) or (bare.isdecimal() and _LEAST_BOXED <= len(bare) <= _MOST_BOXED)

    def pair(self, item: Item) -> str:
        return f'<span class="pair">{self.label(item)} {self.value(item)}</span>'


def _boxes(digits: str) -> str:
    return "".join(f"<b>{digit}</b>" for digit in digits)


def lines(texts: tuple[str, ...], hand: Hand, tag: str = "div", name: str = "") -> str:
    """Each text in an element of its own."""
    return "".join(f'<{tag} class="{name}">{hand.text(text)}</{tag}>' for text in texts)
