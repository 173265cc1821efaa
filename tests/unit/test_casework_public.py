"""What the citizen sees of the way of a case."""

from __future__ import annotations

import pytest

from chalicelib.casework.decisions import personal, words
from chalicelib.casework.model import CaseState, Step
from chalicelib.casework.public import steps
from chalicelib.errors import InvalidInputError
from chalicelib.intake.model import Applicant
from tests.unit.test_casework_states import NOW, case

APPLICANT = Applicant(kind="owner", mobile="09121234718", name="بهروز کاویانی")


@pytest.mark.parametrize(
    ("walked", "shown"),
    [
        (["queued"], ["received", "queued*", "in_review-", "decision-"]),
        (["queued", "in_review"], ["received", "queued", "in_review*", "decision-"]),
        (["queued", "in_review", "queued"], ["received", "queued*", "in_review-", "decision-"]),
        (
            ["queued", "in_review", "queued", "in_review", "needs_correction"],
            ["received", "queued", "in_review", "needs_correction*", "requeued-", "decision-"],
        ),
        (
            ["queued", "in_review", "needs_correction", "queued", "in_review", "approved"],
            ["received", "queued", "in_review", "needs_correction", "requeued", "in_review", "approved*"],
        ),
        (
            ["queued", "in_review", "needs_correction", "queued", "in_review", "queued"],
            ["received", "queued", "in_review", "needs_correction", "requeued*", "in_review-", "decision-"],
        ),
        (["queued", "withdrawn"], ["received", "queued", "withdrawn*"]),
    ],
)
def test_the_way_is_told_without_the_citys_own_detours(walked: list[CaseState], shown: list[str]) -> None:
    walk = tuple(Step(state=state, at=NOW) for state in walked)
    marks = {"done": "", "now": "*", "later": "-"}
    seen = steps(case().model_copy(update={"state": walked[-1], "steps": walk}))
    assert [f"{step.name}{marks[step.when]}" for step in seen] == shown
    assert all((step.at is None) == (step.when == "later") for step in seen)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("کد ملی ۰۱۷۵۹۸۹۸۳۴ را بنویسید", True),
        ("همراه 0912 123 4718 پاسخ نداد", True),
        ("آقای بهروز کاویانی", True),
        ("آقای بهروز\u200cکاویانی", True),
        ("همراه ۰۹۱۲-۱۲۳-۴۷۱۸ پاسخ نداد", True),
        ("همراه +98-912.123.47.18 پاسخ نداد", True),
        ("کد ملی 017-598983-4 را بنویسید", True),
        ("کارت 6037-9911-1234-5678", True),
        ("پلاک ۱۲۳ فرعی از ۴۵۶۷ تا ۱۴۰۴/۰۸/۱۵ اصلاح شود", False),
        ("تماس: ۰۲۶-۰۰۰۰۰۴۰۷", False),
        ("از 1404/08/15 تا 1404/09/15، ساعت 8 تا 14", False),
    ],
)
def test_the_text_for_the_citizen_names_nobody(text: str, found: bool) -> None:
    assert personal(text, APPLICANT) is found


def test_a_return_says_what_to_mend_and_an_approval_need_not() -> None:
    assert words("approve", " ", APPLICANT) == ""
    assert words("return", " فرم را امضا کنید \r\n", APPLICANT) == "فرم را امضا کنید"
    with pytest.raises(InvalidInputError, match="text-needed"):
        words("return", "\u200f", APPLICANT)
    with pytest.raises(InvalidInputError, match="text-too-long"):
        words("return", "ا" * 2000, APPLICANT)
