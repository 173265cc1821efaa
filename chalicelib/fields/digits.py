"""A code of digits whose length the catalogue states: tracking codes, unique ids."""

from __future__ import annotations

from chalicelib.fields.kind import UNDECIDABLE, Kind, Parsed, Shape, Spec, Verdict
from chalicelib.fields.runs import digit_code


class Digits(Kind):
    id = "digits"
    check_name = "check"

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.shape = Shape("digits", spec.length or 1, spec.length or 30)

    def parse(self, text: str) -> Parsed | None:
        return digit_code(text, self.shape.shortest, self.shape.longest)

    def check(self, value: str) -> Verdict:
        fits = value.isdecimal() and self.shape.shortest <= len(value) <= self.shape.longest
        return UNDECIDABLE if fits else Verdict("wrong", ("length",))
