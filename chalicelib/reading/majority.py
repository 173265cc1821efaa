"""Whether other readings of a print say the same as the recogniser, counted together. Light to import."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.reading.calibration import AGAIN, OF_NUMBERS, supports
from chalicelib.reading.model import Evidence, FieldReading

_SHORT = 2


def read_again(field: FieldReading, evidence: Sequence[Evidence]) -> bool | None:
    """Does another reading of the same print say the same? Those of numbers alone are such where there are no letters,
    both together where the value may be one's own proposal; that of letters, with its numbers as one of the former has
    them, is one for the rest."""
    second, letters = supports(evidence, "second_reading"), supports(evidence, "letter_reading")
    numbers = [supports(evidence, kind) for kind in OF_NUMBERS]
    if any(c.isalpha() for c in field.value or ""):
        return second or letters if letters is not None and not field.repaired else second
    if field.repaired:
        return True if all(numbers) else (False if False in numbers else second)
    if _is_short(field.value or ""):  # its digits say nothing of each other: more must be for it than against
        said = [one for one in (*numbers, second) if one is not None]
        return None if not said else said.count(True) > said.count(False)
    if True in numbers and not _two_say_otherwise(evidence):
        return True
    return False if False in numbers else second


def _is_short(value: str) -> bool:
    return value.isdecimal() and len(value) <= _SHORT


def _two_say_otherwise(evidence: Sequence[Evidence]) -> bool:
    """Do two other readings give one and the same other value? Then it is two against two."""
    others = [one.detail for one in evidence if one.kind in AGAIN and one.supports is False]
    return len(set(others)) < len(others)
