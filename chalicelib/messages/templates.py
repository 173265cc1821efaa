"""Which messages people get. Each value is the key of its words in ``texts``."""

from __future__ import annotations

from enum import StrEnum

from chalicelib.proof import tracking
from chalicelib.texts import fa

_UNMARKED = dict.fromkeys(range(0x2066, 0x206A))


class Template(StrEnum):
    """Each takes ``tracking`` and ``link``; the text says nothing of who applied or why."""

    CASE_OPENED = "sms.case-opened"
    CASE_APPROVED = "sms.case-approved"
    CASE_RETURNED = "sms.case-returned"
    CASE_RESUBMITTED = "sms.case-resubmitted"
    CASE_REJECTED = "sms.case-rejected"


def render(template: Template, code: str, link: str) -> str:
    """The text message in Persian. ``code`` is the tracking code in ASCII digits. Without the marks that isolate codes:
    a phone takes one that touches the link for a part of it."""
    return fa(template.value, tracking=tracking.show(code), link=link).translate(_UNMARKED)
