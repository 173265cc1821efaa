"""What is known of one document after reading: its type and its fields, where each stands and how sure it is."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.findings import Finding

Status = Literal["ok", "check", "missing", "invalid"]
ORDER_UNCLEAR = "order-ambiguous"
"""The doubt of a print that doesn't tell which of the value's parts comes first."""


class Evidence(BaseModel):
    """One reason for or against a value. ``kind``: recogniser, check_digit, calendar, second_reading, number_reading,
    numeral_reading, letter_reading, words, document, word_list, label, repair, clerk …; ``supports`` None when it could
    not decide."""

    model_config = ConfigDict(frozen=True)

    kind: str
    supports: bool | None
    detail: str = ""


class FieldReading(BaseModel):
    """One field. ``value`` is canonical (docs of its kind); ``raw`` is as printed and read; ``box`` is in pixels of the
    upright page image (x0, y0, x1, y1). ``alternatives`` are other canonical values with their probabilities."""

    model_config = ConfigDict(frozen=True)

    value: str | None = None
    raw: str | None = None
    status: Status = "missing"
    confidence: float = 0.0
    page: int | None = None
    box: tuple[int, int, int, int] | None = None
    repaired: bool = False
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()

    @property
    def order_unclear(self) -> bool:
        """Does the print not tell which of the value's parts comes first («۱۲/۳۴۵»)?"""
        return any(one.kind == "parse" and one.detail == ORDER_UNCLEAR for one in self.evidence)


class DocumentReading(BaseModel):
    """One document: catalogue type (None when unknown), the probability of that type, every field of the type."""

    model_config = ConfigDict(frozen=True)

    type: str | None = None
    confidence: float = 0.0
    fields: dict[str, FieldReading] = Field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
