"""The tracking code that an applicant reads out or types: ten digits, the last one a check digit.

The check digit is Damm's (H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004): it shows every single wrong
digit and every swap of neighbours. A code names a case; it proves nothing and opens nothing by itself.
"""

from __future__ import annotations

import unicodedata
from random import Random

from chalicelib.errors import InvalidInputError

DIGITS = 10
GROUPS = (slice(0, 4), slice(4, 8), slice(8, 10))
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# What people and phones put between the groups: spaces, hyphens and dashes, and the marks of writing direction.
BETWEEN = {"Zs", "Pd", "Cf"}
DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def make(random: Random) -> str:
    """A new code, ten ASCII digits; the first is not 0, so that no spreadsheet drops it."""
    digits = str(random.randrange(10 ** (DIGITS - 2), 10 ** (DIGITS - 1)))
    return f"{digits}{_damm(digits)}"


def show(code: str) -> str:
    """As people see it: «۴۷۲۶-۱۸۵۳-۹۰», to be set left to right."""
    return "-".join(code[group] for group in GROUPS).translate(PERSIAN)


def parse(text: str) -> str:
    """The ten ASCII digits of what somebody typed, in Persian, Arabic or ASCII digits, however grouped.

    Raises ``InvalidInputError("tracking-code-invalid")``: too long, too short, or a digit is wrong.
    """
    if len(text) > 64:
        raise InvalidInputError("tracking-code-invalid")
    code = "".join(_digit(character) for character in text if unicodedata.category(character) not in BETWEEN)
    if len(code) != DIGITS or _damm(code) != 0:
        raise InvalidInputError("tracking-code-invalid")
    return code


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    if value is None:
        raise InvalidInputError("tracking-code-invalid")
    return str(value)


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = DAMM[interim][int(digit)]
    return interim
