"""Values and sentences as a person reads them."""

from __future__ import annotations

from chalicelib import fields
from chalicelib.web.calendar import fa_digits
from chalicelib.web.forms import ASCII_DIGITS


def display(kind: str, value: str | None) -> str:
    """``value`` of a field of ``kind`` in Persian; the empty string for none."""
    if not value:
        return ""
    try:
        return fields.kind(kind).show(value)
    except (KeyError, ValueError):  # a choice has no kind without its options; a stored value may be of an older form
        return fa_digits(value)


def isolate(value: object) -> str:
    """For attributes and plain text, where no ``<bdi>`` can stand: first-strong isolates around the value."""
    return f"\u2068{value}\u2069"


def masked_mobile(mobile: str) -> str:
    """``09121234718`` → ``۰۹۱۲ ••• ۴۷۱۸``"""
    return fa_digits(f"{mobile[:4]} ••• {mobile[-4:]}")


def headline(text: str) -> tuple[str, str]:
    """The first sentence, without its full stop, and the rest: a finding's heading and what to do."""
    first, stop, rest = text.partition(". ")
    return (first, rest) if stop else (text.rstrip("."), "")


def first_sentence(text: str) -> str:
    return headline(text)[0]


def dialled(phone: str) -> str:
    """A phone number of Iran as a ``tel:`` link carries it: ``026-3222…`` → ``+98263222…``."""
    digits = "".join(sign for sign in phone.translate(ASCII_DIGITS) if sign.isdigit())
    return f"+98{digits[1:]}" if digits.startswith("0") else digits
