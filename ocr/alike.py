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
    if not letters or digits < max(_FEWEST, 2 * len(letters)):
        return None
    read = list(glyphs)
    for place in letters:
        before, after = (0 <= at < len(glyphs) and glyphs[at].isdecimal() for at in (place - 1, place + 1))
        alike = _ALIKE if before or after else {}
        meant = alike.get(glyphs[place]) or (_SIGN_ALIKE.get(glyphs[place]) if before and after else None)
        if meant is None:
            return None
        read[place] = meant
    return read
