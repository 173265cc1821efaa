"""Letters that the recogniser takes for digits of a number: ا for ۱, ه for ۵, ر for a decimal sign. Amid digits they
can't be letters, and left alone they also tear the number apart, since letters are read from the other side."""

from __future__ import annotations

from collections.abc import Sequence

SIGNS = "٫/.-"
_ALIKE = {"ا": "۱", "ه": "۵"}
_SIGN_ALIKE = {"ر": "٫"}
_FEWEST = 2


def as_number(glyphs: Sequence[str]) -> list[str] | None:
    """A word's characters as a number's, where all but a few of them are digits and signs, and those few are letters
    that look like them, each beside a digit; else None. Left to right, as on paper."""
    letters = [place for place, glyph in enumerate(glyphs) if not glyph.isdecimal() and glyph not in SIGNS]
    digits = sum(glyph.isdecimal() for glyph in glyphs)
    if not letters or digits < max(_FEWEST, len(letters) + 1):
        return None
    read = list(glyphs)
    for place in letters:
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(glyphs) and _is_digit(glyphs[at])]
        if glyphs[place] in _ALIKE and beside:
            read[place] = _ALIKE[glyphs[place]]
        elif glyphs[place] in _SIGN_ALIKE and len(beside) == 2:
            read[place] = _SIGN_ALIKE[glyphs[place]]
        else:
            return None
    return read


def _is_digit(glyph: str) -> bool:
    return glyph.isdecimal() or glyph in _ALIKE
