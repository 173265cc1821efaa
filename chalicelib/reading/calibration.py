"""How likely a value is right, from the evidence for and against it: two logistic models, fitted on labelled pages, one
for values that nothing speaks against, which may become ``ok``, and one for the others. Traits that only add up know no
«and», and the two groups have little in common.

``calibration.json`` holds the weight of each trait in both, what they were fitted on and when; ``python -m
bench.calibrate`` makes it. Pure, and light to import.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Literal

from chalicelib.fields import Kind
from chalicelib.reading.model import Evidence, FieldReading

Group = Literal["unopposed", "opposed"]
_LOWEST, _HIGHEST = 0.001, 0.9995
_SHORT = 4
_ALIKE = frozenset("12")
"""What both engines make of a worn ۴, ۶ or ۷: they may agree on a number and both be wrong (docs/reading.md)."""
OF_NUMBERS = ("number_reading", "numeral_reading")
AGAIN = ("second_reading", *OF_NUMBERS, "letter_reading")
"""The evidence that other readings of the same print give; those of the two networks of numbers."""
HARD_TO_READ = frozenset(("digits_alike", "low_confidence"))
"""The reasons that this model gives itself."""
CHECKS = ("check_digit", "calendar", "word_list", "check")
"""The evidence that a kind's own check gives."""
_SAID = ("second_reading", "letter_reading", "document", *CHECKS, "text_layer", "printed_code", "label", "words")


def probability(field: FieldReading, kind: Kind, evidence: Sequence[Evidence]) -> float:
    """Between 0 and 1. A trait that the model doesn't know says nothing."""
    weights = _weights()[group(field)]
    odds = sum(weights.get(trait, 0.0) * value for trait, value in traits(field, kind, evidence).items())
    return round(1 / (1 + exp(-max(-9.0, min(9.0, odds)))), 5)


def traits(field: FieldReading, kind: Kind, evidence: Sequence[Evidence]) -> Mapping[str, float]:
    """What the model looks at, by name; most are 0 or 1, the recogniser's share is its log-odds."""
    sure = _log_odds(reader_of(evidence))
    found = {"always": 1.0, "reader": sure, f"reader_{kind.shape.characters}": sure}
    found[kind.shape.characters] = 1.0
    for said in _SAID:
        if (told := supports(evidence, said)) is not None:
            found[f"{said}_{'agrees' if told else 'differs'}"] = 1.0
    networks = [supports(evidence, said) for said in OF_NUMBERS]
    found["numbers_agrees"], found["numbers_split"] = float(networks.count(True)), float({True, False} <= {*networks})
    if field.alternatives:
        found["rival"] = _log_odds(field.alternatives[0][1])
    value = field.value or ""
    found["length"] = log(1 + len(value))
    found["short"] = float(len(value) <= _SHORT)
    found["repaired"] = float(field.repaired)
    found["doubt"] = float(any(one.kind in ("extent", "parse") for one in evidence))
    found["alike"] = float(alike_and_unchecked(value, evidence))
    return found


def group(field: FieldReading) -> Group:
    """Which of the two models is the value's."""
    return "unopposed" if set(field.reasons) <= HARD_TO_READ else "opposed"


def hard_to_read(value: str, evidence: Sequence[Evidence]) -> str:
    """Why a value that nothing else speaks against is not likely enough."""
    return "digits_alike" if alike_and_unchecked(value, evidence) else "low_confidence"


def supports(evidence: Sequence[Evidence], kind: str) -> bool | None:
    """True if any of the kind supports, else False if any contradicts, else None."""
    said = {one.supports for one in evidence if one.kind == kind}
    return True if True in said else (False if False in said else None)


def reader_of(evidence: Sequence[Evidence]) -> float:
    """The recogniser's own probability of its weakest word; 0 where it didn't read."""
    return next((float(one.detail) for one in evidence if one.kind == "recogniser"), 0.0)


def alike_and_unchecked(value: str, evidence: Sequence[Evidence]) -> bool:
    """A bare number with digits that engines confuse alike, and no check of its own?"""
    bare = value.replace(".", "").replace("/", "").isdigit()
    checked = any(supports(evidence, kind) for kind in CHECKS)
    return bare and not _ALIKE.isdisjoint(value) and not checked


def _log_odds(probability: float) -> float:
    held = min(_HIGHEST, max(_LOWEST, probability))
    return log(held / (1 - held))


@cache
def _weights() -> Mapping[Group, Mapping[str, float]]:
    weights: Mapping[Group, Mapping[str, float]] = json.loads(
        Path(__file__).with_name("calibration.json").read_bytes()
    )["weights"]
    return weights
