"""What templates may call: filters for one value, functions for the rest. Read once, when the first page is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.proof import tracking
from chalicelib.web import calendar, evidence, values, words

FILTERS: Mapping[str, Callable[..., str]] = {
    "fa_digits": calendar.fa_digits,
    "thousands": calendar.thousands,
    "day": calendar.day,
    "short_day": calendar.short_day,
    "clock": calendar.clock,
    "day_and_clock": calendar.day_and_clock,
    "machine_time": calendar.machine,
    "isolate": values.isolate,
    "masked_mobile": values.masked_mobile,
    "dialled": values.dialled,
}

GLOBALS: Mapping[str, Any] = {
    "nav_of": words.nav_of,
    "role_of": words.role_of,
    "said_words": words.said_words,
    "intake_state": words.intake_state,
    "case_state": words.case_state,
    "step_title": words.step_title,
    "act_words": words.act_words,
    "give_back_reasons": words.give_back_reasons,
    "sign_in_words": words.sign_in_words,
    "title_of": evidence.document_title,
    "show_tracking": tracking.show,
    "first_sentence": values.first_sentence,
}
