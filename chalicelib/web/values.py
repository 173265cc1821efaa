"""Canonical values as a person reads them."""

from __future__ import annotations

from chalicelib.web.calendar import fa_digits


def isolate(value: object) -> str:
    """For attributes and plain text, where no ``<bdi>`` can stand: first-strong isolates around the value."""
    return f"\u2068{value}\u2069"


def masked_mobile(mobile: str) -> str:
    """``09121234718`` → ``۰۹۱۲ ••• ۴۷۱۸``"""
    return fa_digits(f"{mobile[:4]} ••• {mobile[-4:]}")
