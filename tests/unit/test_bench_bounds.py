import pytest

from bench.bounds import upper_bound


def test_no_event_follows_the_rule_of_three() -> None:
    assert upper_bound(0, 1000) == pytest.approx(3 / 1000, rel=0.01)


def test_bound_is_exact_for_no_events() -> None:
    assert upper_bound(0, 50) == pytest.approx(1 - 0.05 ** (1 / 50))


def test_bound_matches_the_published_value_for_some_events() -> None:
    # Beta(0.95; 6, 95): the one-sided 95% upper limit for 5 of 100
    assert upper_bound(5, 100) == pytest.approx(0.10225, abs=5e-5)


def test_without_trials_nothing_is_known() -> None:
    assert upper_bound(0, 0) == 1.0


def test_all_events_bound_is_one() -> None:
    assert upper_bound(7, 7) == 1.0
