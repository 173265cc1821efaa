"""Persian text: one spelling to keep (``canonical``), another to compare by (``comparable``), a third to show.

Sources: Unicode 15 (Arabic block, presentation forms, bidi controls); ISIRI 6219 for ye and kaf.
"""

from __future__ import annotations

import re
import unicodedata

ZWNJ = "\u200c"
FSI, PDI = "\u2068", "\u2069"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MARKS = "\u0610-\u061a\u064b-\u0653\u0655-\u065f\u0670\u06d6-\u06ed"
_DROPPED = re.compile(f"[{_BIDI}\u0640{_MARKS}\u200b\u200d\ufeff\u00ad²³]")
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ۍ": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ھ": "ه", "ہ": "ه", "ە": "ه"})
_FOLDED = str.maketrans("أإآٱؤئةۀ", "اااا" + "ویهه")
_SPACES = re.compile(r"\s+")
_LOOSE_ZWNJ = re.compile(f"(?<=[\\s{ZWNJ}]){ZWNJ}+|{ZWNJ}+(?=\\s)|^{ZWNJ}+|{ZWNJ}+$")
_TO_PERSIAN = str.maketrans("0123456789", PERSIAN_DIGITS)


def has_bidi_controls(text: str) -> bool:
    """Marks that turn the order of what is seen: refused where a person's name is typed."""
    return any(character in _BIDI for character in text)


def ascii_digits(text: str) -> str:
    """Every decimal digit of any script as 0-9, the rest untouched."""
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def canonical(text: str) -> str:
    """The spelling that is kept: Persian ye and kaf, ASCII digits, single spaces, no tatweel, marks or bidi controls.

    ZWNJ between letters stays (it is part of good spelling); presentation forms and ligatures are taken apart.
    """
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).translate(_LETTERS)
    plain = _SPACES.sub(" ", ascii_digits(_DROPPED.sub("", plain))).strip()
    return _LOOSE_ZWNJ.sub("", plain).strip()


def comparable(text: str) -> str:
    """Letters and digits only, alef, hamza and te marbuta folded: for comparing, never for keeping."""
    folded = canonical(text).translate(_FOLDED).replace("ء", "").casefold()
    return "".join(one for one in folded if one.isalnum())


def words(text: str) -> tuple[str, ...]:
    """``comparable`` word by word; ZWNJ joins."""
    return tuple(word for word in (comparable(part) for part in canonical(text).split()) if word)


def show_digits(text: str) -> str:
    """ASCII digits as Persian ones."""
    return text.translate(_TO_PERSIAN)


def show_number(value: str) -> str:
    """``1234567.5`` → «۱٬۲۳۴٬۵۶۷٫۵»."""
    whole, _, part = value.partition(".")
    grouped = f"{int(whole):,}".replace(",", "٬")
    return show_digits(f"{grouped}٫{part}" if part else grouped)


def isolate(text: str) -> str:
    """Keep numbers and codes from reordering the sentence around them."""
    return f"{FSI}{text}{PDI}"


def mask_end(value: str, keep: int) -> str:
    """All but the last ``keep`` characters as bullets; nothing is shown of a value that is hardly longer."""
    kept = keep if len(value) >= 2 * keep else 0
    return "•" * (len(value) - kept) + show_digits(value[len(value) - kept :])
