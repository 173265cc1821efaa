"""Numbers written out in Persian words, as deeds and receipts repeat their amounts, and ordinals as in dates."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.fields.persian import ZWNJ, canonical, comparable

_UNITS = {
    "صفر": 0, "یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "شیش": 6, "هفت": 7, "هشت": 8, "نه": 9,
    "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16, "هفده": 17,
    "هجده": 18, "هیجده": 18, "نوزده": 19, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70,
    "هشتاد": 80, "نود": 90, "صد": 100, "یکصد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500,
    "ششصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}  # fmt: skip
_SCALES = {"هزار": 10**3, "میلیون": 10**6, "ملیون": 10**6, "میلیارد": 10**9}
_JOINED = {"یکهزار": ("یک", "هزار"), "یکمیلیون": ("یک", "میلیون")}
_ORDINALS = {"اول": "یک", "یکم": "یک", "دوم": "دو", "سوم": "سه", "سیام": "سی", "سیم": "سی"}


def words_of(text: str) -> list[str]:
    """The words as number words are compared, ZWNJ read as a space and joined thousands taken apart."""
    plain = canonical(text).replace(ZWNJ, " ")
    return [part for word in plain.split() for part in _JOINED.get(comparable(word), (comparable(word),)) if part]


def value_of(words: Sequence[str]) -> int | None:
    """The number that the words say, all of them; None if one of them is no number word."""
    total, group, seen = 0, 0, False
    for word in words:
        if word == "و":
            continue
        if word in _UNITS:
            group += _UNITS[word]
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        else:
            return None
        seen = True
    return total + group if seen else None


def first_number(text: str) -> int | None:
    """The number said by the longest first stretch of number words in the text."""
    stretch: list[str] = []
    for word in words_of(text):
        if word in _UNITS or word in _SCALES or (word == "و" and stretch):
            stretch.append(word)
        elif stretch:
            break
    return value_of(stretch)


def ordinal_of(words: Sequence[str]) -> int | None:
    """«هفدهم», «بیست و یکم», «سی‌ام»: the last word is an ordinal (or, as often printed, a plain number)."""
    if not words:
        return None
    *before, last = words
    if last == "ام" and before:
        return value_of(before)
    return value_of([*before, _cardinal(last)])


def _cardinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return word[:-1] if word not in _UNITS and word.endswith("م") else word
