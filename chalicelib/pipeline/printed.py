"""Who opens the codes of printed forms: with the key for an intake, or, on a machine without it, unverified."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.proof import printed_form
from chalicelib.reading.printed import OpenCode, PrintedForm

REFUSED = PrintedForm("refused")


def opener(intake: str, key: Callable[[], bytes]) -> OpenCode:
    """``key`` is only asked for when a form's code is there."""

    def opened(code: str) -> PrintedForm | None:
        if not printed_form.is_ours(code):
            return None
        content = printed_form.verified(code, intake, key())
        return PrintedForm("authentic", content.type, content.values) if content else REFUSED

    return opened


def without_key(code: str) -> PrintedForm | None:
    """What the code says, whoever made it."""
    content = printed_form.unverified(code)
    return PrintedForm("unverified", content.type, content.values) if content else None
