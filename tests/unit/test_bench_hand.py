"""What is counted of a form filled in with a pen."""

from __future__ import annotations

from bench.hand import SAID, Counts, as_markdown, judged
from chalicelib.catalogue import load
from chalicelib.findings import Finding
from chalicelib.reading.model import DocumentReading, FieldReading
from chalicelib.texts import message

FORM = load().documents["complaint_form"]
TRUTH = {
    "national_id": {"value": "0175989834", "box": [100, 100, 300, 130]},
    "mobile": {"value": "09121234718", "box": [100, 200, 300, 230]},
    "subject": {"value": "سد معبر", "box": [100, 300, 300, 330]},
}


def test_a_form_from_which_nothing_is_guessed_counts_as_missing_with_its_places_shown() -> None:
    called = Finding(code=SAID, severity="warning", message=message(SAID))
    places = {name: FieldReading(page=1, box=(80, box[1] - 10, 320, box[3] + 10)) for name, box in boxes()}
    one = judged(TRUTH, FORM, DocumentReading(type=FORM.id, fields=places, findings=(called,)))
    assert one == Counts(forms=1, typed=1, called=1, values=3, missing=3, shown=3)


def test_what_is_relied_upon_or_proposed_is_told_apart() -> None:
    read = {
        "national_id": FieldReading(value="0175989834", status="ok", page=1, box=(100, 100, 300, 130)),
        "mobile": FieldReading(value="09121234719", status="check", page=1, box=(100, 500, 300, 530)),
        "subject": FieldReading(value="سد معبر", status="check", page=1, box=(290, 300, 400, 330)),
    }
    one = judged(TRUTH, FORM, DocumentReading(type=FORM.id, fields=read))
    assert one == Counts(forms=1, typed=1, values=3, ok=1, right=1, wrong=1, shown=1)


def test_forms_are_summed_a_row_each_way() -> None:
    table = as_markdown({"by hand": Counts(forms=1) + Counts(forms=2, called=1)}).splitlines()
    assert table[-1] == "| by hand | 3 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |"


def boxes() -> list[tuple[str, list[int]]]:
    return [(name, list(told["box"])) for name, told in TRUTH.items()]  # type: ignore[call-overload]
