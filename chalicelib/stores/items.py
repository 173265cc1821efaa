"""Our data as DynamoDB's typed values and back. What goes in comes out equal; anything that would not is refused.

DynamoDB holds numbers as decimals of 38 digits, so a float travels as its shortest decimal (``repr``), which names
exactly one float. Whole numbers are held to ±2^53, as in JSON (RFC 8259 §6); a whole float comes back as an int, which
is equal to it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

WHOLE_LIMIT = 2**53
# DynamoDB's own limits on a number's magnitude.
SMALLEST, LARGEST = 1e-130, 9.9e125

Value = dict[str, Any]


def encode(value: Any) -> Value:
    """Raises ``TypeError`` for what is no JSON value, ``ValueError`` for a number that can't be kept exactly."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int() | float():
            return {"N": _number(value)}
        case Mapping():
            if not all(isinstance(name, str) for name in value):
                raise TypeError("names must be text")
            return {"M": {name: encode(part) for name, part in value.items()}}
        case list() | tuple():
            return {"L": [encode(part) for part in value]}
        case _:
            raise TypeError(f"{type(value).__name__} cannot be stored")


def decode(value: Mapping[str, Any]) -> Any:
    ((kind, content),) = value.items()
    match kind:
        case "NULL":
            return None
        case "BOOL" | "S":
            return content
        case "N":
            return _from_number(content)
        case "M":
            return {name: decode(part) for name, part in content.items()}
        case "L":
            return [decode(part) for part in content]
        case _:
            raise ValueError(f"a value of kind {kind} is none of ours")


def _number(value: float) -> str:
    if isinstance(value, int):
        fits = abs(value) <= WHOLE_LIMIT
    else:
        fits = math.isfinite(value) and (value == 0 or SMALLEST <= abs(value) <= LARGEST)
    if not fits:
        raise ValueError("number out of range")
    return repr(value)


def _from_number(text: str) -> int | float:
    number = Decimal(text)
    if abs(number) <= WHOLE_LIMIT and number == number.to_integral_value():
        return int(number)
    return float(number)
