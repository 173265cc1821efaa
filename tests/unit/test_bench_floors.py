"""The floors of the quick evaluation."""

from __future__ import annotations

import pytest

from bench.figures import Figures
from bench.generated import Order
from bench.outcome import Outcome
from bench.quick import FLOORS, Floor, Floors, failures
from bench.score import Place, Tally
from chalicelib import strict_yaml
from chalicelib.catalogue import load

FLOOR = Floors(
    today="2026-11-01",
    packages=(Order("dues"),),
    identified=0.9,
    levels={"office": Floor(right=0.9, ok=0.5, silent=0)},
)


def figures(tally: Tally, typed: int = 10, level: str = "office") -> Figures:
    place = Place(level, "title_deed", "plaque")
    return Figures.of([Outcome("whole", level, 10, typed, 10, 1.0, ((place, tally),))])


def test_figures_at_their_floors_pass() -> None:
    assert list(failures(figures(Tally(total=10, right=9, ok=5), typed=9), FLOOR)) == []


@pytest.mark.parametrize(
    ("tally", "typed", "said"),
    [
        (Tally(total=10, right=8, ok=5), 10, "office: 8 of 10 fields right"),
        (Tally(total=10, right=9, ok=4), 10, "office: 4 of 10 fields ok"),
        (Tally(total=10, right=9, ok=5, silent=1), 10, "office: 1 silent errors"),
        (Tally(total=10, right=9, ok=5), 8, "identified: 8 of 10"),
    ],
)
def test_whatever_falls_below_is_said(tally: Tally, typed: int, said: str) -> None:
    assert any(line.startswith(said) for line in failures(figures(tally, typed), FLOOR))


def test_wrong_ok_values_don_t_lift_a_reading_to_its_floor() -> None:
    below = list(failures(figures(Tally(total=10, right=9, ok=5, silent=2)), FLOOR))
    assert below[0].startswith("office: 3 of 10")


def test_a_level_of_which_nothing_was_read_is_below() -> None:
    assert list(failures(figures(Tally(total=10, right=10, ok=10), level="hard"), FLOOR))


def test_the_shipped_floors_are_of_services_that_exist() -> None:
    shipped = Floors.model_validate(strict_yaml.load(FLOORS.read_text(encoding="utf-8")))
    assert {order.service for order in shipped.packages} <= set(load().services)
    assert {order.level for order in shipped.packages} == set(shipped.levels)
