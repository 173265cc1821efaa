"""Characters, places and other readings from probabilities over time steps."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.ctc import readings, spikes
from ocr.words import line_of


def steps(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def collapsed(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(k for k, _ in itertools.groupby(path) if k)


def test_a_character_held_over_steps_is_one_character() -> None:
    found = spikes(steps((0.1, 0.9), (0.2, 0.8), (0.9, 0.1), (0.3, 0.7)))

    assert [(s.label, s.start, s.end) for s in found] == [(1, 0, 2), (1, 3, 4)]
    assert found[0].probability == pytest.approx(0.9)


def test_nothing_but_blanks_is_nothing() -> None:
    assert spikes(steps((1.0, 0.0), (1.0, 0.0))) == []


@given(st.lists(st.lists(st.floats(0.05, 1), min_size=3, max_size=3), min_size=1, max_size=4))
def test_probabilities_of_readings_are_the_sums_over_their_paths(raw: list[list[float]]) -> None:
    rows = np.array(raw, dtype=np.float64)
    rows /= rows.sum(axis=1, keepdims=True)
    expected: dict[tuple[int, ...], float] = {}
    for path in itertools.product(range(3), repeat=len(rows)):
        chance = float(np.prod([rows[t, k] for t, k in enumerate(path)]))
        expected[collapsed(path)] = expected.get(collapsed(path), 0.0) + chance

    found = dict(readings(rows.astype(np.float32), beams=1000, floor=0.0))

    assert found == pytest.approx(expected, rel=1e-4)


def test_words_come_in_reading_order_with_their_places_and_other_readings() -> None:
    # On paper, from the left: «۲», a space, «ا». The digit might be «۳».
    characters = ["", " ", "ا", "۲", "۳"]
    sheet = steps(
        (0.0, 0.0, 0.0, 0.7, 0.3),
        (1.0, 0.0, 0.0, 0.0, 0.0),
        (0.0, 1.0, 0.0, 0.0, 0.0),
        (1.0, 0.0, 0.0, 0.0, 0.0),
        (0.0, 0.0, 1.0, 0.0, 0.0),
    )

    line = line_of(sheet, (100, 10, 150, 40), characters)

    assert line is not None
    assert line.text == "ا ۲"
    letter, digit = line.words
    assert letter.box == (130, 10, 150, 40)
    assert digit.box == (100, 10, 120, 40)
    assert digit.confidence == pytest.approx(0.7)
    assert digit.alternatives == (("۳", pytest.approx(0.3)),)
    assert letter.alternatives == ()
