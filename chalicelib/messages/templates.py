"""Which messages people get. The words stand in ``texts`` under the template's own name; here is what fills them."""

from __future__ import annotations

from enum import StrEnum

from chalicelib.proof import tracking
from chalicelib.texts import fa


class Template(StrEnum):
    """Each takes ``tracking`` and ``link``; the text says nothing of who applied or why."""

    CASE_OPENED = "sms-case-opened"
    CASE_APPROVED = "sms-case-approved"
    CASE_RETURNED = "sms-case-returned"
    CASE_REJECTED = "sms-case-rejected"


def render(template: Template, code: str, link: str) -> str:
    """The text message in Persian. ``code`` is the tracking code in ASCII digits."""
    return fa(template.value, tracking=tracking.show(code), link=link)
