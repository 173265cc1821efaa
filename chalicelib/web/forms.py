"""What a form sent: URL-encoded fields, trimmed, without control characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

FORM_TYPE = "application/x-www-form-urlencoded"
MAX_BODY = 64 * 1024
_MAX_FIELDS = 200
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ASCII_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, or of a query; a field that was not sent reads as the empty string."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.values.get(name, ("",))[0]

    def ticked(self, name: str) -> bool:
        return bool(self.text(name))

    def all(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())


def parse(body: bytes) -> Form:
    """A URL-encoded body as a form. What is no UTF-8, too long or of too many fields is an empty form."""
    if len(body) > MAX_BODY:
        return Form()
    try:
        fields = parse_qs(body.decode("utf-8"), errors="strict", keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return Form()
    return Form({name: tuple(_clean(value) for value in values) for name, values in fields.items()})


def ascii_digits(text: str) -> str:
    """Persian and Arabic digits as ASCII ones; all else as it is."""
    return text.translate(ASCII_DIGITS)


def _clean(text: str) -> str:
    """Without control characters and without those that turn the writing direction (they can make text lie)."""
    lines = text.replace("\r\n", "\n").strip()
    return "".join(sign for sign in lines if sign == "\n" or (sign >= " " and sign not in _TURNING))
